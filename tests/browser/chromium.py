"""Find the Chromium that the browser tests drive, or install one.

``python -m tests.browser.chromium`` makes sure there is one and prints its path.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",  # tests may run as root, and open only the site itself
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", str(ROOT / ".cache" / "playwright-browsers"))


def find() -> str | None:
    """Return the path of a Chromium of this machine: ``$CHROMIUM``, then those on PATH."""
    if chosen := os.environ.get("CHROMIUM"):
        return shutil.which(chosen) or sys.exit(f"CHROMIUM={chosen} is not a program.")
    return next(filter(None, map(shutil.which, NAMES)), None)


def find_own() -> str | None:
    """Return the path of the Chromium that Playwright installed, if it did."""
    from playwright.sync_api import sync_playwright  # slow, and rarely needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def launch_options() -> dict[str, Any]:
    """Return the options for Playwright's ``launch``; without a path it takes its own browser."""
    path = find()
    return {"args": ARGUMENTS} | ({"executable_path": path} if path else {})


def install() -> str:
    """Return the path of a Chromium, installed by apt or by Playwright if there is none."""
    path = find() or find_own()
    if path is None and is_debian() and os.geteuid() == 0:
        install_from_debian()
        path = find()
    if path is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
        path = find_own()
    return path or sys.exit(
        "The browser tests need Chromium: install it, or set CHROMIUM to the path of one."
    )


def is_debian() -> bool:
    """Return whether apt on this machine has a package called chromium."""
    release = Path("/etc/os-release")
    return release.exists() and "ID=debian" in release.read_text(encoding="utf-8").splitlines()


def install_from_debian() -> None:
    """Install Debian's Chromium without asking; show what apt says only if it fails."""
    print("Installing Debian's Chromium …", file=sys.stderr, flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for task in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        command = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", *task]
        done = subprocess.run(
            command, check=False, env=environment, stdin=subprocess.DEVNULL, capture_output=True
        )
        if done.returncode:
            print(done.stdout.decode(), done.stderr.decode(), file=sys.stderr)


if __name__ == "__main__":
    print(install())
