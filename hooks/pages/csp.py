"""A strict Content-Security-Policy in every page.

The theme needs a few inline scripts. Each is allowed by its own hash, computed from the page as it
was built, so that no other inline script can ever run. A meta element cannot carry
`frame-ancestors`; a server that can set headers should add it.
"""

from __future__ import annotations

import base64
import hashlib
import re

POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)
_CHARSET = re.compile(r"<meta charset=[^>]*>")


def protect(html: str) -> str:
    """Return a page with its policy, placed before anything that it governs.

    Raises:
        ValueError: If the page has no `<meta charset>` to place the policy after.
    """
    hashes = [_hash(script) for script in dict.fromkeys(_INLINE_SCRIPT.findall(html))]
    policy = POLICY | {"script-src": " ".join([POLICY["script-src"], *hashes])}
    text = "; ".join(f"{name} {value}" for name, value in policy.items())
    meta = (
        f'<meta http-equiv="Content-Security-Policy" content="{text}">'
        '<meta name="referrer" content="no-referrer">'
    )
    protected, found = _CHARSET.subn(lambda match: match[0] + meta, html, count=1)
    if not found:
        raise ValueError("the page has no <meta charset>: the policy has no place")
    return protected


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
