"""Where things stand on the site. Addresses are relative, so that the site may lie anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass


def anchor(key: str) -> str:
    """Return an id as it is used in an address: ”JB 12:44” as ”jb-12-44”."""
    plain = key.lower().translate(str.maketrans("åäöé", "aaoe"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@dataclass(frozen=True)
class Addresses:
    """The addresses of everything, as seen from one page."""

    root: str

    @classmethod
    def seen_from(cls, path: str) -> Addresses:
        """Return the addresses as seen from the page of a Markdown file."""
        folders = path.count("/") + (not path.endswith("index.md"))
        return cls("../" * folders or "./")

    def page(self, path: str = "") -> str:
        """Return the address of a page by its place on the site: ”guide/”."""
        return self.root + path

    def checklist(self, key: str, step: str = "") -> str:
        """Return the address of a checklist, or of a step in it."""
        return self.page(f"checklistor/{key}/") + (f"#steg-{step}" if step else "")

    def role(self, key: str) -> str:
        """Return the address of a role."""
        return self.page(f"roller/{key}/")

    def letter(self, key: str) -> str:
        """Return the address of a letter."""
        return self.page(f"brev/{key}/")

    def process(self, key: str, stage: str = "") -> str:
        """Return the address of a legal process, or of a stage in it."""
        return self.page(f"juridik/{key}/") + (f"#skede-{stage}" if stage else "")

    def finding(self, key: str) -> str:
        """Return the address of a finding."""
        return self.page(f"fynd/#{anchor(key)}")

    def term(self, key: str) -> str:
        """Return the address of a word in the glossary."""
        return self.page(f"ordlista/#{anchor(key)}")

    def deadline(self, key: str) -> str:
        """Return the address of a time rule."""
        return self.page(f"kallor/#tid-{anchor(key)}")

    def approval(self, checklist: str) -> str:
        """Return the address of what is told of a checklist's approval."""
        return self.page(f"om/andringar/#{anchor(checklist)}")

    def question(self, key: str) -> str:
        """Return the address of a question or an answer in the guide."""
        return self.page(f"guide/#{anchor(key)}")

    def paragraph(self, key: str) -> str:
        """Return the address of a paragraph of the plan, or of a duty in it."""
        return self.page(f"om/#{anchor(key)}")

    def source(self, source: str) -> str:
        """Return the address of a source written as ”plan:…”, ”lag:…” or ”praxis:…”."""
        kind, _, key = source.partition(":")
        return self.paragraph(key) if kind == "plan" else self.page(f"kallor/#{anchor(key)}")
