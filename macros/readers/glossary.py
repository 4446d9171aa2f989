"""The glossary's words as links: the first time that a term stands on a page.

The explanation stands in the page beside the link, which names it as its description: it is read
aloud, and the style sheet shows it when the link has the pointer or the focus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markupsafe import escape

from macros.content.model import Term
from macros.readers.addresses import Addresses, anchor

_KEPT = (
    *("a", "button", "code", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "label", "legend"),
    *("nav", "pre", "script", "select", "style", "summary", "svg", "table", "textarea", "title"),
)
"""Elements whose text is left as it is: links, headings, code, controls and pictures."""
_PIECES = re.compile(
    rf"(?P<kept><(?P<name>{'|'.join(_KEPT)})\b[^>]*>.*?</(?P=name)\s*>)"
    r"|(?P<letter><div class=\"ef-letter\">.*?</div>)"
    r"|(?P<tag><!--.*?-->|</?[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>)"
    r"|(?P<fence>^(?P<mark>```|~~~).*?^(?P=mark)[^\n]*$)"
    r"|(?P<code>`[^`\n]+`)"
    r"|(?P<heading>^#{1,6} [^\n]*$)"
    r"|(?P<link>!?\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\]))"
    r"|(?P<meta>\A---\n.*?^---$)"
    r"|(?P<attributes>\{[#:.][^}\n]*\})",
    re.DOTALL | re.MULTILINE,
)


_ENDINGS = "(?:en|n|et|t|s|ens|ets|ar|er|or|arna|erna|na)?"
_SHORTEST = 5
"""The fewest letters of a term that is also found with an ending."""


def link_terms(page: str, terms: Mapping[str, Term], at: Addresses) -> str:
    """Return a page of Markdown and HTML with the first of each term made a link.

    A longer term goes before a shorter one that stands in it, and a word of several senses is
    linked only in its phrases: alone it does not tell which is meant. Nothing is linked in
    headings, links, code, controls, pictures, tables, attributes or the text of a letter, and the
    guide's own words never are.
    """
    words = {said.lower(): key for key, term in terms.items() for said in term.explained}
    if not words:
        return page
    any_term = _any_of(words)
    linked: set[str] = set()

    def link(found: re.Match[str]) -> str:
        key = words[found[found.lastgroup or 0].lower()]
        if key in linked:
            return found[0]
        linked.add(key)
        return _link(found[0], key, terms[key], at)

    parts, end = [], 0
    for piece in _PIECES.finditer(page):
        parts += [any_term.sub(link, page[end : piece.start()]), piece[0]]
        end = piece.end()
    return "".join([*parts, any_term.sub(link, page[end:])])


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of some words, the longest first, with a Swedish ending or none."""
    longest = sorted(words, key=len, reverse=True)
    long = "|".join(re.escape(w) for w in longest if len(w) >= _SHORTEST)
    short = "|".join(re.escape(w) for w in longest if len(w) < _SHORTEST)
    choices = [rf"(?P<term>{long}){_ENDINGS}"] if long else []
    choices += [rf"(?P<short>{short})"] if short else []
    return re.compile(rf"(?<![\w-])(?:{'|'.join(choices)})(?![\w-])", re.IGNORECASE)


def _link(shown: str, key: str, term: Term, at: Addresses) -> str:
    note = f"ord-{anchor(key)}"
    return (
        f'<a class="ef-gloss" href="{at.term(key)}" aria-describedby="{note}">{shown}</a>'
        f'<span class="ef-gloss__says" id="{note}" role="tooltip" data-search-exclude>'
        f"{escape(term.says)}</span>"
    )
