"""The words in which the catalogue classes the columns of the records store."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Whose(StrEnum):
    """Whom a column tells of: the data subject, somebody else, the team, nobody, or a secret."""

    SUBJECT = "subject"
    OTHER = "other person"
    TEAM = "team"
    INTERNAL = "internal"
    SECRET = "secret"  # noqa: S105 (the name of a class, no password)


class How(StrEnum):
    """How a value is shown in an answer; what has none of these is never in one."""

    WORDS = "words, without the passages that are taken out"
    TEXT = "as it is"
    DAY = "a day"
    TIME = "a day and a time"
    CHOICE = "one of a list, in plain words"
    FLAG = "yes or no"
    SESSION = "the day and the times of the session"
    POLICY = "the day when that version of the policy was adopted"
    PERSON = "a person, by what they are"
    PEOPLE = "people, by what they are"
    PARTY = "an organisation by its name, a person by what they are"
    FILE = "what a reader sees of its pages"


@dataclass(frozen=True, slots=True)
class Purpose:
    """What something is held for, and what allows it.

    `plain` and `allows` say the same to everybody, as whole sentences.
    """

    words: str
    basis: str
    plain: str
    allows: str


RUNNING = Purpose(
    "to let children meet the people of their family in a safe place: who comes, when, and what "
    "was agreed",
    "legitimate interests (UK GDPR Article 6(1)(f))",
    "We help children to meet their family in a safe place.",
    "The law lets us use what we need for this work, as long as it is fair to you. It calls this "
    "“legitimate interests”.",
)
SAFETY = Purpose(
    "to keep children, families and our team safe, and to prevent violence",
    "a recognised legitimate interest, to protect people at risk and to prevent crime (UK GDPR "
    "Article 6(1)(ea)); for health and other sensitive information, and for what concerns crimes, "
    "Data Protection Act 2018, Schedule 1, paragraphs 10 and 18",
    "We keep children, families and helpers safe.",
    "The law lets us use what we need to keep people from harm and to stop crime. It calls this "
    "“recognised legitimate interests”.",
)
TEAM = Purpose(
    "to choose, check and look after the people on our team",
    "legitimate interests (UK GDPR Article 6(1)(f)); for what concerns crimes, Data Protection "
    "Act 2018, Schedule 1, paragraph 18",
    "We choose and look after the people who help here.",
    "The law lets us use what we need to find good helpers. It calls this “legitimate interests”.",
)
RIGHTS = Purpose(
    "to answer people who use their rights, and to be able to show what we passed on",
    "a legal duty (UK GDPR Article 6(1)(c))",
    "We answer when you ask about your rights, and we can show what we gave to others.",
    "The law says that we must do this.",
)
SECURITY = Purpose(
    "to keep what we hold secure",
    "a legal duty (UK GDPR Articles 6(1)(c) and 32)",
    "We keep what we hold locked and safe.",
    "The law says that we must do this.",
)
PURPOSES = (RUNNING, SAFETY, TEAM, RIGHTS, SECURITY)


@dataclass(frozen=True, slots=True)
class Field:
    """A column: whose it is and, where an answer shows it, under which label and how.

    `key` is its name in the archive's form. A field shown as PEOPLE, being a list, is no
    column of its own table.
    """

    column: str
    whose: Whose
    label: str
    how: How | None
    key: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it is held for, where it comes from, and its columns.

    `kind` is the list of the archive that it belongs to. A `part` is a list inside the
    records of that kind, under that key; `label` stands before each of its rows.
    """

    model: str
    purpose: Purpose
    source: str
    fields: tuple[Field, ...]
    kind: str | None = None
    part: str | None = None
    label: str = ""

    @property
    def shown(self) -> tuple[Field, ...]:
        """The fields that an answer may show, in the order in which it does."""
        return tuple(one for one in self.fields if one.how is not None)


def told(
    column: str, label: str, how: How, whose: Whose = Whose.SUBJECT, key: str | None = None
) -> Field:
    """A column that an answer shows."""
    return Field(column, whose, label, how, key or column)


def kept(whose: Whose, *columns: str) -> tuple[Field, ...]:
    """Columns that no answer shows."""
    return tuple(Field(column, whose, "", None, column) for column in columns)
