"""Signing in, in its steps: password, second factor (enrolled the first time), new password.

The steps that are done stand in the session; nothing else opens before the last one.
"""

from __future__ import annotations

from flask import Blueprint, Response
from wtforms import StringField

from ccportal.acts import accounts_second, accounts_signin
from ccportal.errors import Invalid, NotFound
from ccportal.intranet.guesses import Guesses, put_mark, second_factor
from ccportal.intranet.visitors import UNNAMED, me
from ccportal.store.accounts import Account
from ccportal.store.reviews import Centre
from ccportal.web import forms
from ccportal.web.access import Can, allow, public
from ccportal.web.forms import Form, text
from ccportal.web.headers import forget_everything
from ccportal.web.pages import see, show
from ccportal.web.sessions import current

bp = Blueprint("sign_in", __name__, url_prefix="/sign-in")

WRONG = "That email and that password do not belong together."
WRONG_CODE = "That code does not fit. Wait for the next one and type that."


class PasswordForm(Form):
    """Email and password."""

    email = text("Email", need="Enter your email", render_kw={"autocomplete": "username"})
    password = forms.password("Password")


class CodeForm(Form):
    """Six digits from the authenticator."""

    code: StringField = text(
        "The six digits",
        need="Enter the six digits",
        most=20,
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )


class RecoveryForm(Form):
    """One of the ten codes."""

    code = text("Recovery code", hint="Like 1a2b3-4c5d6-7e8f9-0a1b2", need="Enter a code", most=60)


class NewPasswordForm(Form):
    """A password of one's own."""

    password = forms.password(
        "New password",
        hint="12 characters or more, better 15. Four words that do not belong together are good.",
        need="Enter a new password",
    )


@bp.route("", methods=["GET", "POST"])
@public
def password_step() -> Response:
    """The first step: email and password."""
    form = PasswordForm()
    if not form.validate_on_submit():
        return show("intranet/sign_in.html", form=form, status=422 if form.errors else 200)
    guesses = Guesses(form.email.data)
    guesses.count()
    known = accounts_signin.check_password(form.email.data, form.password.data)
    if known is None:
        form.refuse("password", WRONG)
        return show("intranet/sign_in.html", form=form, status=422)
    guesses.right()
    here = current()
    here.start()
    here["pending"], here["replace"] = known.account, known.must_replace
    here["step"] = "code" if known.enrolled else "enrol"
    if not known.enrolled:
        here["secret"] = accounts_second.new_secret()
    return see(f"sign_in.{here['step']}")


@bp.route("/code", methods=["GET", "POST"])
@public
def code() -> Response:
    """The second step: six digits."""
    account = _pending("code")
    form = CodeForm()
    if not form.validate_on_submit():
        return show("intranet/code.html", form=form, status=422 if form.errors else 200)
    limit = second_factor(account)
    limit.count()
    if not accounts_second.check_code(account, form.code.data):
        accounts_signin.wrong_code(account)
        form.refuse("code", WRONG_CODE)
        return show("intranet/code.html", form=form, status=422)
    limit.passed()
    return _go_on(account)


@bp.route("/recovery", methods=["GET", "POST"])
@public
def recovery() -> Response:
    """The second step without the authenticator: one of the ten codes."""
    account = _pending("code")
    form = RecoveryForm()
    if not form.validate_on_submit():
        return show("intranet/recovery.html", form=form, status=422 if form.errors else 200)
    limit = second_factor(account)
    limit.count()
    left = accounts_second.use_recovery_code(account, form.code.data)
    if left is None:
        accounts_signin.wrong_code(account)
        form.refuse("code", "That is none of your codes, or it was used before.")
        return show("intranet/recovery.html", form=form, status=422)
    limit.passed()
    return _go_on(account)


@bp.route("/enrol", methods=["GET", "POST"])
@public
def enrol() -> Response:
    """The second step, the first time: the authenticator is made known."""
    account = _pending("enrol")
    here, form = current(), CodeForm()
    secret = here["secret"]
    if form.validate_on_submit():
        codes = accounts_second.enrol(account, secret, form.code.data)
        if codes is not None:
            here["codes"] = codes
            return _go_on(account)
        form.refuse("code", WRONG_CODE)
    spelled = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    status = 422 if form.errors else 200
    return show("intranet/enrol.html", form=form, secret=spelled, status=status)


@bp.get("/enrol/picture.svg")
@public
def picture() -> Response:
    """The secret as a picture for the authenticator."""
    email = Account.get_by_id(_pending("enrol")).email
    centre = Centre.select().first()
    address = accounts_second.address(
        current()["secret"], email, centre.name if centre else UNNAMED
    )
    return Response(accounts_second.picture(address), mimetype="image/svg+xml")


@bp.route("/new-password", methods=["GET", "POST"])
@public
def new_password() -> Response:
    """The last step for a password that somebody else handed over: one's own."""
    account = _pending("new_password")
    form = NewPasswordForm()
    if form.validate_on_submit():
        try:
            accounts_signin.replace_password(account, form.password.data)
        except Invalid as error:
            form.refuse("password", str(error))
        else:
            current()["replace"] = False
            return _go_on(account)
    status = 422 if form.errors else 200
    return show("intranet/new_password.html", form=form, status=status)


@bp.post("/out")
@allow(Can.OWN_ACCOUNT)
def out() -> Response:
    """Sign out: the session is gone, and what the browser kept with it."""
    accounts_signin.signed_out(me().ref)
    current().end()
    return forget_everything(see("sign_in.password_step"))


def _pending(step: str) -> int:
    """The account that is at this step; anybody else does not know of it."""
    here = current()
    if here.get("step") != step:
        raise NotFound("Begin again by signing in.")
    return int(here["pending"])


def _go_on(account: int) -> Response:
    """To the next step, or in."""
    here = current()
    if here["replace"]:
        here["step"] = "new_password"
        here.renew()
        return see("sign_in.new_password")
    codes = here.get("codes")
    here.start(str(account))
    if codes:
        here["codes"] = codes
    accounts_signin.signed_in(account)
    answer = see("account.codes") if codes else see("today.today")
    return put_mark(answer, Account.get_by_id(account).email)
