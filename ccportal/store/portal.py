"""The tables of the portal store: the only part of the store that the portal knows.

Nothing here can be read as it lies. What is for the centre is sealed to the centre's key,
what is for a requester to that request's own key, and a session is locked under a key that
only the cookie holds. Columns of their own are references, times, sizes and digests alone.
"""

from __future__ import annotations

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from ccportal.store.database import PortalModel


class PortalNotice(PortalModel):
    """A text that the intranet publishes for everybody: policy, privacy, centre, contact."""

    name = TextField(primary_key=True)
    text = TextField()


class PortalPaper(PortalModel):
    """A PDF that the intranet publishes for everybody; `made_from` is a digest of its words."""

    name = TextField(primary_key=True)
    made_from = TextField()
    content = BlobField()


class PortalRequest(PortalModel):
    """A request that was sent, or that the centre opened for somebody to return to.

    `form` is the digest of the token of the form that sent it: the same form makes no second
    one. `public_key` is the request's X25519 key; its secret half lies in `box` under the six
    words (`salt`, `passes`, `memory` in KiB, as in keys.Wrapped). `sealed` is the submission
    for the centre, empty once the records store holds it (`fetched_at`). `status` is what the
    requester may see, sealed to the request's key; until there is one, only `sent_at` tells.
    """

    reference = TextField(primary_key=True)
    form = TextField(unique=True)
    public_key = BlobField()
    salt = BlobField()
    passes = IntegerField()
    memory = IntegerField()
    box = BlobField()
    sealed = BlobField(null=True)
    sent_at = DateTimeField()
    fetched_at = DateTimeField(null=True)
    status = BlobField(null=True)
    expires_on = DateField(null=True)


class PortalDraft(PortalModel):
    """A request that somebody has begun and not sent: gone when it is, or after `kept_until`.

    `sealed` are the answers so far, sealed to `public_key`, whose secret half lies in `box` under
    the six words, as that of a request does. Nothing of it is for the centre.
    """

    reference = TextField(primary_key=True)
    public_key = BlobField()
    salt = BlobField()
    passes = IntegerField()
    memory = IntegerField()
    box = BlobField()
    sealed = BlobField()
    kept_until = DateField(index=True)


class PortalMessage(PortalModel):
    """A message of one side to the other, with a copy for the one who wrote it.

    `key` names it once and for all: what is posted twice stands here once. `for_centre` is
    emptied when the records store holds it (`fetched_at`); `for_requester` stays to be read.
    """

    id = AutoField()
    request = ForeignKeyField(PortalRequest, backref="messages", on_delete="CASCADE")
    key = TextField(unique=True)
    from_centre = BooleanField()
    at = DateTimeField()
    for_centre = BlobField(null=True)
    for_requester = BlobField()
    fetched_at = DateTimeField(null=True)
    read_at = DateTimeField(null=True)


class PortalUpload(PortalModel):
    """A picture or paper for the centre, sealed; `content` is emptied once it is fetched.

    `key` is that of the message that tells the requester that it was sent.
    """

    request = ForeignKeyField(PortalRequest, backref="uploads", on_delete="CASCADE")
    key = TextField(unique=True)
    at = DateTimeField()
    content = BlobField(null=True)
    fetched_at = DateTimeField(null=True)


class PortalPack(PortalModel):
    """An answer that waits to be collected, sealed to the request's key.

    `words` is the same as plain text, sealed in the same way. It can be collected until `until`
    is over, and `tries` times, with the code that the centre told by another way: `code` is
    what is kept of it (acts.intake.codes).
    """

    request = ForeignKeyField(PortalRequest, primary_key=True, on_delete="CASCADE")
    key = TextField()
    sealed = BlobField()
    words = BlobField()
    posted_at = DateTimeField()
    until = DateField()
    tries = IntegerField()
    code = TextField(null=True)
    collected_at = DateTimeField(null=True)


class PortalReleased(PortalModel):
    """The SHA-256 in hex of a file that the centre gave out; nothing tells to whom."""

    sha256 = TextField(primary_key=True)


class PortalSession(PortalModel):
    """A visit: `data` is locked under a key drawn from the cookie's token, kept nowhere."""

    token_hash = TextField(primary_key=True)
    created_at = DateTimeField(index=True)
    seen_at = DateTimeField(index=True)
    data = BlobField()


class PortalAttempt(PortalModel):
    """A guess of words: `key_hash` is a keyed digest of where it came from and at what."""

    key_hash = TextField()
    at = DateTimeField()

    class Meta:
        indexes = ((("key_hash", "at"), False),)
