"""Rendering, away from any generator: references, escapes, addresses, the policy."""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import hashlib
import re
import shutil
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.kbtools.load import load
from hooks.kbtools.model import Knowledge
from hooks.pages import changes, csp, moved, theme
from hooks.pages.page import Page, relative
from hooks.pages.render import Renderer

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def kb(tmp_path: Path) -> Knowledge:
    shutil.copytree(ROOT / "tests/kb/sample", tmp_path / "kb")
    shutil.copytree(ROOT / "kb/schema", tmp_path / "kb/schema")
    return load(tmp_path / "kb", dt.date(2026, 2, 1))


def test_a_value_reference_shows_value_grade_and_way_to_its_fact(kb: Knowledge) -> None:
    html = Renderer(kb, "/channels/kites-desk/").html("最高 {{kites.line.height:max_m}} 米")

    assert 'data-fact="kites.line.height"' in html
    assert 'data-grade="verified"' in html
    assert 'href="../../facts/kites/timing/#kites.line.height"' in html
    assert '<span class="ref__value">60</span>' in html


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x>', "a & b", "**<b>**"])
def test_prose_is_never_html(kb: Knowledge, text: str) -> None:
    html = Renderer(kb, "/").html(text)

    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html


def test_bold_and_record_links_are_rendered(kb: Knowledge) -> None:
    html = Renderer(kb, "/scenarios/x/").html("**先**问[管理员](channel:kites-desk)")

    assert html == '<strong>先</strong>问<a href="../../channels/kites-desk/">管理员</a>'


segments = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3).map(
    lambda parts: "/" + "".join(f"{part}/" for part in parts)
)


@given(segments, segments)
def test_a_relative_way_leads_to_its_address(here: str, there: str) -> None:
    way = relative(here, there)

    assert urljoin(f"https://site.example{here}", way) == f"https://site.example{there}"


def test_each_inline_script_is_allowed_by_its_hash_only() -> None:
    page = '<meta charset="utf-8"><script>a()</script><script src="x.js"></script>'

    protected = csp.protect(page)

    assert (
        "'sha256-MqV6Xlw8mXn6vCaJ8qqfT6hTUgwYWKAM4Ob2Bs5YSAI='" in protected
        or "'sha256-" in protected
    )
    digest = base64.b64encode(hashlib.sha256(b"a()").digest()).decode()
    assert re.findall(r"'sha256-([^']+)'", protected) == [digest]
    assert protected.index("Content-Security-Policy") < protected.index("<script>")


def test_a_page_without_charset_is_refused() -> None:
    with pytest.raises(ValueError, match="charset"):
        csp.protect("<p>no head</p>")


def test_a_moved_page_leaves_a_signpost_with_its_old_anchors(kb: Knowledge) -> None:
    pages = moved.with_aliases(kb, [])

    assert [page.address for page in pages] == ["/kites/"]
    assert 'href="../channels/kites-desk/"' in pages[0].markdown


def test_a_moved_anchor_stays_on_its_page(kb: Knowledge) -> None:
    kb = dataclasses.replace(kb, aliases={"/x/#old": "/y/#new"})

    (page,) = moved.with_aliases(kb, [Page("/x/", "X", "text")])

    assert '<li id="old">' in page.markdown
    assert 'href="../y/#new"' in page.markdown


def test_the_feed_says_what_changed_and_who_is_affected(kb: Knowledge) -> None:
    entry = ET.fromstring(changes.feed(kb)).find("{*}entry")  # noqa: S314 (our own text)

    assert entry is not None
    assert entry.findtext("{*}title") == "高度降到 60 米"
    assert "影响：放系线风筝的人。" in (entry.findtext("{*}summary") or "")


def test_submenus_are_named() -> None:
    menu = (
        '<label class="md-nav__link " for="__nav_2" id="__nav_2_label" tabindex="0"></label>'
        '<nav class="md-nav" data-md-level="1" aria-labelledby="__nav_2_label">'
        '<label class="md-nav__title" for="__nav_2"><span class="md-icon"></span> 自查 </label>'
    )

    named = theme.name(menu)

    assert '<nav class="md-nav" data-md-level="1" aria-label="自查"' in named
    assert 'tabindex="0"><span class="sr-only">展开自查</span></label>' in named
