"""What a browser may do on the site: the Content-Security-Policy, and the headers that go with it.

The policy names each of the theme's inline scripts by its hash, and nothing else that is inline.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

_INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)
_CHARSET = re.compile(r'<meta charset="?utf-8"?>', re.IGNORECASE)
HASHED = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?(?:js|css|json)$")
"""Files whose name follows from what is in them, and which may be kept for ever."""
HEADERS = {
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(
        f"{power}=()"
        for power in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
    ),
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FOR_EVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"
"""Kept, but the server is asked each time whether it is still the newest."""


def policy(pages: Iterable[str]) -> str:
    """Return the policy of a site whose pages are given as HTML."""
    scripts = {script for page in pages for script in _INLINE.findall(page)}
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *sorted(map(_hash, scripts))]),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{rule} {sources}" for rule, sources in rules.items())


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def with_policy(page: str, rules: str) -> str:
    """Return a page that carries its policy, for hosts that send no headers."""
    meta = (
        f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
        f'<meta name="referrer" content="{HEADERS["Referrer-Policy"]}">'
    )
    return _CHARSET.sub(lambda found: found[0] + meta, page, count=1)


def headers(rules: str) -> dict[str, str]:
    """Return the headers that every answer has."""
    return {"Content-Security-Policy": f"{rules}; frame-ancestors 'none'", **HEADERS}


def for_nginx(rules: str) -> str:
    """Return the headers as nginx includes them."""
    told = [f'add_header {name} "{value}" always;' for name, value in headers(rules).items()]
    return "\n".join(["# Gjord av bygget. Tas in med include, se publicera.md.", *told, ""])


def for_static_host(rules: str, files: Iterable[str], at: str = "/") -> str:
    """Return the headers as static hosts read them, for a site at a path that ends with a slash.

    The files that are kept for ever come last.
    """
    every = {**headers(rules), "Cache-Control": ASK_FIRST}
    lines = [f"{at}*", *(f"  {name}: {value}" for name, value in every.items())]
    for file in sorted(filter(HASHED.search, files)):
        lines += [f"{at}{file}", "  ! Cache-Control", f"  Cache-Control: {FOR_EVER}"]
    return "\n".join([*lines, ""])
