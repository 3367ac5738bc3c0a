"""A browser on the built site's search."""

from __future__ import annotations

from tests.browser.conftest import browser, page, playwright, site, watch

__all__ = ["browser", "page", "playwright", "site", "watch"]
