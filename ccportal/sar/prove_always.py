"""What a file says beside the answer's words: alternatives, places, its language and maker."""

from __future__ import annotations

from ccportal.sar.join import MADE_BY, PLACE_OF_A_LINK
from ccportal.sar.render_plain import IN_THE_PDF
from ccportal.sar.render_view import FOLLOW, NO_WORDS, SAYS

ALWAYS = (
    *("Page of this document, as a picture", "The sign of the centre", PLACE_OF_A_LINK),
    *(IN_THE_PDF, SAYS, FOLLOW, NO_WORDS, "What page says"),
    *("Our answer to request", "letter contents section area item note", "en-GB", MADE_BY),
)
"""A word of these is nobody's, and may stand in any file."""
