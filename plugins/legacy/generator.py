"""The Pelican generator that keeps old addresses alive."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from plugins.errors import PrakatError, Problem, Severity, Text
from plugins.legacy import redirects
from plugins.legacy.redirects import Redirect


class RedirectsGenerator(Generator):  # type: ignore[misc]  # Pelican is not typed
    """Write a redirect for each release that says where it was (`legacy_path`).

    It comes last: an old address that is an address of this site is a mistake, and it has to know.
    """

    def generate_output(self, _writer: Any) -> None:
        """Write the map, and a page wherever a static host can serve one."""
        found = list(redirects_of(self.context["releases"].having("legacy_path")))
        if not found:
            return
        siteurl = self.settings["SITEURL"]
        build = self.context["BUILD"]
        everything = [redirect for redirect, _ in found]
        if not build.keep(redirects.MAP, siteurl, everything):
            self._write(redirects.MAP, redirects.server_map(everything, siteurl))
        for redirect, source in found:
            file = redirect.file
            if file is None:
                continue
            if build.has(file) or (Path(self.output_path) / file).exists():
                raise PrakatError(_taken(Path(self.path) / source, redirect))
            if not build.keep(file, siteurl, redirect):
                self._write(file, redirects.page(redirect, siteurl))

    def _write(self, name: str, text: str) -> None:
        path = Path(self.output_path) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def redirects_of(releases: Iterable[Any]) -> Iterable[tuple[Redirect, str]]:
    """Give the redirects of all releases, each with the file of content that asks for it."""
    for release in releases:
        for lang, edition in release.editions.items():
            if edition.legacy_path:
                redirect = Redirect(edition.legacy_path, release.url(lang), lang, edition.title)
                yield redirect, edition.path


def _taken(source: Path, redirect: Redirect) -> Problem:
    return Problem(
        Severity.ERROR,
        source,
        0,
        Text(
            th=f"Legacy-URL: {redirect.old} เป็นที่อยู่ของหน้าอื่นในเว็บไซต์นี้อยู่แล้ว",
            en=f"Legacy-URL: {redirect.old} is the address of another page of this site",
        ),
        Text(
            th="ตรวจที่อยู่เดิมของข่าว หรือลบบรรทัด Legacy-URL",
            en="correct the old address, or delete the line Legacy-URL",
        ),
    )
