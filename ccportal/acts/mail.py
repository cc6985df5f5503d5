"""The only door through which mail leaves: it says that something waits, and nothing else (C4, C8).

What a mail says stands in `templates/mail`, the same for everybody; neither it nor a log has a
name in it, and who sends one asks the rule on leaving first.
"""

from __future__ import annotations

import re
import secrets
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from enum import StrEnum
from string import Template

from ccportal import clock
from ccportal.errors import Conflict, Invalid, Refused
from ccportal.rules.leaving import Allowed, Way
from ccportal.settings import MailSettings, Tls, shipped

PATIENCE = 20
"""Seconds that the mail server has for each answer."""

ADDRESS = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\"]+")
"""What can be an address; whatever else was typed is not handed to a server."""


class Words(StrEnum):
    """What a mail says: the name of its text."""

    STAFF = "staff"
    REQUESTER = "requester"


class NotNow(Refused):
    """The mail server could not take it now; it can be tried again."""


class NoSuchRecipient(Refused):
    """The mail server will not take anything for this address."""


def send(allowed: Allowed, here: MailSettings, to: str, words: Words) -> None:
    """Hand one mail over.

    Raises NotNow where it can be tried again, NoSuchRecipient where it cannot, Invalid for
    what was allowed for another way, Conflict where the portal's address is not known.
    """
    if allowed.parcel.way is not Way.MAIL or allowed.parcel.items:
        raise Invalid("A mail says only that something waits")
    if not ADDRESS.fullmatch(to) or not to.isascii():
        raise NoSuchRecipient("this cannot be an address")
    message = _message(here, to, words)
    with _or_later(), _server(here) as server:
        server.send_message(message, parseaddr(here.sender)[1], [to])


def reach(here: MailSettings) -> None:
    """Greet the mail server, and sign in there; raises NotNow where that does not go."""
    with _or_later(), _server(here) as server:
        server.noop()


@contextmanager
def _or_later() -> Iterator[None]:
    """What a server refuses, or does not answer, as our own errors."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as refusal:
        codes = [code for code, _ in refusal.recipients.values()]
        if all(code >= 500 for code in codes):
            raise NoSuchRecipient("the mail server knows no such recipient") from None
        raise NotNow("the mail server does not take it now") from None
    except (OSError, smtplib.SMTPException) as fault:
        # the server's own words may quote the address, so that only the kind is told (C8)
        raise NotNow(f"the mail server could not be reached ({type(fault).__name__})") from None


def _message(here: MailSettings, to: str, words: Words) -> EmailMessage:
    if words is Words.REQUESTER and here.portal is None:
        raise Conflict("the portal's address is not known: set CCPORTAL_PORTAL_ADDRESS")
    text = (shipped("templates") / "mail" / f"{words}.txt").read_text("utf-8")
    subject, _, body = Template(text).substitute(portal=here.portal or "").partition("\n\n")
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, here.sender, to
    message["Date"] = format_datetime(clock.now_utc())
    message["Message-ID"] = f"<{secrets.token_hex(16)}@{_domain(here)}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    return message


@contextmanager
def _server(here: MailSettings) -> Iterator[smtplib.SMTP]:
    """The mail server, signed in where a user is set; never without the encryption that was set."""
    trusted, name = ssl.create_default_context(), _domain(here)
    server: smtplib.SMTP
    if here.tls is Tls.TLS:
        server = smtplib.SMTP_SSL(here.host, here.port, name, timeout=PATIENCE, context=trusted)
    else:
        server = smtplib.SMTP(here.host, here.port, name, timeout=PATIENCE)
    with server:
        if here.tls is Tls.STARTTLS:
            server.starttls(context=trusted)
        if here.user is not None and here.password_file is not None:
            server.login(here.user, here.password_file.read_text("utf-8").strip())
        yield server


def _domain(here: MailSettings) -> str:
    """What the server is told of where a mail comes from; not this machine's name."""
    return parseaddr(here.sender)[1].rpartition("@")[2] or "localhost"
