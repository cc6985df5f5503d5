"""Search finds people, families, references and words, as people type them, and no more."""

from __future__ import annotations

import pytest
from conftest import ENGINE

from ccportal.store import search_index
from ccportal.store.contact import Note, Session
from ccportal.store.database import records_db, writing
from ccportal.store.families import Family, Member
from ccportal.store.people import ContactDetail, KnownAs, Organisation, Person, Record
from ccportal.store.search import find, people_named
from ccportal.store.search_entries import AT_ONCE, KINDS, Findable, refresh

LETTER = "\U00010428"
"""Takes four bytes."""


def refs(typed: str, *kinds: str) -> list[str]:
    return [one.ref for one in find(typed, kinds or KINDS)]


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("Zoë", "p-010"),
        ("zoe", "p-010"),
        ("ZOE POLL", "p-010"),
        ("haver lean", "p-012"),
        ("Haverstok", "p-012"),
        ("Leane Haverstock", "p-012"),
        ("lukasz wrona", "p-006"),
        ("p-012", "p-012"),
        ("P-012", "p-012"),
    ],
)
def test_a_person_is_found_as_people_type_names(riverside, typed, ref):
    assert ref in refs(typed, "people")


def test_somebody_is_found_by_another_name_of_theirs(riverside):
    refs("zoe")
    KnownAs.create(person="p-012", position=9, name="Zzyzx O’Pseudonym")
    assert refs("o pseudonym", "people") == ["p-012"]
    assert refs("zzyzx", "families") == ["fam-01"]


def test_a_family_is_found_by_its_members_together(riverside):
    assert refs("haverstock alfie", "families") == ["fam-01"]


def test_words_of_a_record_are_found_newest_first(riverside):
    found = find("zoe", ("notes",))
    assert len(found) > 3
    assert [one.day for one in found] == sorted((one.day for one in found), reverse=True)


def test_each_word_has_to_be_there(riverside):
    assert refs("snow boots", "notes") == ["n-011"]
    assert refs("snow zeppelin", "notes") == []


def test_only_the_lists_that_are_asked_for_are_searched(riverside):
    assert {one.kind for one in find("pollitt", ("notes", "people"))} == {"notes", "people"}
    assert refs("snow boots", "disclosures") == []
    assert find("n-011", ("people",)) == ()


@pytest.mark.clause("C4")
def test_no_contact_detail_is_searched(riverside):
    ContactDetail.create(person="p-012", position=9, kind="address", value="9 Quixotry Mews")
    assert refs("quixotry") == []


def test_a_slip_is_told_from_what_is_called_so(riverside):
    assert not any(one.slip for one in find("haverstock", ("people",)))
    assert all(one.slip for one in find("haverstok", ("people",)))


@pytest.mark.parametrize("typed", ["", " ", "-", "'", "%", "_", "%%__", "\x00", "''--", "*", '"'])
def test_signs_find_nothing_and_break_nothing(riverside, typed):
    assert find(typed, KINDS) == ()


def test_a_wildcard_is_a_sign_like_any_other(riverside):
    assert refs("p-0_2", "people") == []
    assert refs("%-012") == refs("012")


def test_what_is_written_changed_and_removed_is_known_at_once_whoever_does_it(riverside):
    Record.create(ref="n-x", kind="notes")
    Note.create(
        ref="n-x",
        kind="general",
        written_at="2026-01-02 10:00",
        written_by="p-001",
        text="Zugzwang",
    )
    assert refs("zugzwang") == ["n-x"]
    Note.update(text="Zwischenzug").where(Note.ref == "n-x").execute()
    assert (refs("zugzwang"), refs("zwischenzug")) == ([], ["n-x"])
    Note.delete().where(Note.ref == "n-x").execute()
    assert refs("zwischenzug") == []


def in_the_file(word: str) -> int:
    """In how many places of the index's own pages the end of a word stands."""
    query = "SELECT count(*) FROM search_index_data WHERE instr(block, CAST(? AS BLOB))"
    return records_db.execute_sql(query, (word[2:],)).fetchone()[0]


@pytest.mark.clause("C9")
@pytest.mark.engine("sqlcipher")  # a server overwrites with its next VACUUM
def test_of_a_record_that_is_removed_no_byte_is_left_in_the_index(riverside):
    Note.update(text="Zugzwang").where(Note.ref == "n-011").execute()
    assert refs("zugzwang") == ["n-011"]
    Note.delete().where(Note.ref == "n-011").execute()
    assert in_the_file("zugzwang") > 0
    search_index.overwrite()
    assert in_the_file("zugzwang") == 0


@pytest.mark.clause("C9")
def test_what_is_removed_is_not_found(riverside):
    assert refs("n-011") == ["n-011"]
    Note.delete().where(Note.ref == "n-011").execute()
    assert refs("n-011") == refs("snow boots", "notes") == []


def test_what_is_more_than_is_read_at_once_is_read_whole(made):
    names = [f"Hall {number}" for number in range(2 * AT_ONCE + 1)]
    with writing(records_db):
        for at, name in enumerate(names):
            Record.create(ref=f"o-{at}", kind="organisations")
            Organisation.create(ref=f"o-{at}", name=name, kind="other")
    assert refresh() == len(names)
    assert refs(names[0]) == ["o-0"]
    assert refs(names[-1]) == [f"o-{len(names) - 1}"]
    assert refresh() == 0


def test_the_index_is_what_the_store_says_it_has(riverside):
    refresh()
    Note.update(text="nothing").where(Note.ref == "n-012").execute()
    Note.delete().where(Note.ref == "n-013").execute()
    refresh()
    if ENGINE == "sqlcipher":
        records_db.execute_sql(
            "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
        )
    else:
        asked = "SELECT count(*) FROM search_index AS s FULL JOIN findable AS f USING (place)"
        asked += " WHERE f.ref IS NULL OR s.words IS NULL"
        assert records_db.execute_sql(asked).fetchone() == (0,)


def test_a_book_of_nonsense_breaks_no_search(riverside):
    words = " ".join(f"{number:x}{LETTER * 30}" for number in range(9_000))
    Note.update(text=words).where(Note.ref == "n-011").execute()
    assert refs("n-011", "notes") == ["n-011"]
    assert refs("snow", "notes") is not None


def test_a_reference_with_signs_is_found(riverside):
    assert refs("N-01", "notes")[:2] == ["n-010", "n-011"]
    assert refs("n_011", "notes") == refs("n011", "notes") == []


def test_a_session_is_found_by_its_reference(riverside):
    ref = Session.select().first().ref
    assert refs(ref, "sessions") == [ref]


@pytest.mark.clause("C9")
def test_the_words_of_a_removed_record_are_gone_before_anybody_searches(riverside):
    refresh()
    Note.delete().where(Note.ref == "n-011").execute()
    assert Findable.get_or_none(Findable.ref == "n-011") is None


def test_old_words_are_gone_as_soon_as_a_record_is_changed(riverside):
    refresh()
    Note.update(text="nothing").where(Note.ref == "n-011").execute()
    assert Findable.get(Findable.ref == "n-011").words == ""


def test_a_new_member_is_a_name_of_the_family(riverside):
    assert "fam-02" not in refs("leanne haverstock", "families")
    Member.create(family="fam-02", person="p-012", position=9, role="other")
    assert "fam-02" in refs("leanne haverstock", "families")
    Member.delete().where((Member.family == "fam-02") & (Member.person == "p-012")).execute()
    assert "fam-02" not in refs("leanne haverstock", "families")


def test_a_new_name_is_known_in_the_family_too(riverside):
    refresh()
    Person.update(family_name="Quill").where(Person.ref == "p-012").execute()
    assert refs("leanne quill", "people", "families") == ["p-012", "fam-01"]


def test_a_family_that_is_removed_is_not_found(riverside):
    assert "fam-01" in refs("fam-01", "families")
    Record.create(ref="fam-x", kind="families")
    Family.create(ref="fam-x", opened_on="2026-01-01")
    refresh()
    Family.delete().where(Family.ref == "fam-x").execute()
    assert Findable.get_or_none(Findable.ref == "fam-x") is None


def test_at_most_so_many_are_found(riverside):
    assert len(find("p", KINDS, most=7)) == 7


def test_people_are_found_in_the_order_of_their_names(riverside):
    found = people_named("pollitt")
    assert [one.family_name for one in found] == sorted(one.family_name for one in found)
    assert "p-009" in {one.ref for one in found}
