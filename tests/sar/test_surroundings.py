"""What suggestions go by is read once, and anew as soon as somebody or something was written."""

from __future__ import annotations

import threading
from datetime import datetime

import pytest
from support.pages import listening

from ccportal.sar.collect import Found
from ccportal.sar.suggest import looking
from ccportal.store.contact import Note
from ccportal.store.database import records_db
from ccportal.store.people import ContactDetail, KnownAs, Organisation, Person, Record

pytestmark = pytest.mark.clause("SAR")

SUBJECT, MOTHER, FAMILY = "p-009", "p-012", "fam-01"


def suggested(text):
    """What is suggested in a note on the subject that says this, and whose it is."""
    row = {"ref": "n-new", "family": FAMILY, "about": [SUBJECT], "text": text}
    found = looking(SUBJECT, True).suggest([Found("n-new", "notes", "held", row, "")])
    return {one.text: (one.kind, one.person) for one in found}


def written_elsewhere(does):
    """Done by somebody who has a connection to the store of their own."""

    def another():
        does()
        records_db.close()

    thread = threading.Thread(target=another)
    thread.start()
    thread.join()


@pytest.mark.parametrize(
    ("text", "words", "does"),
    [
        (
            "Then Quillan rang.",
            "Quillan",
            lambda: KnownAs.create(person=MOTHER, position=9, name="Quillan"),
        ),
        (
            "Then Xanthippe rang.",
            "Xanthippe",
            lambda: Person.update(given_names="Xanthippe").where(Person.ref == MOTHER).execute(),
        ),
        (
            "She is at 31 Weir Terrace now.",
            "31 Weir Terrace",
            lambda: ContactDetail.create(
                person=MOTHER, position=9, kind="address", value="31 Weir Terrace, Ambleford"
            ),
        ),
    ],
)
def test_a_name_or_address_that_was_corrected_is_known_at_once(riverside, text, words, does):
    assert suggested(text).get(words, ("", None))[1] is None
    written_elsewhere(does)
    assert suggested(text)[words][1] == MOTHER


def test_an_organisation_that_was_entered_is_known_at_once(riverside):
    def enter():
        Record.create(ref="org-new", kind="organisations")
        Organisation.create(ref="org-new", name="Kelderwick", kind="school")

    assert suggested("He left Kelderwick early.")["Kelderwick"][0] == "name"
    written_elsewhere(enter)
    assert suggested("He left Kelderwick early.")["Kelderwick"][0] == "school"


def test_a_word_of_notes_on_four_other_families_is_nobodys_name_from_then_on(riverside):
    def enter(families):
        for family in families:
            ref = f"z-{family}"
            Record.create(ref=ref, kind="notes")
            at = datetime(2026, 1, 10, 10)
            said = {"kind": "contact", "text": "They played Zoggle.", "written_by": "p-001"}
            Note.create(ref=ref, family=family, written_at=at, **said)

    enter(["fam-02", "fam-03", "fam-04", FAMILY])
    assert "Zoggle" in suggested("They played Zoggle.")
    written_elsewhere(lambda: enter(["fam-05"]))
    assert "Zoggle" not in suggested("They played Zoggle.")


def test_for_the_next_record_the_store_is_asked_once_whether_something_was_written(riverside):
    suggested("Then Quillan rang.")
    with listening() as asked:
        suggested("He left Kelderwick early.")
    assert len(asked.queries) == 1
