"""Certificates of disposal: what went, how much, when, agreed by whom; nobody is named (C9)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from ccportal import clock
from ccportal.acts.letterhead import letterhead
from ccportal.acts.requests_state import part_of
from ccportal.errors import NotFound
from ccportal.rules import disposal as rule
from ccportal.rules.disposal import Certified, Chosen
from ccportal.rules.retention import Due
from ccportal.sar.pack import Section
from ccportal.sar.wording import day
from ccportal.store.retention import Certificate, DisposalBatch
from ccportal.store.retention_removal import Removed

KINDS: Mapping[str, str] = {
    "Referral": "referrals",
    "Attendance": "attendances",
    "Booking": "bookings",
    "Note": "notes",
    "Incident": "incidents",
    "Risk": "risks",
    "Document": "documents",
    "FileContent": "files of documents",
    "Consent": "consents",
    "Disclosure": "entries of the disclosure register",
    "Assessment": "agreements to an assessment",
    "Request": "requests, with their answers",
    "ContactDetail": "contact details",
    "Arrangement": "arrangements",
    "CourtOrder": "court orders",
    "TeamMember": "times on the team",
    "DbsCheck": "checks of the team",
    "Undertaking": "undertakings",
    "Account": "accounts",
    "Draft": "drafts",
}
"""The kinds that a certificate counts by name; all others are counted together."""

OTHERS = "other entries"


def issue(
    batch: DisposalBatch, going: Chosen, removed: Removed, used: Sequence[Due]
) -> Certificate:
    """Make the certificate of a batch and bind it to the last one. In the act of the disposal."""
    last = Certificate.select().order_by(Certificate.number.desc()).first()
    certified = Certified(
        number=last.number + 1 if last else 1,
        batch=batch.ref,
        disposed_on=clock.today(),
        proposed_on=clock.local(batch.proposed_at).date(),
        agreed_on=clock.local(batch.agreed_at or clock.now_utc()).date(),
        families=len(going.families),
        people=len(going.people),
        nameless=removed.nameless,
        counts=_counts(removed.counts),
        used_from=min(one.last_used for one in used),
        used_to=max(one.last_used for one in used),
        proposed_by=str(part_of(batch.proposed_by)),
        agreed_by=str(part_of(str(batch.agreed_by))),
    )
    previous = last.digest if last else rule.FIRST
    says, pdf = rule.said(certified), printed(certified, previous)
    sha256 = hashlib.sha256(pdf).hexdigest()
    return Certificate.create(
        number=certified.number,
        batch=batch.ref,
        made_at=clock.now_utc(),
        says=says,
        sha256=sha256,
        content=pdf,
        previous=previous,
        digest=rule.digest(says, sha256, previous),
    )


def all_of_them() -> list[Certificate]:
    """Every certificate, newest first, without the files."""
    columns = [one for one in Certificate._meta.sorted_fields if one.name != "content"]
    return list(Certificate.select(*columns).order_by(Certificate.number.desc()))


def find(number: int) -> Certificate:
    """A certificate with its file; raises NotFound."""
    found = Certificate.get_or_none(Certificate.number == number)
    if found is None:
        raise NotFound("There is no such certificate.")
    return found


def of(batch: str) -> Certificate:
    """The certificate of a batch; raises NotFound where nothing of it was disposed of."""
    found = Certificate.get_or_none(Certificate.batch == batch)
    if found is None:
        raise NotFound("There is no certificate for this batch.")
    return found


def of_if_any(batch: str) -> Certificate | None:
    """The certificate of a batch; None before there is one."""
    return Certificate.get_or_none(Certificate.batch == batch)


def last_on() -> date | None:
    """The day of the last disposal; None where there was none."""
    last = Certificate.select(Certificate.made_at).order_by(Certificate.number.desc()).first()
    return clock.local(last.made_at).date() if last else None


def first_fault() -> int | None:
    """The number of the first certificate that does not fit the one before; None where all do."""
    expected, previous = 1, rule.FIRST
    for one in Certificate.select().order_by(Certificate.number):
        sha256 = hashlib.sha256(bytes(one.content)).hexdigest()
        fits = one.number == expected and one.previous == previous and one.sha256 == sha256
        if not fits or one.digest != rule.digest(one.says, one.sha256, one.previous):
            return expected
        expected, previous = expected + 1, one.digest
    return None


def printed(certified: Certified, previous: str) -> bytes:
    """The certificate as a PDF."""
    from ccportal.sar import render_paper  # loads the renderer, which takes a moment

    head = letterhead()
    title = f"Certificate of disposal {certified.number}"
    facts = (
        ("Batch", certified.batch),
        ("Disposed of on", day(certified.disposed_on)),
        ("Last used", f"{day(certified.used_from)} to {day(certified.used_to)}"),
    )
    return render_paper.render(
        render_paper.Paper(
            title, title, head, certified.disposed_on, facts, _sections(certified, previous)
        )
    )


def _sections(certified: Certified, previous: str) -> tuple[Section, ...]:
    why = (
        "Under clause C9 of our confidentiality policy, data that were not used for three years "
        "are confidential waste. Those counted here were removed from our records, their files, "
        "the search index, drafts and the portal, and what they had stood on was overwritten."
    )
    who = (
        f"Proposed by a {certified.proposed_by} on {day(certified.proposed_on)}.",
        f"Agreed by another person, a {certified.agreed_by}, on {day(certified.agreed_on)}.",
    )
    counted = (
        f"{certified.families} families and {certified.people} people",
        *(f"{number} {kind}" for kind, number in certified.counts.items()),
    )
    nameless = (
        f"Of these people {certified.nameless} still stand, without a name, in records of others "
        "that are in use."
    )
    bound = f"This certificate is bound to the one before it by its SHA-256: {previous}"
    return (
        Section("What this certifies", (why,)),
        Section("What went", (), counted),
        *((Section("", (nameless,)),) if certified.nameless else ()),
        Section("Who decided", who),
        Section("The chain", (bound,)),
    )


def _counts(counts: Mapping[str, int]) -> dict[str, int]:
    """How much of each kind went, in plain words; families and people are told by themselves."""
    found = {words: counts[name] for name, words in KINDS.items() if counts.get(name)}
    others = sum(
        number
        for name, number in counts.items()
        if name not in KINDS and name not in ("Family", "Person")
    )
    return {**found, **({OTHERS: others} if others else {})}
