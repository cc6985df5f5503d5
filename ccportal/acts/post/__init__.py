"""The post between the two stores: what the intranet and its worker do with the portal's.

    fetching    what requesters sent is opened, recorded, and only then emptied on the portal
    posting     what they may see is sealed to them: status, messages, answers
    tickets     new words for who has lost theirs, or a first ticket for who wrote a letter
    publishing  what everybody may read: the policy, how to reach the centre

Everything may be done twice: what is recorded is not recorded again, what stands on the
portal is not posted again. So a worker that ends half-way leaves nothing lost and nothing double.
"""

from __future__ import annotations

from ccportal.acts.post.fetching import fetch
from ccportal.acts.post.posting import keep_in_step, post_message, post_pack, post_status
from ccportal.acts.post.publishing import publish
from ccportal.acts.post.tickets import Handing, new_ticket

__all__ = [
    "Handing",
    "fetch",
    "keep_in_step",
    "new_ticket",
    "post_message",
    "post_pack",
    "post_status",
    "publish",
]
