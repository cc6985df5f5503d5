"""The policy's versions: written, put forward, adopted, reviewed; what is adopted stays (C11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccportal import clock
from ccportal.acts import refs
from ccportal.acts.act import act
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules import reviewing, undertakings, words
from ccportal.rules.access import Role
from ccportal.rules.reviewing import Outcome
from ccportal.settings import PACKAGE
from ccportal.store.reviews import PolicyDraft, PolicyReview, PolicyVersion

SHIPPED = PACKAGE / "texts" / "policy.md"
"""The project's own wording, for a centre to begin with."""

NO_DRAFT = "Nothing is written yet."


@dataclass(frozen=True, slots=True)
class Writing:
    """What is to become the next version: its text (Markdown), what changed, its next review."""

    text: str
    summary_of_changes: str
    review_due_on: date


@dataclass(frozen=True, slots=True)
class Held:
    """A review: when, who took part, and what came of it.

    `next_due_on` is the next review's day where the version was kept as it is.
    """

    held_on: date
    took_part: str
    outcome: Outcome
    next_due_on: date | None


def shipped() -> str:
    """The policy as it comes with this software."""
    return SHIPPED.read_text("utf-8")


def draft() -> PolicyDraft | None:
    """What is being written, if anything is."""
    found: PolicyDraft | None = PolicyDraft.select().first()
    return found


def begin() -> str:
    """What the next version begins with: the one in force, or else the shipped text."""
    there = PolicyVersion.in_force(clock.today())
    return there.text if there else shipped()


def write(actor: str, writing: Writing) -> None:
    """Keep a draft in place of the one before; it is not put forward any more.

    Raises Invalid for a text that is empty or too long, a missing word on what changed (but in
    the first version), or a review date out of bounds.
    """
    with act(actor, "policy:write"):
        text = words.kept(writing.text, "Write the policy")
        changes = writing.summary_of_changes.strip()
        if not changes and PolicyVersion.select().exists():
            raise Invalid("Say what changed since the version before")
        reviewing.check_due(writing.review_due_on, clock.today())
        PolicyDraft.delete().execute()
        PolicyDraft.create(
            text=text,
            summary_of_changes=changes,
            review_due_on=writing.review_due_on,
            written_by=actor,
            written_at=clock.now_utc(),
        )


def put_forward(actor: str) -> None:
    """Ask the chair to adopt the draft; raises Conflict where there is none."""
    with act(actor, "policy:put-forward"):
        found = _draft()
        found.proposed_at = clock.now_utc()
        found.save()


def drop(actor: str) -> None:
    """Throw the draft away."""
    with act(actor, "policy:drop"):
        PolicyDraft.delete().execute()


def adopt(actor: str, role: Role, read: str) -> str:
    """Make the draft the version in force, from now on; its reference.

    `read` is when the draft that was read had been written (`PolicyDraft.written_at` in ISO
    form). Raises NotPermitted as `rules.undertakings.check_adopt` says, Conflict where there is
    no draft, it is not put forward, or it was written anew since it was read, and Invalid where
    its review date has come too near.
    """
    with act(actor, "policy:adopt"):
        found, today = _draft(), clock.today()
        first = not PolicyVersion.select().exists()
        undertakings.check_adopt(role, first=first, ours=found.written_by == actor)
        if found.written_at.isoformat() != read:
            raise Conflict("It was written anew since you opened this page. Read it again.")
        if found.proposed_at is None and not first:
            raise Conflict("The coordinator has not put it forward yet.")
        reviewing.check_due(found.review_due_on, today)
        ref = refs.fresh("policy_versions")
        PolicyVersion.create(
            ref=ref,
            adopted_on=today,
            adopted_at=clock.now_utc(),
            adopted_by=actor,
            text=found.text,
            summary_of_changes=found.summary_of_changes or None,
            review_due_on=found.review_due_on,
        )
        found.delete_instance()
    return ref


def review(actor: str, held: Held) -> None:
    """Record a review of the version in force.

    Kept as it is, it is due again on the new day; where a new version is to come the date
    stays until that is adopted. Raises Conflict where no version is in force, Invalid for a
    day that cannot be, or where nobody is said to have taken part.
    """
    with act(actor, "policy:review", detail=held.outcome):
        found, today = PolicyVersion.in_force(clock.today()), clock.today()
        if found is None:
            raise Conflict("No version is in force yet.")
        reviewing.check_held(held.held_on, found.adopted_on, today)
        took_part = words.kept(held.took_part, "Say who took part")
        due_on = _due(held)
        PolicyReview.create(
            version=found,
            held_on=held.held_on,
            took_part=took_part,
            outcome=held.outcome,
            was_due_on=found.review_due_on,
            next_due_on=due_on,
            recorded_by=actor,
            recorded_at=clock.now_utc(),
        )
        if due_on is not None:
            found.review_due_on = due_on
            found.save(only=[PolicyVersion.review_due_on])


def version(ref: str) -> PolicyVersion:
    """A version; raises NotFound where there is none."""
    found: PolicyVersion | None = PolicyVersion.get_or_none(PolicyVersion.ref == ref)
    if found is None:
        raise NotFound("There is no such version.")
    return found


def versions() -> list[PolicyVersion]:
    """Every version, the newest first."""
    found = PolicyVersion.select()
    order = lambda one: (one.adopted_on, str(one.adopted_at or ""), one.ref)  # noqa: E731
    return sorted(found, key=order, reverse=True)


def before(later: PolicyVersion, among: list[str]) -> str | None:
    """Of some versions the last that was adopted before another; None where none was."""
    known = [one.ref for one in versions()]
    earlier = known[known.index(later.ref) + 1 :]
    return next((one for one in earlier if one in among), None)


def reviews() -> list[PolicyReview]:
    """Every review, the newest first."""
    return list(PolicyReview.select().order_by(PolicyReview.held_on.desc(), PolicyReview.id.desc()))


def _due(held: Held) -> date | None:
    """The day of the next review that a review settles; None where a new version is to come."""
    if held.outcome is not Outcome.UNCHANGED:
        return None
    if held.next_due_on is None:
        raise Invalid("Enter the day of the next review")
    reviewing.check_due(held.next_due_on, held.held_on)
    return held.next_due_on


def _draft() -> PolicyDraft:
    found = draft()
    if found is None:
        raise Conflict(NO_DRAFT)
    return found
