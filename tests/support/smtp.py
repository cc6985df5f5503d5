"""A real mail server on this machine, that takes mails, refuses recipients, or is down."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

USER, PASSWORD = "centre", "wren and gorse"


class Box:
    """What came; `refuses` are codes with which recipients are refused."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, Message]] = []
        self.refuses: dict[str, str] = {}
        self.users: list[str] = []
        self.greeted: list[str] = []

    async def handle_EHLO(self, _server, session, _envelope, hostname, responses):
        """Keep what the client calls itself."""
        session.host_name = hostname
        self.greeted.append(hostname)
        return responses

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        """Take a recipient, or refuse it."""
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):
        """Keep a mail."""
        for one in envelope.rcpt_tos:
            self.mails.append((one, message_from_bytes(envelope.content)))
        return "250 kept"

    def authenticate(self, _server, _session, _envelope, _mechanism, data):
        """Let the one user in."""
        known = isinstance(data, LoginPassword) and data.password == PASSWORD.encode()
        self.users.append(data.login.decode())
        return AuthResult(success=known and data.login == USER.encode())


@contextmanager
def mail_server(box: Box, *, tls: str = "none", folder: Path | None = None) -> Iterator[int]:
    """A server that gives its mails to a box; its port.

    With `tls` it has a certificate for localhost whose authority is written to `folder`/ca.pem,
    and lets nobody send who has not signed in.
    """
    more: dict[str, object] = {}
    context = None
    if tls != "none":
        assert folder is not None
        authority = trustme.CA()
        authority.cert_pem.write_to_path(str(folder / "ca.pem"))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(context)
        more = {"authenticator": box.authenticate, "auth_required": True}
        more["auth_require_tls"] = tls == "starttls"
    if tls == "starttls":
        more |= {"tls_context": context, "require_starttls": True}
    given = context if tls == "tls" else None
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port, ssl_context=given, **more)
    server.start()
    try:
        yield port
    finally:
        server.stop()
