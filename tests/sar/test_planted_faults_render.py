"""Faults planted in drawing and joining are caught each time, by the scan of the file."""

from __future__ import annotations

import pytest
from support.packs import SMALL, WITHHELD
from support.planted import Change, planted

from ccportal.sar import prove as proving

pytestmark = pytest.mark.no_cover

SECRET = "Letter from Marigold Thistlewaite"
HTML, JOIN = "ccportal.sar.render_html", "ccportal.sar.join"
PLAN, RENDER = "ccportal.sar.render_plan", "ccportal.sar.render"


def faulty(*changes: Change):
    """`render` with faults in it: each module takes what it needs from the copies before it."""
    copies = {}
    for name in (HTML, JOIN, PLAN, RENDER):
        made = planted(name, changes)
        for copy in copies.values():
            for key, value in vars(copy).items():
                is_own = getattr(value, "__module__", "") == copy.__name__
                if is_own and not key.startswith("_") and hasattr(made, key):
                    setattr(made, key, value)
        copies[name] = made
        if hasattr(made, "render_html"):
            made.render_html = copies[HTML]
    return copies[RENDER].render


IN_THE_PAGE = {
    "names a place by the ref of a record": 'id="item-n-104"',
    "hides words with a style": f'<p style="display:none">x</p><p style="opacity:0">{SECRET}</p>',
    "covers words with a box": f'<p style="background:#000;color:#000">{SECRET}</p>',
    "writes words in white": f'<p style="color:#fff">{SECRET}</p>',
    "writes words outside the page": f'<p style="position:absolute;left:-900mm">{SECRET}</p>',
    "writes words too small to see": f'<p style="font-size:.1pt">{SECRET}</p>',
    "gives a picture the name of its file": (
        f'<svg viewBox="0 0 9 9" width="9" height="9"><title>{SECRET}</title></svg>'
    ),
    "keeps a word where it has no room": f'<p style="visibility:hidden">{SECRET[:6]}</p>'
    f'<p style="clip-path:none;height:0;overflow:hidden">{SECRET}</p>',
}


@pytest.mark.parametrize("name", IN_THE_PAGE)
def test_a_fault_in_a_template_is_caught(name):
    page = IN_THE_PAGE[name]
    given = page if page.startswith("<") else f"<p {page}>.</p>"
    made = faulty(
        Change(
            HTML,
            '    return _part("copy.html", pack, areas=areas)',
            '    made = _part("copy.html", pack, areas=areas)\n'
            f"    return made.replace('</main>', {given + '</main>'!r})",
        )
    )
    with pytest.raises(proving.Leak):
        proving.prove(made(SMALL), SMALL, WITHHELD)


IN_THE_FILE = {
    "says the title of a document in the metadata": Change(
        HTML,
        'return f"Our answer to request {readable(pack.reference)}"',
        f'return f"Our answer to request {{readable(pack.reference)}} {SECRET}"',
    ),
    "names the maker of the file": Change(
        JOIN,
        '    whole.docinfo["/Producer"] = String(MADE_BY)',
        f'    whole.docinfo["/Creator"] = String("{SECRET}")',
    ),
    "says when the file was made": Change(
        JOIN,
        '    whole.docinfo["/Producer"] = String(MADE_BY)',
        '    whole.docinfo["/ModDate"] = String("D:20260101120000Z")',
    ),
    "puts a withheld title among the bookmarks": Change(
        JOIN, "Title=String(mark.label)", f'Title=String(mark.label + " {SECRET}")'
    ),
    "names places by what is there": Change(
        JOIN, "            names.append(String(name))", "            names.append(String('n-104'))"
    ),
    "says in a link where it leads": Change(
        JOIN,
        "            link.Contents = String(PLACE_OF_A_LINK)",
        f'            link.Contents = String("{SECRET}")',
    ),
    "forgets to say which page it is": Change(
        JOIN, 'numbers.draw(f"Page {number} of {total}")', 'b""'
    ),
    "links out of the file": Change(
        JOIN,
        "            link.Dest = String(target.removeprefix(GO))",
        '            link.URI = String("https://example.org")',
    ),
    "attaches what it was made from": Change(
        JOIN,
        '    root.Lang = String("en-GB")',
        f'    root.Lang = String("en-GB")\n    whole.attachments["a"] = b"{SECRET}"',
    ),
    "leaves out the metadata": Change(JOIN, "metadata(about).encode()", "b''"),
}


@pytest.mark.parametrize("name", IN_THE_FILE)
def test_a_fault_in_joining_is_caught(name):
    with pytest.raises(proving.Leak):
        proving.prove(faulty(IN_THE_FILE[name])(SMALL), SMALL, WITHHELD)


def test_without_a_fault_nothing_is_caught():
    change = Change(JOIN, 'root.Lang = String("en-GB")', 'root.Lang = String("en-" + "GB")')
    proving.prove(faulty(change)(SMALL), SMALL, WITHHELD)
