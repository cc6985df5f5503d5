"""Is this machine fit, and is what lies on it whole (C8)."""

from __future__ import annotations

import importlib
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ccportal import clock, keys
from ccportal.acts import backup, disposal_certificates, disposal_register, instance, mail
from ccportal.errors import Refused
from ccportal.settings import FONTS, Settings, mail_settings, settings
from ccportal.store import audit, database

BACKUP_DAYS = 7
"""Days after which a backup is too old: nobody can say any more what they did a week ago."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what, whether it is well, and what there is to say."""

    what: str
    well: bool
    says: str


def examine() -> tuple[Finding, ...]:
    """Look at everything; what fails while it is looked at is not well."""
    here = settings()
    found = [_try(name, look, here) for name, look in LOOKS]
    if all(one.well for one in found):
        instance.open_stores(here)
        found += [_try(name, look, here) for name, look in LOOKS_INSIDE]
    return tuple(found)


def _try(name: str, look: Callable[[Settings], str], here: Settings) -> Finding:
    try:
        return Finding(name, True, look(here))
    except Refused as refusal:
        return Finding(name, False, str(refusal))
    except Exception as fault:
        return Finding(name, False, f"could not be looked at ({type(fault).__name__})")


def _libraries(_: Settings) -> str:
    for name in ("weasyprint", "pikepdf", "pypdfium2", "argon2", "nacl"):
        try:
            importlib.import_module(name)
        except (ImportError, OSError):
            raise Refused(f"{name} cannot be loaded; run: make setup") from None
    return "can be loaded"


def _fonts(_: Settings) -> str:
    there = len(list(FONTS.glob("*.ttf"))) + len(list(FONTS.glob("*.otf")))
    if not there:
        raise Refused("the fonts of an answer are not there")
    return f"{there} files"


def _scans(_: Settings) -> str:
    from ccportal.sar.transcribe import can_read  # not before the libraries were looked at

    if can_read():
        return "the words on scans and photographs are read"
    return "no tesseract: the words on scans and photographs are not found (apt: tesseract-ocr)"


def _permissions(here: Settings) -> str:
    if not instance.exists(here):
        raise Refused("there is no instance here; make one with: ccportal init")
    for path in _private(here):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            raise Refused(f"others may read {path.name}; take that from them: chmod go-rwx")
    return "nobody else may read the instance"


def _private(here: Settings) -> Iterator[Path]:
    yield here.instance
    for folder in (here.records_keys.parent, here.records_keys, here.portal_keys):
        yield folder
        yield from (one for one in folder.iterdir() if one.is_file())


def _migrations(_: Settings) -> str:
    waiting = instance.pending()
    if waiting:
        raise Refused(f"{len(waiting)} to be applied; run: ccportal migrate")
    return "all applied"


def _stores(_: Settings) -> str:
    faults = [
        *database.faults(database.records_db),
        *database.faults(database.portal_db),
    ]
    if faults:
        raise Refused(f"{len(faults)} faults in the stores; restore a backup")
    return "whole, and every write is kept before it is acknowledged"


def _trail(_: Settings) -> str:
    fault = audit.first_fault()
    if fault is not None:
        raise Refused(f"broken at row {fault}")
    return f"whole, {audit.head()[0]} rows"


def _backup(_: Settings) -> str:
    made, today = backup.last_made(), clock.today()
    if made is not None:
        days = (today - made).days
        says = "the last was made today" if days == 0 else f"the last is {days} days old"
        if days > BACKUP_DAYS:
            raise Refused(f"{says}; run: ccportal backup FILE")
        return says
    since = backup.instance_since()
    if since is not None and (today - since).days > BACKUP_DAYS:
        raise Refused("none was ever made; run: ccportal backup FILE")
    return "none was made yet"


def _disposals(here: Settings) -> str:
    fault = disposal_certificates.first_fault()
    if fault is not None:
        raise Refused(f"certificate {fault} does not fit the one before")
    known = disposal_register.read(here.disposals_file, keys.register_key(here))
    return f"{len(known.certificates)} certificates, and the register fits"


def _mail(_: Settings) -> str:
    mails = mail_settings()
    if mails is None:
        return "no mail server is set: nobody is reminded by mail"
    mail.reach(mails)
    portal = "" if mails.portal else "; requesters get none before CCPORTAL_PORTAL_ADDRESS is set"
    return f"the mail server answers{portal}"


LOOKS: tuple[tuple[str, Callable[[Settings], str]], ...] = (
    ("libraries", _libraries),
    ("fonts", _fonts),
    ("scans", _scans),
    ("permissions", _permissions),
)
LOOKS_INSIDE: tuple[tuple[str, Callable[[Settings], str]], ...] = (
    ("migrations", _migrations),
    ("stores", _stores),
    ("audit trail", _trail),
    ("backup", _backup),
    ("disposals", _disposals),
    ("mail", _mail),
)
