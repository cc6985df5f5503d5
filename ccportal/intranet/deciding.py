"""What was sent about a record: the passages that were marked, the code, the mode (VIO)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from ccportal.errors import Invalid
from ccportal.intranet.marking_pictures import sent_areas
from ccportal.intranet.marking_words import sent_words
from ccportal.intranet.requests_forms_review import DecideForm
from ccportal.rules.covering import Cover
from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.withholding import Action, Exemption, Mode, offered
from ccportal.sar.pictures_given import Chosen, given_words
from ccportal.store.at_once import Steps, alone, asking
from ccportal.store.families import Member
from ccportal.store.requests import Request

MOST_PASSAGES = 2_000

PARENTS = frozenset({"resident-parent", "contact-parent"})


@dataclass(frozen=True, slots=True)
class Sent:
    """What a page sent about a record; `wrong` says that a passage had no code or no mode."""

    cuts: tuple[Cut, ...]
    wrong: bool
    covers: tuple[Cover, ...] = ()
    chosen: tuple[Chosen, ...] = ()

    def decided(self, record: str, form: DecideForm, may_use: tuple[Exemption, ...]) -> Decided:
        """The decision; raises Invalid for what the page does not offer, Refused for its pages."""
        if str(form.action.data) not in set(Action):
            raise Invalid("Say what becomes of this record.")
        action = Action(form.action.data)
        whole, code = action is Action.WITHHOLD, str(form.exemption.data or "")
        cuts = self.cuts if action is Action.REDACT else ()
        covers = self.covers if action is Action.REDACT else ()
        if action is Action.REDACT and self.wrong:
            raise Invalid("Choose a code for each passage.")
        used = {cut.exemption for cut in cuts} | {area.exemption for area in covers}
        exemption = Exemption(code) if whole and code in set(Exemption) else None
        if not (used | ({exemption} - {None})) <= set(may_use):
            raise Invalid("This code cannot be used here.")
        mode = Mode(form.mode.data) if whole and form.mode.data in set(Mode) else Mode.STATED
        given = action in {Action.INCLUDE, Action.REDACT}
        page_words = given_words(record, covers, self.chosen) if given else ()
        return Decided(record, action, exemption, mode, cuts, covers, page_words)


def sent_about(sent: MultiDict[str, str], texts: Sequence[str]) -> Sent:
    """The ticked passages; browsers send a line's end as two characters, records hold one."""
    cuts, wrong = [], False
    for number in sent.getlist("cover")[:MOST_PASSAGES]:
        find = sent.get(f"find-{number}", "")
        if not any(find in text for text in texts):
            find = find.replace("\r\n", "\n")
        code, mode = sent.get(f"code-{number}", ""), sent.get(f"mode-{number}", "stated")
        if not find.strip():
            continue
        if code not in set(Exemption) or mode not in set(Mode):
            wrong = True
            continue
        cuts.append(Cut(find, Exemption(code), Mode(mode)))
    covers, amiss = sent_areas(sent)
    return Sent(tuple(dict.fromkeys(cuts)), wrong or amiss, covers, sent_words(sent))


def offered_for(request: Request) -> tuple[Exemption, ...]:
    """The exemptions that may be chosen in this request.

    Whether a record speaks of health only its reader can say: that one is always there, with
    its test. The one for a child's data is there where a parent asks for a child's (CA21).
    """
    return alone(offered_in_steps(request))


def offered_in_steps(request: Request) -> Steps[tuple[Exemption, ...]]:
    """The same, asked together with what else a page needs."""
    by_a_parent = yield from _by_a_parent(request)
    return offered(health_data=True, child_asked_for_by_parent=by_a_parent)


def _by_a_parent(request: Request) -> Steps[bool]:
    if not request.made_by_id or request.made_by_id == request.subject_id:
        return False
    own = Member.select(Member.family).where(
        Member.person == request.subject_id, Member.role == "child"
    )
    asks = Member.select(Member.family).where(
        Member.person == request.made_by_id,
        Member.family.in_(own),
        Member.role.in_(PARENTS) | Member.parental_responsibility,
    )
    return bool((yield from asking(asks.limit(1))))
