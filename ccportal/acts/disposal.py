"""Disposing of what is due: propose, agree, remove, overwrite, certify (C9).

What a worker left half done is gone on with: removed is removed at once or not at all; what
comes after (the portal, the free pages of the file) can be done again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from ccportal import clock
from ccportal.acts import disposal_certificates, disposal_register, requests_told, retention, work
from ccportal.acts.act import act
from ccportal.errors import Conflict, NotFound
from ccportal.rules import disposal as rule
from ccportal.rules.disposal import Chosen, State
from ccportal.rules.retention import Due, Listed
from ccportal.store import search_index, tables
from ccportal.store.database import overwrite, portal_db, records_db, writing
from ccportal.store.portal import PortalRequest
from ccportal.store.requests import Request
from ccportal.store.retention import DisposalBatch, DisposalEntry
from ccportal.store.retention_removal import remove

Progress = Callable[[int, int], None]
FAMILIES, PEOPLE = "families", "people"
STEPS = 5


def find(ref: str) -> DisposalBatch:
    """The batch; raises NotFound."""
    found = DisposalBatch.get_or_none(DisposalBatch.ref == ref)
    if found is None:
        raise NotFound("There is no such batch.")
    return found


def open_batches() -> list[DisposalBatch]:
    """The batches that are not over, oldest first."""
    query = DisposalBatch.select().where(DisposalBatch.state.in_(rule.OPEN))
    return list(query.order_by(DisposalBatch.proposed_at))


def busy() -> frozenset[str]:
    """What is in a batch that is not over."""
    query = DisposalEntry.select(DisposalEntry.ref).join(DisposalBatch)
    return frozenset(one.ref for one in query.where(DisposalBatch.state.in_(rule.OPEN)))


def propose(actor: str, wanted: Collection[str]) -> str:
    """Propose these families and members of the team for disposal; the batch's ref.

    Raises Invalid or Conflict where one is not due, is awaited by a request, or is in a batch,
    or where nobody has looked yet whom a request is about.
    """
    ref = f"disposal-{clock.today().year}-{_next()}"
    with act(actor, "retention:propose", None, ref):
        rule.check_all_known(requests_told.of_nobody_yet())
        here = retention.look()
        can = set(rule.units(here.register, here.listed)) - here.awaited().keys()
        rule.check_proposal(wanted, can, busy())
        going = rule.chosen(here.register, here.listed, wanted)
        batch = DisposalBatch.create(
            ref=ref,
            state=State.PROPOSED,
            as_of=clock.today(),
            proposed_by=actor,
            proposed_at=clock.now_utc(),
        )
        for kind, refs in ((FAMILIES, going.families), (PEOPLE, going.people)):
            for one in sorted(refs):
                DisposalEntry.create(batch=batch, ref=one, kind=kind)
    return ref


def withdraw(actor: str, ref: str) -> None:
    """Take back a batch that nobody has agreed with yet."""
    _end(actor, ref, "retention:withdraw", State.WITHDRAWN)


def send_back(actor: str, ref: str) -> None:
    """Say no to a batch; what is in it can be proposed again."""
    _end(actor, ref, "retention:send-back", State.SENT_BACK)


def agree(actor: str, ref: str, typed: str) -> None:
    """Agree with a batch, and let it be disposed of in the background.

    Raises Invalid where the word was not typed, NotPermitted for who proposed it.
    """
    with act(actor, "retention:agree", None, ref):
        batch = find(ref)
        rule.check_agreement(State(batch.state), batch.proposed_by, actor, _refs(batch, PEOPLE))
        rule.check_word(typed)
        batch.state, batch.agreed_by, batch.agreed_at = State.AGREED, actor, clock.now_utc()
        batch.save()
        work.ask_about(actor, ref, work.DISPOSE)


def dispose(actor: str, ref: str, progress: Progress | None = None) -> None:
    """Dispose of a batch that two people agreed on; `progress` gets steps done and steps in all.

    Raises Conflict where they did not, or the free pages of the store cannot be overwritten
    yet: it can be asked for again.
    """
    told = progress or (lambda _done, _total: None)
    batch = find(ref)
    rule.check_disposal(State(batch.state))
    told(0, STEPS)
    if batch.state == State.AGREED:
        _remove(actor, ref)
    told(1, STEPS)
    disposal_register.keep_up()
    _clear_portal()
    told(2, STEPS)
    search_index.overwrite()
    told(3, STEPS)
    overwrite_all()
    told(4, STEPS)
    with act(actor, "retention:done", None, ref):
        batch = find(ref)
        batch.state, batch.ended_at = State.DONE, clock.now_utc()
        batch.save()
    told(STEPS, STEPS)


def go_on(actor: str) -> int:
    """Bring to their end the disposals whose data were removed and not yet overwritten."""
    half = [one.ref for one in open_batches() if one.state == State.REMOVED]
    for ref in half:
        dispose(actor, ref)
    return len(half)


def overwrite_all() -> None:
    """Leave nothing of what was removed in the free pages of either store."""
    # every table: what was removed may have stood in any of them, and a centre's store is small
    overwrite(records_db, [one._meta.table_name for one in tables.records()])
    overwrite(portal_db, [one._meta.table_name for one in tables.portal()])


def clear_leftovers() -> None:
    """Remove from the portal what belongs to requests that the records do not have any more."""
    _clear_portal()


def _remove(actor: str, ref: str) -> None:
    with act(actor, "retention:dispose", None, ref):
        batch = find(ref)
        rule.check_disposal(State(batch.state))
        if batch.state != State.AGREED:
            return
        rule.check_all_known(requests_told.of_nobody_yet())
        here = retention.look()
        going = _still(batch, here)
        removed = remove(going.families, going.people)
        for one in batch.entries.where(
            DisposalEntry.ref.in_(sorted(going.families | going.people))
        ):
            one.disposed_on = clock.today()
            one.save()
        used = _used(here.listed, going)
        disposal_certificates.issue(batch, going, removed, used)
        batch.state = State.REMOVED
        batch.save()


def _still(batch: DisposalBatch, here: retention.Look) -> Chosen:
    """What of a batch is due still, and awaited by no request."""
    wanted = _refs(batch, FAMILIES) | _refs(batch, PEOPLE)
    going = rule.chosen(here.register, here.listed, wanted - here.awaited().keys())
    if not going.families and not going.people:
        raise Conflict("Nothing of this batch is due any more. Nothing was removed.")
    return Chosen(going.families, going.people & wanted)


def _used(listed: Listed, going: Chosen) -> tuple[Due, ...]:
    return tuple(one for one in listed.due if one.ref in going.families | going.people)


def _refs(batch: DisposalBatch, kind: str) -> frozenset[str]:
    return frozenset(one.ref for one in batch.entries.where(DisposalEntry.kind == kind))


def _end(actor: str, ref: str, action: str, state: State) -> None:
    with act(actor, action, None, ref):
        batch = find(ref)
        if batch.state != State.PROPOSED:
            raise Conflict("This batch does not wait for anybody to agree.")
        batch.state, batch.ended_at = state, clock.now_utc()
        batch.save()


def _next() -> int:
    return int(DisposalBatch.select().count()) + 1


def _clear_portal() -> None:
    known = {one.ref for one in Request.select(Request.ref)}
    fetched = PortalRequest.select(PortalRequest.reference).where(
        PortalRequest.fetched_at.is_null(False), PortalRequest.sealed.is_null()
    )
    gone = [one.reference for one in fetched if one.reference not in known]
    if gone:
        with writing(portal_db):
            PortalRequest.delete().where(PortalRequest.reference.in_(gone)).execute()
