"""A server of the built site, and a watch over what a page does behind the reader's back."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

from playwright.sync_api import ConsoleMessage, Page


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves the site the way a host does, except for what a test takes away or swaps."""

    extensions_map: ClassVar[dict[str, str]] = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }
    server: SiteServer

    def do_GET(self) -> None:
        """Serve a file, a swapped one, or a refusal."""
        path = self.path.partition("?")[0]
        self.server.asked.append(path)
        for ending, body in self.server.swapped.items():
            if path.endswith(ending):
                self._send(body)
                return
        super().do_GET()

    def _send(self, body: bytes | None) -> None:
        if body is None:
            self.send_error(403)
            return
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(self.path))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


class SiteServer(ThreadingHTTPServer):
    """A server of one folder that remembers what it was asked for.

    `swapped` maps the ending of a path to other content, or to `None` to refuse it.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, folder: Path) -> None:
        """Listen on a free port of this machine."""
        super().__init__(("127.0.0.1", 0), partial(SiteHandler, directory=str(folder)))
        self.folder = folder
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.asked: list[str] = []
        self.swapped: dict[str, bytes | None] = {}

    def read(self, name: str) -> bytes:
        """Return a file of the engine."""
        [path] = (self.folder / "assets" / "engine").glob(f"*/{name}")
        return path.read_bytes()

    def handle_error(self, *_: object) -> None:
        """A browser that goes away in mid-answer is no error."""


class Watch:
    """What a page said and asked for behind the reader's back."""

    def __init__(self, page: Page, origin: str) -> None:
        """Listen to a page that has not been opened yet."""
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)
        page.on("request", lambda request: self._see(request.url, origin))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def _see(self, url: str, origin: str) -> None:
        if not url.startswith((f"{origin}/", "data:", "blob:")):
            self.strangers.append(url)
