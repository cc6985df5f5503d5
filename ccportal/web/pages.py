"""One address, one view: the whole page for a plain request, the very part for HTMX.

How to add an area to a site
----------------------------
1. A module with `bp = Blueprint("notes", __name__, url_prefix="/notes")`; list it in the
   site's `AREAS`. On the line above each view stands who may use it:

       @bp.get("/<reference>")
       @allow(Can.NOTE_READ)
       def note(reference: str) -> Response:
           return show("intranet/note.html", note=find(reference))

2. `templates/intranet/note.html` extends `intranet/layout.html` (on the portal
   `portal/layout.html`), sets the blocks `title` (nothing personal: "A note", never a name)
   and `content` (with the page's only h1), and includes its part: `{% include
   "intranet/_note.html" %}`. The part's one root element has the part's name as its id:
   `<section id="note">`. A plain request gets the page; HTMX gets that part alone.
   A page with several parts names them: `show("intranet/family.html", parts=("contact",
   "timeline"), ...)`; HTMX gets the one that its `HX-Target` names, else the page's own.
3. Each HTMX element states its own `hx-target` and `hx-swap`, and works without a script:
   a link has an `href`, a form its `action` and `method`. After a POST answer `see(endpoint,
   ...)` (303), or with HTMX `show(...)` again. Faults in a form: `show(..., status=422)`.
4. Forms: `ccportal.web.forms` (`Form` and govuk fields); in the template `{% from
   "shared/form.html" import errors, csrf %}`, then `{{ errors(form) }}` above the h1 and
   `{{ csrf() }}` in the form. Requests that a page makes by itself (polling) carry
   `hx-headers='{"X-Unattended": "1"}'`, so that they keep nobody signed in.
5. Errors: raise one of `ccportal.errors`; it becomes its page by itself.
6. What needs a refusal or a read noted: the acts do it (`act`, `note_down`), not the view.
7. A nav entry: add it to the site's `NAV` with the permission that shows it.
"""

from __future__ import annotations

from functools import cache
from pathlib import PurePosixPath
from typing import Any

from flask import Response, current_app, render_template, url_for
from jinja2.meta import find_referenced_templates

from ccportal.web.htmx import hurried, target


def show(
    page: str, /, *, parts: tuple[str, ...] = (), status: int = 200, **context: Any
) -> Response:
    """The page, or for HTMX the part of it that was asked for, with what it shows.

    A page without a part of its own is given whole.
    """
    name = _wanted(page, parts) if hurried() else page
    return Response(render_template(name, **context), status, mimetype="text/html")


def part_of(page: str, part: str) -> str:
    """The file of a part: beside its page, with an underscore before its name."""
    return str(PurePosixPath(page).with_name(f"_{part}.html"))


def see(endpoint: str, **values: Any) -> Response:
    """Go on to another page after a POST (303; for HTMX the browser is told to go there)."""
    address = url_for(endpoint, **values)
    if hurried():
        return Response(status=204, headers={"HX-Redirect": address})
    return Response(status=303, headers={"Location": address})


def _wanted(page: str, parts: tuple[str, ...]) -> str:
    asked = target()
    if asked in parts and asked is not None:
        return part_of(page, asked)
    own = part_of(page, PurePosixPath(page).stem)
    return own if _holds(page, own) else page


@cache
def _holds(page: str, part: str) -> bool:
    """Whether a page has a part; one that is called like it may be another page's."""
    site = current_app.jinja_env
    if site.loader is None:
        return False
    return part in find_referenced_templates(site.parse(site.loader.get_source(site, page)[0]))
