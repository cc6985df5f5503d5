"""Every field of personal data that the centre keeps: about whom, why, whence, and how shown."""

from __future__ import annotations

WORDS: dict[str, tuple[str, ...]] = {
    "referrals": ("reason", "court_order", "risk_summary"),
    "attendances": ("reason",),
    "notes": ("text",),
    "incidents": ("text", "action_taken"),
    "risks": ("source", "text"),
    "documents": ("title", "text"),
    "consents": (),
    "disclosures": ("text",),
    "assessments": ("purpose",),
    "requests": ("scope",),
}
"""The lists that an answer is collected from, with the fields of each that hold words."""
