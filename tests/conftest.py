"""Things that several test files share: a built site, and one browser on it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.browser.server import SiteServer, Watch

ROOT = Path(__file__).resolve().parents[1]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PATIENCE_MS = 60_000  # a cold start of Python on a busy machine
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site built strictly: the folder that SITE names, or a fresh build."""
    if "SITE" in os.environ:
        return Path(os.environ["SITE"]).resolve()
    site = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Return Playwright, started once."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Return the browser that CHROMIUM names."""
    program = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    started = playwright.chromium.launch(executable_path=program, args=FLAGS)
    yield started
    started.close()


@pytest.fixture
def site(built_site: Path) -> Iterator[SiteServer]:
    """Return a server of the built site."""
    server = SiteServer(built_site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser, site: SiteServer) -> Iterator[Page]:
    """Return a new page with the site's address as its base, on a phone's screen."""
    context = browser.new_context(
        base_url=site.url, viewport={"width": 390, "height": 844}, locale="zh-CN"
    )
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE_MS)
    yield opened
    context.close()


@pytest.fixture
def watch(page: Page, site: SiteServer) -> Watch:
    """Return the watch over the page."""
    return Watch(page, site.url)
