"""A finished file is entered once, and any copy of it can be told from a changed one."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from support.packs import drawn

from ccportal.errors import NotFound
from ccportal.sar.seal import seal, verify
from ccportal.store.audit import AuditEntry
from ccportal.store.people import Record
from ccportal.store.requests import Pack, Request

APPROVED = "d" * 64
WORDS = b"The same answer as plain text.\n"


@pytest.fixture
def request_ref(made):
    Record.create(ref="req-1", kind="requests")
    Request.create(ref="req-1", kind="access", received_on=date(2026, 5, 1), channel="letter")
    return "req-1"


def test_the_register_holds_the_file_its_digest_and_its_pages(request_ref):
    pack = seal(request_ref, drawn(), WORDS, APPROVED)
    kept = Pack.get(Pack.sha256 == hashlib.sha256(drawn()).hexdigest())
    assert kept == pack
    assert bytes(kept.content) == drawn()
    assert (kept.size, kept.pages, kept.approved_digest) == (len(drawn()), 5, APPROVED)


def test_the_register_holds_the_same_answer_as_plain_text_and_its_digest(request_ref):
    kept = seal(request_ref, drawn(), WORDS, APPROVED)
    assert (bytes(kept.words), kept.words_sha256) == (WORDS, hashlib.sha256(WORDS).hexdigest())


def test_the_audit_trail_holds_the_digests_and_no_more(request_ref):
    pack = seal(request_ref, drawn(), WORDS, APPROVED)
    entry = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (entry.actor, entry.action, entry.object_ref, entry.detail) == (
        "command",
        "pack:seal",
        request_ref,
        f"{pack.sha256} {pack.words_sha256}",
    )


def test_the_same_file_is_entered_once(request_ref):
    first = seal(request_ref, drawn(), WORDS, APPROVED)
    assert seal(request_ref, drawn(), WORDS, APPROVED) == first
    assert Pack.select().count() == 1


def test_the_same_file_of_another_approval_is_entered_again(request_ref):
    seal(request_ref, drawn(), WORDS, APPROVED)
    seal(request_ref, drawn(), WORDS, "e" * 64)
    assert Pack.select().count() == 2


def test_the_same_file_with_other_words_is_entered_again(request_ref):
    seal(request_ref, drawn(), WORDS, APPROVED)
    seal(request_ref, drawn(), b"Other words.\n", APPROVED)
    assert Pack.select().count() == 2


def test_a_request_that_is_not_there_has_no_file(made):
    with pytest.raises(NotFound):
        seal("req-9", drawn(), WORDS, APPROVED)


def test_a_sealed_file_is_known_and_a_changed_one_is_not(request_ref):
    assert not verify(drawn())
    seal(request_ref, drawn(), WORDS, APPROVED)
    assert verify(drawn())
    assert verify(WORDS)
    assert not verify(drawn() + b"\n")
    assert not verify(WORDS + b"\n")
