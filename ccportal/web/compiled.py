"""Templates are compiled once in a process, for whichever site asks first."""

from __future__ import annotations

from jinja2.bccache import Bucket, BytecodeCache


class InMemory(BytecodeCache):
    """Compiled templates by name and place; one whose source has changed is compiled anew.

    Kept in memory and not in a folder: what a process runs must not lie where somebody writes.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what was kept of its template, if it is of the same source."""
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = InMemory()
