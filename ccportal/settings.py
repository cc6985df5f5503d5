"""The settings of one process, read once: the only reader of the environment.

The portal's settings name nothing of the records store: no address, no key file. They are
a type of their own, so that what is not there cannot be read from it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
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
    mail_host: str | None
    mail_port: int

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
        mail_host=os.environ.get("CCPORTAL_MAIL_HOST") or None,
        mail_port=_number("CCPORTAL_MAIL_PORT", 25),
    )


def over_http() -> None:
    """Let this process and those that it starts serve over HTTP, as on loopback alone."""
    os.environ["CCPORTAL_HTTP_ON_LOOPBACK"] = "1"


def without_records() -> dict[str, str]:
    """The environment that a process of the portal gets: nothing in it names the records."""
    hidden = ("CCPORTAL_RECORDS_URL", "CCPORTAL_MAIL_HOST", "CCPORTAL_MAIL_PORT")
    return {name: value for name, value in os.environ.items() if name not in hidden}


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
