"""What everybody may read."""

from __future__ import annotations

import hashlib
from io import BytesIO

import pytest

from ccportal.store.portal import PortalNotice, PortalPaper, PortalReleased
from tests.portal.conftest import Visitor

PDF = b"%PDF-1.7 an answer\n%%EOF\n"
PAGES = ["/", "/ask", "/return", "/wrong", "/policy", "/privacy", "/accessibility", "/verify"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_in_a_centre_that_has_published_nothing(visitor: Visitor, path: str):
    assert visitor.get(path).status_code == 200


@pytest.mark.clause("C10")
def test_the_policy_in_force_can_be_read_without_a_ticket(visitor: Visitor):
    PortalNotice.create(name="policy", text="# Confidences\n\n1. What is heard here stays here.")
    PortalNotice.create(name="policy-since", text="2026-03-01")
    page = visitor.get("/policy").text
    assert "<li>What is heard here stays here.</li>" in page
    assert "In force since 1 March 2026" in page


@pytest.mark.clause("C10")
def test_the_policy_in_force_is_a_pdf_too_without_a_ticket(visitor: Visitor):
    assert visitor.get("/policy.pdf").status_code == 404
    assert "/policy.pdf" not in visitor.get("/policy").text
    PortalNotice.create(name="policy", text="# Confidences")
    PortalPaper.create(name="policy", made_from="-", content=PDF)
    answer = visitor.get("/policy.pdf")
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "application/pdf", PDF)
    assert 'href="/policy.pdf"' in visitor.get("/policy").text


@pytest.mark.clause("DP1")
def test_the_privacy_notice_is_read_without_a_ticket_and_runs_nothing(visitor: Visitor):
    text = "We are Mill Lane.\n\n## Who may see it\n\n- Nobody <script>alert(1)</script>"
    PortalNotice.create(name="privacy", text=text)
    PortalNotice.create(name="contact", text="01632 960 111")
    page = visitor.get("/privacy").text
    assert "<h3>Who may see it</h3>" in page
    assert "01632 960 111" in page
    assert "<script>alert" not in page


@pytest.mark.clause("DP1")
def test_before_one_is_published_the_page_says_what_the_site_itself_does(visitor: Visitor):
    page = visitor.get("/privacy").text
    assert "Information Commissioner" in page
    assert "put it right" in page


def test_a_policy_brings_no_script_and_no_link_that_runs(visitor: Visitor):
    text = "<script>alert(1)</script>\n\n[x](javascript:alert(1)) <img src=x onerror=alert(1)>"
    PortalNotice.create(name="policy", text=text)
    page = visitor.get("/policy").text
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert "<img" not in page


def test_the_pages_bear_the_name_of_the_centre(visitor: Visitor):
    PortalNotice.create(name="centre", text="Quarrymoor Contact Centre")
    assert "Quarrymoor" in visitor.get("/").text


def test_how_to_reach_the_centre_stands_where_something_is_wrong(visitor: Visitor):
    PortalNotice.create(name="contact", text="1 Mill Lane\n01632 960 111")
    assert "01632 960 111" in visitor.get("/wrong").text


def test_a_file_that_was_given_out_is_known(visitor: Visitor):
    PortalReleased.create(sha256=hashlib.sha256(PDF).hexdigest())
    answer = visitor.send("/verify", {"answer": (BytesIO(PDF), "answer.pdf")})
    assert "We gave out this file" in answer.text


@pytest.mark.parametrize("changed", [PDF + b" ", PDF[:-1], PDF.replace(b"an", b"An"), b"x"])
def test_a_file_with_one_byte_changed_is_not(visitor: Visitor, changed: bytes):
    PortalReleased.create(sha256=hashlib.sha256(PDF).hexdigest())
    answer = visitor.send("/verify", {"answer": (BytesIO(changed), "answer.pdf")})
    assert "We cannot say so" in answer.text


def test_checking_needs_a_file(visitor: Visitor):
    assert "Choose the file first" in visitor.send("/verify").text


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/leave"])
def test_no_page_may_be_kept_framed_or_indexed(visitor: Visitor, path: str):
    headers = visitor.get(path).headers
    assert headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_leads_anywhere_else(visitor: Visitor, path: str):
    assert 'href="http' not in visitor.get(path).text
    assert 'src="http' not in visitor.get(path).text
