"""The second factor: codes from an authenticator, and ten codes to stand in for it (C8)."""

from __future__ import annotations

import hashlib
import hmac
import io
import secrets
from datetime import UTC

import pyotp
import segno

from ccportal import clock
from ccportal.acts.accounts_sessions import end_sessions
from ccportal.acts.act import act
from ccportal.errors import NotFound
from ccportal.store import audit
from ccportal.store.accounts import Account, RecoveryCode
from ccportal.store.database import records_db, writing

STEP, AROUND = 30, 1
"""Seconds that a code is shown for, and how many steps before and after are taken too."""

SECRET_CHARACTERS, CODES, CODE_BYTES = 32, 10, 10
"""160 bits of secret; ten recovery codes of 80 bits each."""


def new_secret() -> str:
    """A fresh secret, in base 32."""
    return pyotp.random_base32(SECRET_CHARACTERS)


def address(secret: str, email: str, centre: str) -> str:
    """The `otpauth://` address that an authenticator reads from the picture."""
    return pyotp.TOTP(secret, interval=STEP).provisioning_uri(name=email, issuer_name=centre)


def picture(address: str) -> bytes:
    """The address as a QR code, an SVG with nothing in it but squares."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", scale=6, border=4, xmldecl=False, dark="#000", light="#fff")
    return out.getvalue()


def shown(secret: str, *, before: int = 0) -> str:
    """What an authenticator shows now, or showed some steps before."""
    return pyotp.TOTP(secret, interval=STEP).generate_otp(_now() - before)


def enrol(account: int, secret: str, code: str) -> tuple[str, ...] | None:
    """Keep the secret if the code shows that the authenticator has it: ten recovery codes.

    None where the code does not fit. The codes are given here and never again.
    """
    step = _step_of(secret, code)
    if step is None:
        return None
    person = _account(account).person_id
    with act(person, "account:enrol", person):
        Account.update(totp_secret=secret, totp_last_step=step, enrolled_at=clock.now_utc()).where(
            Account.id == account
        ).execute()
        return _fresh_codes(account)


def check_code(account: int, code: str) -> bool:
    """Whether it is a code of now (or half a minute around) that was not used before."""
    found = _account(account)
    step = _step_of(found.totp_secret or "", code)
    if step is None:
        return False
    with writing(records_db):
        changed = (
            Account.update(totp_last_step=step)
            .where((Account.id == account) & (Account.totp_last_step < step))
            .execute()
        )
        return bool(changed == 1)


def use_recovery_code(account: int, code: str) -> int | None:
    """Use up one of the ten codes: how many are left, or None where it is none of them."""
    found = _account(account)
    with writing(records_db):
        used = (
            RecoveryCode.update(used_at=clock.now_utc())
            .where(
                (RecoveryCode.account == account)
                & (RecoveryCode.code_hash == _code_hash(account, code))
                & RecoveryCode.used_at.is_null()
            )
            .execute()
        )
        if used == 1:
            audit.append(
                clock.now_utc(), found.person_id, "account:recovery-code", found.person_id, None
            )
    return codes_left(account) if used == 1 else None


def codes_left(account: int) -> int:
    """How many recovery codes are not used yet."""
    left = RecoveryCode.select().where(
        (RecoveryCode.account == account) & RecoveryCode.used_at.is_null()
    )
    return int(left.count())


def renew_codes(account: int, session: str | None) -> tuple[str, ...]:
    """Ten new recovery codes in place of the old; other sessions than `session` end."""
    person = _account(account).person_id
    with act(person, "account:renew-codes", person):
        end_sessions(account, but=session)
        return _fresh_codes(account)


def _fresh_codes(account: int) -> tuple[str, ...]:
    RecoveryCode.delete().where(RecoveryCode.account == account).execute()
    codes = tuple(secrets.token_hex(CODE_BYTES) for _ in range(CODES))
    for code in codes:
        RecoveryCode.create(account=account, code_hash=_code_hash(account, code))
    return tuple("-".join(code[at : at + 5] for at in range(0, len(code), 5)) for code in codes)


def _code_hash(account: int, code: str) -> str:
    letters = "".join(one for one in code.lower() if one.isalnum())
    return hashlib.sha256(f"recovery\0{account}\0{letters}".encode()).hexdigest()


def _step_of(secret: str, code: str) -> int | None:
    """The step of time that a code belongs to; every step is looked at, right or not."""
    digits = "".join(code.split())
    now, found = _now(), None
    for step in range(now - AROUND, now + AROUND + 1):
        shown = pyotp.TOTP(secret, interval=STEP).generate_otp(step)
        if hmac.compare_digest(shown.encode(), digits.encode()):
            found = step
    return found


def _now() -> int:
    return int(clock.now_utc().replace(tzinfo=UTC).timestamp()) // STEP


def _account(account: int) -> Account:
    found = Account.get_or_none((Account.id == account) & Account.disabled_at.is_null())
    if found is None:
        raise NotFound("There is no such account.")
    return found
