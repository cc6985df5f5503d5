"""Every published case of the clock and the counted ones: what happened, the day, the working."""

from __future__ import annotations

from .deadlines import facts

PUBLISHED = [
    (
        "A1",
        facts("2026-09-03"),
        "2026-10-05",
        (
            "Received on Thursday 3 September 2026.",
            "One month from the start ends on Saturday 3 October 2026.",
            "That is a Saturday: the next working day is Monday 5 October 2026.",
        ),
    ),
    (
        "A2",
        facts("2026-03-31"),
        "2026-04-30",
        (
            "Received on Tuesday 31 March 2026.",
            "One month from the start ends on Thursday 30 April 2026: that month has no day 31.",
        ),
    ),
    (
        "A3",
        facts("2025-01-31"),
        "2025-02-28",
        (
            "Received on Friday 31 January 2025.",
            "One month from the start ends on Friday 28 February 2025: that month has no day 31.",
        ),
    ),
    (
        "A3 in a leap year",
        facts("2024-01-31"),
        "2024-02-29",
        (
            "Received on Wednesday 31 January 2024.",
            "One month from the start ends on Thursday 29 February 2024: that month has no day 31.",
        ),
    ),
    (
        "A4",
        facts("2025-01-30"),
        "2025-02-28",
        (
            "Received on Thursday 30 January 2025.",
            "One month from the start ends on Friday 28 February 2025: that month has no day 30.",
        ),
    ),
    (
        "A4 in a leap year",
        facts("2024-01-30"),
        "2024-02-29",
        (
            "Received on Tuesday 30 January 2024.",
            "One month from the start ends on Thursday 29 February 2024: that month has no day 30.",
        ),
    ),
    (
        "A5",
        facts("2026-04-01"),
        "2026-05-01",
        (
            "Received on Wednesday 1 April 2026.",
            "One month from the start ends on Friday 1 May 2026.",
        ),
    ),
    (
        "A5 on a Sunday before a holiday",
        facts("2027-04-01"),
        "2027-05-04",
        (
            "Received on Thursday 1 April 2027.",
            "One month from the start ends on Saturday 1 May 2027.",
            "That is a Saturday: the next working day is Tuesday 4 May 2027.",
        ),
    ),
    (
        "A6",
        facts("2026-08-01"),
        "2026-09-01",
        (
            "Received on Saturday 1 August 2026.",
            "One month from the start ends on Tuesday 1 September 2026.",
        ),
    ),
    (
        "A7",
        facts("2026-03-15"),
        "2026-04-15",
        (
            "Received on Sunday 15 March 2026.",
            "One month from the start ends on Wednesday 15 April 2026.",
        ),
    ),
    (
        "A8",
        facts("2024-02-15", asked=(("2024-02-20", "2024-02-27"),)),
        "2024-03-22",
        (
            "Received on Thursday 15 February 2024.",
            "One month from the start ends on Friday 15 March 2024.",
            "Paused from Tuesday 20 February 2024 to Tuesday 27 February 2024.",
            "7 days are added: Friday 22 March 2024.",
        ),
    ),
    (
        "A9",
        facts("2025-11-14", asked=(("2025-11-16", "2025-12-16"),)),
        "2026-01-13",
        (
            "Received on Friday 14 November 2025.",
            "One month from the start ends on Sunday 14 December 2025.",
            "Paused from Sunday 16 November 2025 to Tuesday 16 December 2025.",
            "30 days are added: Tuesday 13 January 2026.",
        ),
    ),
]

ONE_WEEK = (("2026-11-06", "2026-11-13"),)

COUNTED = [
    (
        "B2",
        facts("2026-09-03"),
        "2026-10-05",
        (
            "Received on Thursday 3 September 2026.",
            "One month from the start ends on Saturday 3 October 2026.",
            "That is a Saturday: the next working day is Monday 5 October 2026.",
        ),
    ),
    (
        "B3",
        facts("2026-03-31"),
        "2026-04-30",
        (
            "Received on Tuesday 31 March 2026.",
            "One month from the start ends on Thursday 30 April 2026: that month has no day 31.",
        ),
    ),
    (
        "B4",
        facts("2026-03-03"),
        "2026-04-07",
        (
            "Received on Tuesday 3 March 2026.",
            "One month from the start ends on Friday 3 April 2026.",
            "That is a bank holiday: the next working day is Tuesday 7 April 2026.",
        ),
    ),
    (
        "B5",
        facts("2026-11-22"),
        "2026-12-22",
        (
            "Received on Sunday 22 November 2026.",
            "One month from the start ends on Tuesday 22 December 2026.",
        ),
    ),
    (
        "B6",
        facts("2026-11-25"),
        "2026-12-29",
        (
            "Received on Wednesday 25 November 2026.",
            "One month from the start ends on Friday 25 December 2026.",
            "That is a bank holiday: the next working day is Tuesday 29 December 2026.",
        ),
    ),
    (
        "B9",
        facts("2026-11-28"),
        "2026-12-29",
        (
            "Received on Saturday 28 November 2026.",
            "One month from the start ends on Monday 28 December 2026.",
            "That is a bank holiday: the next working day is Tuesday 29 December 2026.",
        ),
    ),
    (
        "B11",
        facts("2026-12-01"),
        "2027-01-04",
        (
            "Received on Tuesday 1 December 2026.",
            "One month from the start ends on Friday 1 January 2027.",
            "That is a bank holiday: the next working day is Monday 4 January 2027.",
        ),
    ),
    (
        "B14",
        facts("2027-01-30"),
        "2027-03-01",
        (
            "Received on Saturday 30 January 2027.",
            "One month from the start ends on Sunday 28 February 2027: that month has no day 30.",
            "That is a Sunday: the next working day is Monday 1 March 2027.",
        ),
    ),
    (
        "B15",
        facts("2027-01-31"),
        "2027-03-01",
        (
            "Received on Sunday 31 January 2027.",
            "One month from the start ends on Sunday 28 February 2027: that month has no day 31.",
            "That is a Sunday: the next working day is Monday 1 March 2027.",
        ),
    ),
    (
        "B17",
        facts("2027-02-28"),
        "2027-03-30",
        (
            "Received on Sunday 28 February 2027.",
            "One month from the start ends on Sunday 28 March 2027.",
            "That is a Sunday: the next working day is Tuesday 30 March 2027.",
        ),
    ),
    (
        "B19",
        facts("2027-11-25"),
        "2027-12-29",
        (
            "Received on Thursday 25 November 2027.",
            "One month from the start ends on Saturday 25 December 2027.",
            "That is a Saturday: the next working day is Wednesday 29 December 2027.",
        ),
    ),
    (
        "B22",
        facts("2028-01-31"),
        "2028-02-29",
        (
            "Received on Monday 31 January 2028.",
            "One month from the start ends on Tuesday 29 February 2028: that month has no day 31.",
        ),
    ),
    (
        "B24",
        facts("2026-11-02", identity=("2026-11-02", "2026-11-09")),
        "2026-12-09",
        (
            "Received on Monday 2 November 2026.",
            "The month began on Monday 9 November 2026, when we had the proof of who you are "
            "asked for.",
            "One month from the start ends on Wednesday 9 December 2026.",
        ),
    ),
    (
        "B26",
        facts("2026-11-02", ("2026-11-02", "2026-11-05"), ("2026-11-05", "2026-11-16")),
        "2026-12-16",
        (
            "Received on Monday 2 November 2026.",
            "The month began on Monday 16 November 2026, when we had the fee asked for.",
            "One month from the start ends on Wednesday 16 December 2026.",
        ),
    ),
    (
        "B27",
        facts("2026-11-02", asked=ONE_WEEK),
        "2026-12-09",
        (
            "Received on Monday 2 November 2026.",
            "One month from the start ends on Wednesday 2 December 2026.",
            "Paused from Friday 6 November 2026 to Friday 13 November 2026.",
            "7 days are added: Wednesday 9 December 2026.",
        ),
    ),
    (
        "B29",
        facts("2027-02-15", asked=(("2027-02-20", "2027-02-27"),)),
        "2027-03-22",
        (
            "Received on Monday 15 February 2027.",
            "One month from the start ends on Monday 15 March 2027.",
            "Paused from Saturday 20 February 2027 to Saturday 27 February 2027.",
            "7 days are added: Monday 22 March 2027.",
        ),
    ),
    (
        "B30",
        facts("2026-11-02", ("2026-11-02", "2026-11-10"), asked=(("2026-11-03", "2026-11-17"),)),
        "2026-12-17",
        (
            "Received on Monday 2 November 2026.",
            "The month began on Tuesday 10 November 2026, when we had the proof of who you are "
            "asked for.",
            "One month from the start ends on Thursday 10 December 2026.",
            "Paused from Tuesday 10 November 2026 to Tuesday 17 November 2026.",
            "7 days are added: Thursday 17 December 2026.",
        ),
    ),
    (
        "B31",
        facts("2026-11-02", ("2026-11-02", "2026-11-16"), asked=(("2026-11-03", "2026-11-10"),)),
        "2026-12-16",
        (
            "Received on Monday 2 November 2026.",
            "The month began on Monday 16 November 2026, when we had the proof of who you are "
            "asked for.",
            "One month from the start ends on Wednesday 16 December 2026.",
        ),
    ),
    (
        "B34",
        facts("2026-09-03", extended="2026-10-02"),
        "2026-12-03",
        (
            "Received on Thursday 3 September 2026.",
            "Extended: three months from the start end on Thursday 3 December 2026.",
        ),
    ),
    (
        "B36",
        facts("2026-11-30", extended="2026-12-15"),
        "2027-03-01",
        (
            "Received on Monday 30 November 2026.",
            "Extended: three months from the start end on Sunday 28 February 2027: "
            "that month has no day 30.",
            "That is a Sunday: the next working day is Monday 1 March 2027.",
        ),
    ),
    (
        "B37",
        facts("2027-01-31", extended="2027-02-20"),
        "2027-04-30",
        (
            "Received on Sunday 31 January 2027.",
            "Extended: three months from the start end on Friday 30 April 2027: "
            "that month has no day 31.",
        ),
    ),
    (
        "B39",
        facts("2026-11-02", asked=ONE_WEEK, extended="2026-11-20"),
        "2027-02-09",
        (
            "Received on Monday 2 November 2026.",
            "Extended: three months from the start end on Tuesday 2 February 2027.",
            "Paused from Friday 6 November 2026 to Friday 13 November 2026.",
            "7 days are added: Tuesday 9 February 2027.",
        ),
    ),
]
