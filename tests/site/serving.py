"""The built site behind a web server: a static host of our own, or nginx where it is installed."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

from tests.vocabulary import ROOT

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
PUBLISHING = ROOT / "docs" / "om" / "publicera.md"
STOCK = {
    ".css": "text/css", ".html": "text/html", ".ico": "image/x-icon", ".jpg": "image/jpeg",
    ".js": "application/javascript", ".json": "application/json", ".png": "image/png",
    ".svg": "image/svg+xml", ".txt": "text/plain", ".xml": "text/xml",
}  # fmt: skip
"""What a stock web server calls files; all others are only bytes."""


def headers_of(text: str) -> list[tuple[str, str, str]]:
    """Read ``_headers`` as a static host does: path, name and value, in order."""
    found, path = [], ""
    for line in text.splitlines():
        if not line.startswith(" "):
            path = line
        elif not line.lstrip().startswith("!"):
            name, _, value = line.strip().partition(": ")
            found.append((path, name, value))
    return found


class StaticHost(SimpleHTTPRequestHandler):
    """Serves a folder under a path, with the headers of its ``_headers`` and its own 404 page."""

    extensions_map: ClassVar = {**STOCK, "": "application/octet-stream"}

    def __init__(
        self, *args: Any, prefix: str, told: list[tuple[str, str, str]], **more: Any
    ) -> None:
        self.prefix, self.told = prefix, told
        super().__init__(*args, **more)

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.prefix)
        return super().translate_path(path[len(self.prefix) - 1 :] if inside else "/nowhere")

    def end_headers(self) -> None:
        paths = (f"{self.prefix}*", self.path.partition("?")[0])
        for name, value in {n: v for p, n, v in self.told if p in paths}.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, *args: Any, **more: Any) -> None:
        page = Path(self.directory) / f"{code}.html"
        if not page.is_file():
            return super().send_error(code, *args, **more)
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page.read_bytes())
        return None

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def static_host(folder: Path, prefix: str = "/") -> Iterator[str]:
    """Serve a site; the address ends with a slash."""
    told = headers_of((folder / "_headers").read_text(encoding="utf-8"))
    handler = partial(StaticHost, directory=str(folder), prefix=prefix, told=told)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
        server.shutdown()


@contextmanager
def nginx(folder: Path, prefix: str = "/") -> Iterator[str]:
    """Serve a site with the configuration that the page about publishing gives."""
    with TemporaryDirectory() as made:
        own, port = Path(made), free_port()
        root = folder if prefix == "/" else own / "root"
        if prefix != "/":
            root.mkdir()
            (root / prefix.strip("/")).symlink_to(folder)
        (own / "nginx.conf").write_text(configuration(own, root, folder, port, prefix))
        server = subprocess.Popen([str(NGINX), "-p", str(own), "-c", str(own / "nginx.conf")])
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}{prefix}"
        finally:
            server.terminate()
            server.wait()


def configuration(own: Path, root: Path, folder: Path, port: int, prefix: str) -> str:
    """Put a test's places into the server block of the page, and nothing else."""
    (block,) = re.findall(r"```nginx\n(.*?)```", PUBLISHING.read_text(encoding="utf-8"), re.DOTALL)
    for before, after in {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "root /srv/fokus/site;": f"root {root};",
        "error_page 404 /404.html;": f"error_page 404 {prefix}404.html;",
        "/srv/fokus/site/_nginx.conf": f"{folder}/_nginx.conf",
    }.items():
        assert before in block, before
        block = block.replace(before, after)
    temporary_paths = "".join(
        f"{kind}_temp_path {own}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""
    return (
        f"daemon off; {user} worker_processes 1; pid {own}/pid; error_log stderr error;\n"
        f"events {{}}\nhttp {{\ninclude /etc/nginx/mime.types;\n"
        f"default_type application/octet-stream; access_log off; {temporary_paths}\n{block}}}\n"
    )


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(port: int, seconds: int = 30) -> None:
    """Return when something answers on a port."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise AssertionError(f"nothing answers on {port}")
