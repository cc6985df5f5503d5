"""The settings of one process, read once: the only reader of the environment.

The portal's settings name nothing of the records store: no address, no key file. They are
a type of their own, so that what is not there cannot be read from it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ccportal.errors import Refused

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent


def shipped(name: str) -> Path:
    """`templates` or `static`: in the package where it is installed, else in the checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else CHECKOUT / name


class HalfConfigured(Refused):
    """A setting is missing or makes no sense; the process does not start."""


@dataclass(frozen=True, slots=True)
class PortalSettings:
    """What the public portal may know.

    `instance` is the folder of everything made at run time; `portal_url` a
    `postgresql://` address, or None for the encrypted file in the instance.
    `secure_cookies` is false only where the site is served on loopback over HTTP.
    """

    instance: Path
    portal_url: str | None
    secure_cookies: bool
    trusted_proxies: int

    @property
    def portal_file(self) -> Path:
        """Where the portal store lies when it is a file."""
        return self.instance / "portal.db"

    @property
    def portal_keys(self) -> Path:
        """The folder of the keys that the portal may read."""
        return self.instance / "keys" / "portal"


@dataclass(frozen=True, slots=True)
class Settings(PortalSettings):
    """What the intranet, the worker and the commands know: both stores."""

    records_url: str | None

    @property
    def records_file(self) -> Path:
        """Where the records store lies when it is a file."""
        return self.instance / "records.db"

    @property
    def records_keys(self) -> Path:
        """The folder of the keys that only the intranet, the worker and commands read."""
        return self.instance / "keys" / "records"

    @property
    def demo_file(self) -> Path:
        """How to sign in to a made-up centre; there in no other instance."""
        return self.instance / "demo.json"

    @property
    def disposals_file(self) -> Path:
        """Where the references of what was disposed of are kept, whatever becomes of the store."""
        return self.instance / "disposals.register"

    @property
    def queue_file(self) -> Path:
        """Where the queue of background work lies when it is a file."""
        return self.instance / "queue.db"


def _instance() -> Path:
    return Path(os.environ.get("CCPORTAL_INSTANCE") or CHECKOUT / "instance").resolve()


def _url(name: str) -> str | None:
    value = os.environ.get(name) or None
    if value is not None and not value.startswith("postgresql://"):
        raise HalfConfigured(f"{name} has to begin with postgresql://")
    return value


def _number(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    if not value:
        return default
    if not value.isdigit():
        raise HalfConfigured(f"{name} has to be a whole number")
    return int(value)


def _secure_cookies() -> bool:
    return os.environ.get("CCPORTAL_HTTP_ON_LOOPBACK", "") != "1"


def portal_settings() -> PortalSettings:
    """The portal's settings, from the environment."""
    return PortalSettings(
        instance=_instance(),
        portal_url=_url("CCPORTAL_PORTAL_URL"),
        secure_cookies=_secure_cookies(),
        trusted_proxies=_number("CCPORTAL_TRUSTED_PROXIES", 0),
    )


def settings() -> Settings:
    """The settings of the intranet, the worker and the commands, from the environment.

    Raises HalfConfigured where one of the two store addresses is given without the other.
    """
    records_url, portal_url = _url("CCPORTAL_RECORDS_URL"), _url("CCPORTAL_PORTAL_URL")
    if (records_url is None) != (portal_url is None):
        raise HalfConfigured("CCPORTAL_RECORDS_URL and CCPORTAL_PORTAL_URL belong together")
    return Settings(
        instance=_instance(),
        portal_url=portal_url,
        secure_cookies=_secure_cookies(),
        trusted_proxies=_number("CCPORTAL_TRUSTED_PROXIES", 0),
        records_url=records_url,
    )


def over_http() -> None:
    """Let this process and those that it starts serve over HTTP, as on loopback alone."""
    os.environ["CCPORTAL_HTTP_ON_LOOPBACK"] = "1"


def without_records() -> dict[str, str]:
    """The environment that a process of the portal gets: nothing in it names the records."""
    hidden = ("CCPORTAL_RECORDS_URL", "CCPORTAL_MAIL_")
    return {name: value for name, value in os.environ.items() if not name.startswith(hidden)}


class Tls(StrEnum):
    """How the way to the mail server is encrypted; with either its certificate is checked."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MailSettings:
    """Where mail is handed over, and as whose.

    `password_file` is read when a mail is sent. `portal` is the portal's address as requesters
    know it; without one they are sent no mail.
    """

    host: str
    port: int
    sender: str
    tls: Tls
    user: str | None
    password_file: Path | None
    portal: str | None


def mail_settings() -> MailSettings | None:
    """How mail is sent; None where none is.

    Raises HalfConfigured for a host without a sender, a user without a password file, or a way
    of encryption that there is not.
    """
    found = {name: os.environ.get(f"CCPORTAL_MAIL_{name}") or None for name in _MAIL}
    if found["HOST"] is None:
        return None
    if found["FROM"] is None:
        raise HalfConfigured("CCPORTAL_MAIL_FROM has to say whose mails they are")
    if (found["USER"] is None) != (found["PASSWORD_FILE"] is None):
        raise HalfConfigured("CCPORTAL_MAIL_USER and CCPORTAL_MAIL_PASSWORD_FILE belong together")
    tls = found["TLS"] or Tls.STARTTLS
    if tls not in list(Tls):
        raise HalfConfigured("CCPORTAL_MAIL_TLS is starttls, tls or none")
    port = _number("CCPORTAL_MAIL_PORT", _PORTS[Tls(tls)])
    file = found["PASSWORD_FILE"]
    return MailSettings(
        host=found["HOST"],
        port=port,
        sender=found["FROM"],
        tls=Tls(tls),
        user=found["USER"],
        password_file=Path(file) if file else None,
        portal=os.environ.get("CCPORTAL_PORTAL_ADDRESS") or None,
    )


_MAIL = ("HOST", "FROM", "USER", "PASSWORD_FILE", "TLS")
_PORTS = {Tls.STARTTLS: 587, Tls.TLS: 465, Tls.NONE: 25}


def regulator() -> str:
    """Whom to complain to besides the centre: a name, an address, how to reach them.

    A setting, since the Information Commissioner becomes the Information Commission on a day that
    is not known yet (Data (Use and Access) Act 2025, sections 117 to 119).
    """
    return os.environ.get("CCPORTAL_REGULATOR") or (
        "the Information Commissioner, Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF, "
        "telephone 0303 123 1113, https://ico.org.uk/make-a-complaint"
    )


FONTS = shipped("static") / "fonts" / "pdf"
"""The fonts of an answer, with the fontconfig file that names no others."""


def use_own_fonts() -> None:
    """Let fontconfig find our fonts and none of the system's; before it is loaded."""
    os.environ["FONTCONFIG_FILE"] = str(FONTS / "fonts.conf")
