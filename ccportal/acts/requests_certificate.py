"""What a search certificate counts: in each list how many records there are, and how many found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from peewee import JOIN

from ccportal.catalogue import WORDS
from ccportal.sar.collect import Found
from ccportal.store.documents import Document, FileWords
from ccportal.store.forms import FORMS


def counted(found: Iterable[Found]) -> dict[str, Any]:
    """By list, `looked` at and `found`; `unread` are files in which no words could be read."""
    here = Counter(one.kind for one in found)
    return {
        "looked": {kind: FORMS[kind].model.select().count() for kind in WORDS},
        "found": {kind: here[kind] for kind in WORDS},
        "unread": _unread(),
    }


def _unread() -> int:
    """Files whose words are not known, so that nothing was looked for in them."""
    files = Document.select().join(FileWords, JOIN.LEFT_OUTER, on=(FileWords.file == Document.file))
    silent = FileWords.words.is_null() | (FileWords.words == "")
    return int(files.where(Document.file.is_null(False), silent).count())
