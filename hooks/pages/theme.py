"""Names that the theme forgets to give: menus that lead to a page.

With `navigation.indexes` the theme labels a submenu by an element that holds only an icon, so a
screen reader finds several menus without a name.
"""

from __future__ import annotations

import re

from markupsafe import escape

_SUBMENU = re.compile(
    r'(<nav class="md-nav"[^>]*?) aria-labelledby="(__nav_[0-9_]+)_label"([^>]*>\s*'
    r'<label class="md-nav__title"[^>]*>\s*<span[^>]*></span>\s*)([^<]*?)(\s*</label>)'
)


def name(html: str) -> str:
    """Return a page of the theme with every landmark named."""
    for submenu in _SUBMENU.finditer(html):
        opener = f'for="{submenu[2]}" id="{submenu[2]}_label" tabindex="0">'
        words = f'<span class="sr-only">展开{escape(submenu[4].strip())}</span>'
        html = html.replace(opener, opener + words)
    return _SUBMENU.sub(
        lambda m: f'{m[1]} aria-label="{escape(m[4].strip())}"{m[3]}{m[4]}{m[5]}', html
    )
