"""The feed for other calendars: times, and nothing that tells of anybody."""

from __future__ import annotations

from datetime import datetime

from ccportal.rules.feed import Entry, feed

MADE = datetime(2026, 6, 1, 9, 30)
ONE = Entry("5f2a", datetime(2026, 6, 13, 10), datetime(2026, 6, 13, 12), False)


def test_a_session_has_its_times_in_london():
    text = feed([ONE], MADE)
    assert "DTSTART;TZID=Europe/London:20260613T100000\r\n" in text
    assert "DTEND;TZID=Europe/London:20260613T120000\r\n" in text


def test_lines_end_as_the_standard_says_and_none_is_too_long():
    lines = feed([ONE, ONE], MADE).split("\r\n")
    assert lines[-1] == ""
    assert all(len(line.encode()) <= 75 and "\n" not in line for line in lines)


def test_what_is_opened_is_closed():
    text = feed([ONE, ONE], MADE)
    for part in ("VCALENDAR", "VEVENT", "VTIMEZONE", "DAYLIGHT", "STANDARD"):
        assert text.count(f"BEGIN:{part}") == text.count(f"END:{part}") > 0


def test_a_cancelled_session_says_so():
    assert "STATUS:CANCELLED" in feed([Entry(ONE.mark, ONE.starts_at, ONE.ends_at, True)], MADE)


def test_a_mark_cannot_add_lines_of_its_own():
    text = feed([Entry("s\r\nSUMMARY:Ada" + "x" * 90, ONE.starts_at, ONE.ends_at, False)], MADE)
    assert text.count("SUMMARY:") == 1
    assert "SUMMARY:Contact session" in text


def test_an_empty_calendar_is_one():
    assert feed([], MADE).endswith("END:VTIMEZONE\r\nEND:VCALENDAR\r\n")


PROPERTIES = {
    "VCALENDAR": {"VERSION", "PRODID"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "CLASS"},
    "VTIMEZONE": {"TZID"},
    "DAYLIGHT": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
    "STANDARD": {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"},
}
"""What each part has to have, once (RFC 5545, section 3.6)."""


def parts(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each part with its properties, as a reader takes the file apart."""
    found, opened = [], []
    for line in text.removesuffix("\r\n").split("\r\n"):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            opened.append((value, []))
        elif name == "END":
            assert opened[-1][0] == value
            found.append(opened.pop())
        else:
            opened[-1][1].append((name.partition(";")[0], value))
    assert opened == []
    return found


def test_every_part_has_what_the_standard_asks_for_and_once():
    for kind, properties in parts(feed([ONE, ONE], MADE)):
        names = [name for name, _ in properties]
        assert PROPERTIES[kind] <= set(names)
        assert len(names) == len(set(names))


def test_the_zone_that_times_are_in_is_the_one_that_is_explained():
    found = dict(parts(feed([ONE], MADE)))
    zone = dict(found["VTIMEZONE"])["TZID"]
    assert feed([ONE], MADE).count(f";TZID={zone}:") == 2


def test_the_moment_it_was_made_is_utc():
    assert "DTSTAMP:20260601T093000Z\r\n" in feed([ONE], MADE)


def test_a_session_on_the_night_of_the_clocks_has_its_local_times():
    night = Entry("1", datetime(2026, 10, 25, 10), datetime(2026, 10, 25, 12), False)
    assert "DTSTART;TZID=Europe/London:20261025T100000" in feed([night], MADE)
