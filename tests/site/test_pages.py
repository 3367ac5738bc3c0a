"""Rendering, away from any generator: references, escapes, addresses, the policy."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.kbtools.load import load
from hooks.kbtools.model import Knowledge
from hooks.pages import csp
from hooks.pages.page import relative
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

    from urllib.parse import urljoin  # noqa: PLC0415 (only this claim needs it)

    assert urljoin(f"https://site.example{here}", way) == f"https://site.example{there}"


def test_each_inline_script_is_allowed_by_its_hash_only() -> None:
    page = '<meta charset="utf-8"><script>a()</script><script src="x.js"></script>'

    protected = csp.protect(page)

    assert (
        "'sha256-MqV6Xlw8mXn6vCaJ8qqfT6hTUgwYWKAM4Ob2Bs5YSAI='" in protected
        or "'sha256-" in protected
    )
    assert protected.count("'sha256-") == 1
    assert protected.index("Content-Security-Policy") < protected.index("<script>")


def test_a_page_without_charset_is_refused() -> None:
    with pytest.raises(ValueError, match="charset"):
        csp.protect("<p>no head</p>")
