"""The style sheets keep to the tokens, to Thai and to what a reader's eyes need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.fastbuild import assets
from plugins.thai_content import prose
from tests.theme.samples import THEME

CSS = THEME / "static" / "css"
SHEETS = sorted(CSS.rglob("*.css"))
TOKENS = CSS / "tokens.css"
SCHEMES = ("light", "dark", "contrast")

READ_ON = {
    "page": ["text", "text-quiet", "link", "link-visited", "link-hover", "accent"],
    "surface": ["text", "text-quiet", "link", "link-visited", "link-hover"],
    "surface-strong": ["text", "link"],
    "masthead": ["on-masthead", "on-masthead-quiet", "ornament"],
    "ornament": ["on-ornament"],
    "mark": ["on-mark"],
    "royal-surface": ["royal"],
    "mourning": ["on-mourning"],
    "warning-surface": ["text", "text-quiet", "link", "link-visited"],
    "text": ["page"],
    "link": ["page"],
}
PAIRS = [(ground, text) for ground, texts in READ_ON.items() for text in texts]
SEEN_ON = [
    ("page", "bar"),
    ("surface-strong", "bar"),
    ("page", "line-strong"),
    ("focus", "on-focus"),
]


COMPUTED = re.compile(r"pk-notice-(royal|mourning)$|pk-(shape|rows)-|pk-(left|center|right)$")
"""Classes made of a value: a notice's kind, a photo's shape (plugins/gallery/layout.py), a column's
side (plugins/thai_content/prose.py)."""


def without_comments(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)


def colours() -> dict[str, dict[str, str]]:
    """Read each colour's value in each scheme."""
    found = re.findall(
        r"--pk-colour-([a-z-]+): var\(--pk-light, (#\w+)\) var\(--pk-dark, (#\w+)\)"
        r" var\(--pk-contrast, (#\w+)\);",
        TOKENS.read_text("utf-8"),
    )
    return {name: dict(zip(SCHEMES, values, strict=True)) for name, *values in found}


COLOURS = colours()


def luminance(colour: str) -> float:
    """Give the relative luminance of #rgb or #rrggbb (WCAG 2.2), 0 to 1."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ground", "text"), PAIRS)
def test_text_has_aaa_contrast(ground: str, text: str, scheme: str) -> None:
    assert contrast(COLOURS[ground][scheme], COLOURS[text][scheme]) >= 7


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ground", "shape"), SEEN_ON)
def test_shapes_have_the_contrast_of_graphics(ground: str, shape: str, scheme: str) -> None:
    assert contrast(COLOURS[ground][scheme], COLOURS[shape][scheme]) >= 3


def test_focus_is_seen_on_every_surface() -> None:
    for scheme in SCHEMES:
        for ground in ("page", "surface", "masthead", "ornament", "link"):
            rings = (COLOURS["focus"][scheme], COLOURS["on-focus"][scheme])
            assert max(contrast(COLOURS[ground][scheme], ring) for ring in rings) >= 3


def test_every_token_is_defined_and_used() -> None:
    text = "\n".join(without_comments(sheet) for sheet in SHEETS)
    defined = set(re.findall(r"(--pk-[a-z0-9-]+):", text))
    used = set(re.findall(r"var\((--pk-[a-z0-9-]+)", text))
    assert used - defined == set()
    assert defined - used == set()


def test_colours_stand_in_the_tokens_only() -> None:
    literal = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab|color-mix)\(", re.IGNORECASE)
    found = {
        sheet.name: literal.findall(without_comments(sheet))
        for sheet in SHEETS
        if sheet.name not in {"tokens.css", "print.css"}
    }
    assert {name: colours for name, colours in found.items() if colours} == {}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_thai_is_set_as_thai(sheet: Path) -> None:
    text = without_comments(sheet)
    assert "letter-spacing" not in text
    assert "justify;" not in text
    assert "italic" not in text
    assert "text-transform" not in text
    heights = [float(value) for value in re.findall(r"line-height: ([\d.]+);", text)]
    heights += [float(value) for value in re.findall(r"--pk-size-line-\w+: ([\d.]+);", text)]
    assert [height for height in heights if height < 1.4] == []


def test_only_the_weights_that_have_a_font_are_used() -> None:
    text = "\n".join(without_comments(sheet) for sheet in SHEETS if sheet.name != "fonts.css")
    assert set(re.findall(r"font-weight: ([^;]+);", text)) <= {
        "var(--pk-font-weight-text)",
        "var(--pk-font-weight-strong)",
    }
    assert "--pk-font-weight-text: 400;" in text
    assert "--pk-font-weight-strong: 600;" in text
    assert "font-synthesis: none" in text


def test_fonts_are_here_and_small() -> None:
    named = re.findall(r'url\("\.\./(fonts/[^"]+)"\)', (CSS / "fonts.css").read_text("utf-8"))
    assert sorted(named) == sorted(
        path.relative_to(THEME / "static").as_posix()
        for path in (THEME / "static" / "fonts").glob("*.woff2")
    )
    sizes = [(THEME / "static" / "fonts" / f"sarabun-{n}.woff2").stat().st_size for n in (400, 600)]
    assert sum(sizes) < 30_000
    licence = (THEME / "static" / "fonts" / "OFL.txt").read_text("utf-8")
    assert "SIL Open Font License, Version 1.1" in licence


def test_every_class_that_is_styled_is_somewhere_in_the_theme() -> None:
    styled = set(re.findall(r"\.(pk-[a-z0-9_-]+)", assets.bundle(CSS / "main.css")))
    sources = [*THEME.rglob("templates/**/*.html"), *THEME.rglob("static/js/**/*.js")]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    text += " ".join(set().union(*prose.CLASSES.values()))
    assert {name for name in styled if name not in text and not COMPUTED.match(name)} == set()
