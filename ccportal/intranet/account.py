"""One's own account: where one is signed in, codes, password, look."""

from __future__ import annotations

from flask import Blueprint, Response

from ccportal import clock
from ccportal.acts import accounts, accounts_second, accounts_sessions, accounts_signin, checks
from ccportal.errors import Invalid, NotFound
from ccportal.intranet.guesses import second_factor
from ccportal.intranet.visitors import me
from ccportal.rules.sessions import IDLE
from ccportal.web import forms
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, choice, tick
from ccportal.web.pages import see, show
from ccportal.web.sessions import current, token_hash

bp = Blueprint("account", __name__, url_prefix="/account")

THEMES = (("light", "Light"), ("dark", "Dark"), ("device", "As this device"))


class KeptForm(Form):
    """That the codes are kept."""

    kept = tick("I have printed these or written them down", need="Tick when you have them")


class AgainForm(Form):
    """The password once more."""

    password = forms.password("Your password")


class ChangeForm(Form):
    """From the old password to a new one."""

    password = forms.password("The password you have now")
    new = forms.password(
        "New password",
        hint="12 characters or more, better 15. Four words that do not belong together are good.",
        need="Enter a new password",
    )


class ThemeForm(Form):
    """How the pages look."""

    theme = choice("How the pages look", THEMES)


@bp.get("")
@allow(Can.OWN_ACCOUNT)
def account() -> Response:
    """The page of one's own account."""
    return _page(ThemeForm(theme=me().theme))


@bp.post("/theme")
@allow(Can.OWN_ACCOUNT)
def theme() -> Response:
    """Choose how the pages look."""
    form = ThemeForm()
    if not form.validate_on_submit():
        return _page(form, status=422)
    accounts_signin.choose_theme(me().account, form.theme.data)
    return see("account.account")


@bp.post("/out-elsewhere")
@allow(Can.OWN_ACCOUNT)
def out_elsewhere() -> Response:
    """End every session but this one."""
    accounts.sign_out_everywhere(me().ref, me().ref, but=_here())
    return see("account.account")


@bp.route("/codes", methods=["GET", "POST"])
@allow(Can.OWN_ACCOUNT)
def codes() -> Response:
    """The recovery codes, shown until it is said that they are kept."""
    fresh = current().get("codes")
    if not fresh:
        raise NotFound("Your codes were shown once. You can make new ones.")
    form = KeptForm()
    if form.validate_on_submit():
        current().pop("codes")
        return see("today.today")
    return show("intranet/codes.html", form=form, codes=fresh, status=422 if form.errors else 200)


@bp.route("/new-codes", methods=["GET", "POST"])
@allow(Can.OWN_ACCOUNT)
def new_codes() -> Response:
    """Ten new recovery codes, after the password once more."""
    form = AgainForm()
    if form.validate_on_submit() and _is_right(form):
        current()["codes"] = accounts_second.renew_codes(me().account, _here())
        return see("account.codes")
    return show("intranet/new_codes.html", form=form, status=422 if form.errors else 200)


@bp.route("/password", methods=["GET", "POST"])
@allow(Can.OWN_ACCOUNT)
def change() -> Response:
    """Another password; every other session ends."""
    form = ChangeForm()
    if form.validate_on_submit() and _is_right(form):
        try:
            accounts_signin.replace_password(me().account, form.new.data, session=_here())
        except Invalid as error:
            form.refuse("new", str(error))
        else:
            return see("account.account")
    return show("intranet/password.html", form=form, status=422 if form.errors else 200)


def _page(form: ThemeForm, status: int = 200) -> Response:
    now = clock.now_utc()
    return show(
        "intranet/account.html",
        form=form,
        sessions=accounts_sessions.open_sessions(me().account, now - IDLE),
        here=_here(),
        left=accounts_second.codes_left(me().account),
        cleared=checks.is_cleared_today(me().ref),
        status=status,
    )


def _is_right(form: AgainForm | ChangeForm) -> bool:
    """Whether the password that was asked for again is right; guesses are counted."""
    limit = second_factor(me().account)
    limit.count()
    if accounts_signin.is_own_password(me().account, form.password.data):
        limit.passed()
        return True
    form.refuse("password", "That is not your password.")
    return False


def _here() -> str:
    return token_hash(current().token or "")
