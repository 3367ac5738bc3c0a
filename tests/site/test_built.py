"""The built site: whole, linked, sourced, and silent towards others."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hooks import ledger
from hooks.kbtools.load import load
from hooks.kbtools.model import Knowledge
from hooks.kbtools.usage import cited
from hooks.pages import built
from hooks.pages.built import BuiltPage

ROOT = Path(__file__).resolve().parents[2]
Pages = dict[str, BuiltPage]


@pytest.fixture(scope="module")
def pages(built_site: Path) -> Pages:
    return built.read(built_site)


@pytest.fixture(scope="module")
def kb() -> Knowledge:
    return load(ROOT / "kb", dt.datetime.now(tz=dt.UTC).date())


def test_no_link_leads_nowhere(built_site: Path, pages: Pages) -> None:
    assert list(built.broken(built_site, pages)) == []


def test_every_anchor_is_ascii_and_stands_once(pages: Pages) -> None:
    for page in pages.values():
        assert all(i.isascii() and not i.startswith("_") for i in page.content_ids), page.address
        assert len(page.content_ids) == len(set(page.content_ids)), page.address


def test_no_published_address_is_gone(built_site: Path) -> None:
    assert ledger.gone(ledger.LEDGER, built_site) == []


def test_every_address_is_in_the_ledger(built_site: Path) -> None:
    assert ledger.unlisted(ledger.LEDGER, built_site) == [], "run python3 dev.py ledger"


def test_every_fact_has_its_anchor(pages: Pages, kb: Knowledge) -> None:
    for fact in kb.facts.values():
        assert fact.id in pages[f"/facts/{fact.platform}/{fact.topic}/"].ids


def test_every_article_shows_each_fact_that_it_cites(pages: Pages, kb: Knowledge) -> None:
    for scenario in kb.scenarios.values():
        assert set(cited(scenario)) <= set(pages[f"/scenarios/{scenario.id}/"].facts), scenario.id


def test_every_page_says_when_it_was_last_checked(built_site: Path) -> None:
    for file in built_site.rglob("index.html"):
        if file.parent.name != "about":
            assert "最近核对" in file.read_text(encoding="utf-8"), file


def test_hidden_sources_are_named_without_a_link(built_site: Path, kb: Knowledge) -> None:
    html = "".join(file.read_text(encoding="utf-8") for file in built_site.rglob("*.html"))

    for source in kb.sources.values():
        if source.address == "hidden":
            assert source.url not in html


def test_no_reference_is_left_unexpanded(built_site: Path) -> None:
    for file in built_site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert "{{" not in text, file
        assert not re.search(r"\((?:channel|scenario|material|fact|rumour|check):", text), file


def test_nothing_is_loaded_from_elsewhere(built_site: Path) -> None:
    loads = re.compile(
        r"""<(?:script|img|iframe|source|link)\b[^>]*\b(?:src|href)=["']?(https?:)?//"""
    )
    for file in built_site.rglob("*.html"):
        assert not loads.search(file.read_text(encoding="utf-8")), file


def test_every_page_has_a_strict_policy(built_site: Path) -> None:
    for file in built_site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert policy, file
        assert "unsafe-inline" not in policy[1]
        assert "'unsafe-eval'" not in policy[1]


def test_a_broken_fact_stops_the_build_with_its_line_and_leaves_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    command = [
        "git",
        "ls-files",
        "-zco",
        "--exclude-standard",
        "kb",
        "docs",
        "hooks",
        "checkers",
        "mkdocs.yml",
        "overrides",
    ]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        target = copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    fact = copy / "kb/facts/amazon/aplus/review-time.yml"
    fact.write_text(
        fact.read_text(encoding="utf-8").replace("grade: verified", "grade: sure"), "utf-8"
    )

    build = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--site-dir",
        str(tmp_path / "site"),
    ]
    done = subprocess.run(build, cwd=copy, capture_output=True, text=True, check=False)

    assert done.returncode != 0
    assert re.search(
        r"kb/facts/amazon/aplus/review-time\.yml:\d+  grade  'sure' is not allowed", done.stderr
    )
    assert "Write one of: verified" in done.stderr
    assert not (tmp_path / "site").exists()
