"""The feed for other calendars: times, and nothing that tells of anybody."""

from __future__ import annotations

from datetime import datetime

from ccportal.rules.feed import Entry, feed

MADE = datetime(2026, 6, 1, 9, 30)
ONE = Entry("s-021", datetime(2026, 6, 13, 10), datetime(2026, 6, 13, 12), False)


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
    assert "STATUS:CANCELLED" in feed([Entry(ONE.ref, ONE.starts_at, ONE.ends_at, True)], MADE)


def test_a_reference_cannot_add_lines_of_its_own():
    text = feed([Entry("s\r\nSUMMARY:Ada" + "x" * 90, ONE.starts_at, ONE.ends_at, False)], MADE)
    assert text.count("SUMMARY:") == 1
    assert "SUMMARY:Contact session" in text


def test_an_empty_calendar_is_one():
    assert feed([], MADE).endswith("END:VTIMEZONE\r\nEND:VCALENDAR\r\n")
