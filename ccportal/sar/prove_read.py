"""Everything that can be read out of a PDF's objects, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Name, Object

from ccportal.sar.prove_pages import Place
from ccportal.sar.prove_strings import in_objects


@dataclass(slots=True)
class Reading:
    """The objects of a PDF taken apart: their strings and names, each with its place.

    `about` is what the file says of itself in its metadata, `streams` are the numbers of those
    whose bytes have to be looked at where nobody has read them as a drawing.
    """

    texts: list[tuple[Place, str]] = field(default_factory=list)
    names: list[tuple[Place, str]] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    streams: list[int] = field(default_factory=list)


def sources_of(objects: Sequence[Object]) -> list[bytes]:
    """The source of every object, without the content of streams."""
    return [_unparsed(one) for one in objects]


def read(objects: Sequence[Object], sources: Sequence[bytes]) -> Reading:
    """Every string and name of every object; `sources` are those of the same objects."""
    reading = Reading()
    where_objects_lie: set[int] = set()  # those are read one by one
    for number, one in enumerate(objects, 1):
        if not isinstance(one, pikepdf.Stream):
            continue
        kind = one.get("/Type")
        if kind in (Name.XRef, Name.ObjStm):
            where_objects_lie.add(number)
        elif kind == Name.Metadata:
            reading.about.append(one.read_bytes().decode("utf-8", "replace"))
        else:
            reading.streams.append(number)
    for number, text, is_name in in_objects(sources):
        if number not in where_objects_lie:
            (reading.names if is_name else reading.texts).append((f"object {number}", text))
    return reading


def contents(
    objects: Sequence[Object], reading: Reading, read_already: set[tuple[int, int]]
) -> Iterator[tuple[Place, bytes]]:
    """The bytes of every stream that was not read as a drawing."""
    for number in reading.streams:
        if objects[number - 1].objgen not in read_already:
            yield f"object {number}", _content(objects[number - 1])


def _unparsed(one: Object) -> bytes:
    if isinstance(one, pikepdf.Stream):
        return bytes(one.stream_dict.unparse(resolved=True))
    return bytes(one.unparse(resolved=True))


def _content(stream: Object) -> bytes:
    """What a stream holds; of a picture only the packed bytes, since pixels say nothing."""
    if stream.get("/Subtype") == Name.Image:
        return stream.read_raw_bytes()
    return stream.read_bytes()
