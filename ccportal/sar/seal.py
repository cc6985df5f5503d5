"""The finished file is entered into the register of packs and never touched again.

The seal is the file's SHA-256, in the register and in the audit trail: a signature inside the
file would add a form, a second revision and a time of its own. The same answer as plain text is
a file of its own, sealed with the first.
"""

from __future__ import annotations

import hashlib
import io

from pikepdf import Pdf

from ccportal import clock
from ccportal.acts.act import COMMAND, act
from ccportal.errors import NotFound
from ccportal.store.requests import Pack, Request


def seal(
    request_ref: str, pdf: bytes, words: bytes, approved_digest: str, actor: str = COMMAND
) -> Pack:
    """Enter a finished file into the register, with the digest of the approval it was made on.

    `words` is the same answer as plain text. The same file of the same approval is entered
    once, however often it is built. Raises NotFound where there is no such request.
    """
    request = Request.get_or_none(Request.ref == request_ref)
    if request is None:
        raise NotFound("there is no such request")
    sha256, in_words = (hashlib.sha256(one).hexdigest() for one in (pdf, words))
    known: Pack | None = Pack.get_or_none(
        (Pack.request == request)
        & (Pack.sha256 == sha256)
        & (Pack.words_sha256 == in_words)
        & (Pack.approved_digest == approved_digest)
        & Pack.revoked_at.is_null()
        & Pack.content.is_null(False)
    )
    if known is not None:
        return known
    with Pdf.open(io.BytesIO(pdf)) as opened:
        pages = len(opened.pages)
    with act(actor, "pack:seal", request_ref, f"{sha256} {in_words}"):
        return Pack.create(
            request=request,
            sha256=sha256,
            words_sha256=in_words,
            size=len(pdf),
            pages=pages,
            approved_digest=approved_digest,
            made_at=clock.now_utc(),
            content=pdf,
            words=words,
        )


def verify(file: bytes) -> bool:
    """Whether a file is one that this centre made and let out, unaltered; never whose it is."""
    sha256 = hashlib.sha256(file).hexdigest()
    known = (Pack.sha256 == sha256) | (Pack.words_sha256 == sha256)
    return bool(Pack.select().where(known).exists())
