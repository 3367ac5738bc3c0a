"""One page of the site, and how pages address each other."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Page:
    """A page to be built.

    Attributes:
        address: From the site's root, starting and ending with `/`.
        title: The title, also the first heading.
        markdown: The text, without the first heading.
        description: One plain sentence for search engines and shared links.
        searchable: Whether the site's search finds it.
        meta: More settings for the generator, as in a page's front matter.
    """

    address: str
    title: str
    markdown: str
    description: str = ""
    searchable: bool = True
    meta: dict[str, object] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """Return the path of the Markdown file that gives this address."""
        return f"{self.address.lstrip('/')}index.md"


def relative(here: str, address: str) -> str:
    """Return the way from a page to an address, both from the site's root.

    Relative addresses keep working when the site lies in a subfolder.

    >>> relative("/facts/amazon/timing/", "/channels/amazon-sas/#entry")
    '../../../channels/amazon-sas/#entry'
    >>> relative("/channels/", "/channels/#top")
    '#top'
    """
    path, mark, anchor = address.partition("#")
    if path == here:
        return mark + anchor if anchor else "./"
    way = posixpath.relpath(path, here)
    return way + ("/" if path.endswith("/") else "") + mark + anchor
