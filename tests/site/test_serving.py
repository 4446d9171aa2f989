"""The site behind a stock web server, set up as the page about publishing says."""

from __future__ import annotations

import gzip
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from email.message import Message

import pytest

from macros.readers.policy import HASHED
from tests.site.build import built_site, documents
from tests.site.serving import NGINX, nginx, static_host

pytestmark = pytest.mark.site

SERVERS: dict[str, Callable[..., AbstractContextManager[str]]] = {"static-host": static_host}
if NGINX:
    SERVERS["nginx"] = nginx


@dataclass
class Answer:
    status: int
    headers: Message
    body: bytes


@pytest.fixture(scope="module", params=SERVERS)
def served(request: pytest.FixtureRequest) -> Iterator[str]:
    with SERVERS[request.param](built_site()) as address:
        yield address


def get(address: str, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    asked = urllib.request.Request(address, headers=named)  # noqa: S310 (our own server)
    try:
        with urllib.request.urlopen(asked, timeout=30) as answer:  # noqa: S310
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read())


def files(suffix: str) -> list[str]:
    return sorted(p.relative_to(built_site()).as_posix() for p in built_site().rglob(f"*{suffix}"))


def test_every_answer_has_the_headers(served: str) -> None:
    for path in ("", "guide/", files(".js")[0], files(".json")[0], "finns-inte/"):
        told = get(served + path).headers
        assert "default-src 'none'" in told["Content-Security-Policy"], path
        assert "frame-ancestors 'none'" in told["Content-Security-Policy"], path
        assert told["Referrer-Policy"] == "no-referrer", path
        assert told["X-Content-Type-Options"] == "nosniff", path
        assert told["Set-Cookie"] is None, path


def test_nothing_is_allowed_from_elsewhere(served: str) -> None:
    rules = get(served).headers["Content-Security-Policy"]
    sources = {word for rule in rules.split("; ") for word in rule.split()[1:]}
    hashes = {source for source in sources if source.startswith("'sha256-")}
    assert sources - hashes == {"'none'", "'self'", "data:"}
    assert len(hashes) <= 10


def test_scripts_and_styles_are_sent_as_what_they_are(served: str) -> None:
    for suffix, kind in (
        (".js", "javascript"),
        (".css", "css"),
        (".json", "json"),
        (".svg", "svg"),
    ):
        for path in files(suffix)[:5]:
            assert kind in get(served + path).headers["Content-Type"], path


def test_a_page_that_is_not_there_is_answered_in_swedish_with_four_doors(served: str) -> None:
    for path in ("finns-inte/", "roller/finns-inte/", "x.json"):
        answer = get(served + path)
        page = answer.body.decode()
        assert answer.status == 404, path
        assert "<h1>Sidan finns inte</h1>" in page
        assert page.count('class="ef-door__link"') == 4
        assert 'lang="en"' in page


def test_what_is_named_by_its_content_is_kept_and_all_else_asked_for(served: str) -> None:
    hashed = next(path for path in files(".js") if HASHED.search(path))
    own = "assets/javascripts/main.js"
    assert "immutable" in get(served + hashed).headers["Cache-Control"]
    for path in ("", "guide/", own):
        answer = get(served + path)
        assert answer.headers["Cache-Control"] == "no-cache", path
        again = get(served + path, If_Modified_Since=answer.headers["Last-Modified"])
        assert (again.status, again.body) == (304, b""), path


def test_pages_carry_the_same_policy_for_hosts_without_headers(served: str) -> None:
    sent = get(served).headers["Content-Security-Policy"].removesuffix("; frame-ancestors 'none'")
    for document in documents().values():
        said = [
            tag.attributes.get("content")
            for tag in document.all("meta")
            if tag.attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        assert said == [sent], document.path


@pytest.mark.skipif(not NGINX, reason="nginx is not installed")
def test_nginx_compresses_and_keeps_its_own_files() -> None:
    with nginx(built_site()) as address:
        for path in ("guide/", "assets/stylesheets/site.css", "data/plan.json", "sitemap.xml"):
            answer = get(address + path, Accept_Encoding="gzip")
            assert answer.headers["Content-Encoding"] == "gzip", path
            assert gzip.decompress(answer.body), path
        assert get(address + "_nginx.conf").status == 404
        assert get(address + "_headers").status == 404
