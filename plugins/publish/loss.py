"""Addresses that the live site has and the next one has not: somebody has a link to each."""

from __future__ import annotations

from pathlib import Path

from plugins.errors import Problem, Severity, Text

KEPT = ("news", "en/news", "page", "en/page", "division", "en/division")
"""Where addresses are permanent; lists grow and shrink."""

_SHOWN = 10


def find(live: Path, new: Path) -> list[str]:
    """Give the permanent addresses that go, in order; a page that leads on counts as there."""
    return [
        f"/{place}/{name}/"
        for place in KEPT
        for name in sorted(_pages(live / place))
        if not (new / place / name / "index.html").is_file()
    ]


def problems(gone: list[str], site: Path) -> list[Problem]:
    """Warn of the addresses that go, the first ones by name."""
    if not gone:
        return []
    names = " ".join(gone[:_SHOWN]) + (" …" if len(gone) > _SHOWN else "")
    return [
        Problem(
            Severity.WARNING,
            site,
            0,
            Text(
                th=f"ที่อยู่ที่เคยเผยแพร่หายไป {len(gone):,} แห่ง: {names}",
                en=f"{len(gone):,} addresses that were public are gone: {names}",
            ),
            Text(
                th="ถ้าเปลี่ยนชื่อโฟลเดอร์ข่าว ให้ใช้ชื่อเดิม หรือใส่ Legacy-URL: ที่อยู่เดิม ในข่าวนั้น "
                "ถ้าต้องการถอนข่าว ให้ใช้ Status: withdrawn แทนการลบ (ย้อนกลับได้ด้วย --back)",
                en="give a renamed folder its name again, or its release `Legacy-URL:` and the old "
                "address; to take a release back, write `Status: withdrawn` (--back undoes this)",
            ),
        )
    ]


def _pages(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    return [path.name for path in folder.iterdir() if (path / "index.html").is_file()]
