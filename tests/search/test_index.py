"""The index: equal in one file and in many, small where it is large, and made the same twice."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from hooks.kbtools.load import load
from hooks.kbtools.model import Knowledge
from hooks.search import index
from hooks.search.entries import Entry, entries
from tests.browser.server import SiteServer

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
MANY = 10_000
MOST_BEFORE_FIRST_RESULT = 200 * 1024
ASK = """async ([base, text]) => {
  const { Search } = await import("/search.mjs");
  await (await Search.open(new URL(base, location.href))).find({ text });
}"""


@pytest.fixture(scope="module")
def kb() -> Knowledge:
    return load(ROOT / "kb", dt.datetime.now(tz=dt.UTC).date())


@pytest.fixture(scope="module")
def found(kb: Knowledge) -> list[Entry]:
    return entries(kb)


@pytest.fixture(scope="module")
def questions() -> list[str]:
    queries = yaml.safe_load((HERE / "queries.yml").read_text(encoding="utf-8"))
    return [query["q"] for query in queries]


def write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def synthetic(found: list[Entry]) -> list[Entry]:
    """Return many entries, each with title, questions and text of three different ones."""
    made = []
    for number in range(MANY):
        turn, at = divmod(number, len(found))
        first = found[at]
        asks = found[(at * 7 + turn * 131) % len(found)].asks
        text = found[(at * 13 + turn * 977) % len(found)].text
        group = f"{first.kind}:{turn}-{first.group}"
        made.append(dataclasses.replace(first, group=group, asks=asks, text=text, also=""))
    return made


def first_result(browser: Browser, server: SiteServer, root: Path, question: str) -> int:
    """Return the compressed size of all that is fetched for the first hits of a question."""
    page = browser.new_page(base_url=server.url)
    page.goto("/index.html")
    server.asked.clear()
    page.evaluate(ASK, ["/index/", question])
    fetched = {path.lstrip("/") for path in server.asked if "favicon" not in path}
    page.close()
    return sum(len(gzip.compress((root / name).read_bytes(), 9)) for name in fetched)


def test_one_file_many_files_and_the_library_give_the_same_hits(
    built_site: Path, kb: Knowledge, found: list[Entry], questions: list[str], tmp_path: Path
) -> None:
    built = index.build(found)
    given = {
        "modules": str(built_site / "assets/search"),
        "one": str(write(tmp_path / "one", index.files(kb, found, built, one_file=10**6))),
        "many": str(write(tmp_path / "many", index.files(kb, found, built, one_file=0))),
        "texts": [entry.searched for entry in found],
        "questions": questions,
    }
    node = Path(sys.executable).with_name("node")
    done = subprocess.run(
        [node, HERE / "equal.mjs"],
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    told = json.loads(done.stdout)

    assert told["differing"] == []
    assert told["buckets"][0] == 1
    assert told["buckets"][1] > 50


def test_equal_knowledge_gives_equal_files(kb: Knowledge, found: list[Entry]) -> None:
    first = index.files(kb, found, index.build(found))

    assert first == index.files(kb, entries(kb), index.build(entries(kb)))


@pytest.fixture
def large(built_site: Path, kb: Knowledge, found: list[Entry], tmp_path: Path) -> Path:
    """Return a site with nothing but the search, over many records."""
    many = synthetic(found)
    root = write(tmp_path / "site", {"index.html": "<!doctype html><title>search</title>"})
    for module in (built_site / "assets/search").glob("*.mjs"):
        (root / module.name).write_bytes(module.read_bytes())
    write(root / "index", index.files(kb, many, index.build(many)))
    return root


def test_many_records_stay_light(
    large: Path, questions: list[str], browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    server = SiteServer(large)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    weights = [first_result(browser, server, large, question) for question in questions[::20]]
    server.shutdown()
    server.server_close()
    thread.join()
    with capsys.disabled():
        sys.stdout.write(
            f"\n{MANY} records: {max(weights) / 1024:.0f} KB at most before the first result "
            f"(median {sorted(weights)[len(weights) // 2] / 1024:.0f})\n"
        )

    assert max(weights) <= MOST_BEFORE_FIRST_RESULT
