"""Word documents, made as small as Word would read them."""

from __future__ import annotations

import zipfile
from pathlib import Path

_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="png" ContentType="image/png"/>
<Default Extension="emf" ContentType="image/x-emf"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"""
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>{}</w:body></w:document>"""
_EDGE = """<?xml version="1.0" encoding="UTF-8"?>
<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:hdr>"""
_BULLET = '<w:lvl w:ilvl="{}"><w:numFmt w:val="bullet"/></w:lvl>'
_NUMBERING = f"""<?xml version="1.0" encoding="UTF-8"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="1">{_BULLET.format(0)}{_BULLET.format(1)}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""
_PICTURE = """<w:p><w:r><w:drawing><wp:inline>{}<a:graphic><a:graphicData><pic:pic><pic:blipFill>
<a:blip r:embed="{}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>
</w:r></w:p>"""


def paragraph(*runs: str, style: str = "") -> str:
    """Write a paragraph; a run that begins with "*" is bold, a "\n" in one breaks the line."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(map(_run, runs))}</w:p>"


def run(text: str, *marks: str) -> str:
    """Write a paragraph of one run with marks of Word's, such as "strike"."""
    properties = "".join(f"<w:{mark}/>" for mark in marks)
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def raised(before: str, text: str, how: str = "superscript") -> str:
    """Write a paragraph whose end stands raised or lowered."""
    mark = f'<w:rPr><w:vertAlign w:val="{how}"/></w:rPr>'
    return f"<w:p><w:r><w:t>{before}</w:t></w:r><w:r>{mark}<w:t>{text}</w:t></w:r></w:p>"


def picture(number: int, alt: str = "") -> str:
    """Write a paragraph with the picture of a number, from 0, in the order in which it is given."""
    said = f'<wp:docPr id="1" name="p" descr="{alt}"/>' if alt else ""
    return _PICTURE.format(said, f"p{number}")


def numbered(text: str, level: int, style: str = "ListBullet") -> str:
    """Write an item of the one list whose level the paragraph itself says, from 0."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{number}</w:pPr>'
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def letterhead(*cells: str) -> str:
    """Write a table of one row, each cell made of paragraphs."""
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"


def deleted(text: str) -> str:
    """Write a paragraph that was taken out under tracked changes."""
    return f'<w:p><w:del w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:del></w:p>'


def table(*rows: tuple[str, ...]) -> str:
    """Write a table of plain cells."""
    cells = (
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{''.join(cells)}</w:tbl>"


def write(
    path: Path,
    *parts: str,
    pictures: dict[str, bytes] | None = None,
    edges: dict[str, str] | None = None,
) -> Path:
    """Write a document of paragraphs and tables.

    pictures: at its end, where no part has one. edges: paragraphs of "header1", "footer1".
    """
    pictures, edges = pictures or {}, edges or {}
    body = "".join(parts)
    if "<a:blip" not in body:
        body += "".join(map(picture, range(len(pictures))))
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_KIND}/{name[:6]}" Target="{name}.xml"/>'
        for name in edges
    )
    relations += "".join(
        f'<Relationship Id="p{n}" Type="{_KIND}/image" Target="media/{name}"/>'
        for n, name in enumerate(pictures)
    )
    main = f'<Relationship Id="d" Type="{_KIND}/officeDocument" Target="word/document.xml"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS.format(main))
        archive.writestr("word/document.xml", _DOCUMENT.format(body))
        archive.writestr("word/numbering.xml", _NUMBERING)
        archive.writestr("word/_rels/document.xml.rels", _RELATIONS.format(relations))
        for name, text in edges.items():
            archive.writestr(f"word/{name}.xml", _EDGE.format(text))
        for name, data in pictures.items():
            archive.writestr(f"word/media/{name}", data)
    return path


def _run(text: str) -> str:
    bold = "<w:rPr><w:b/></w:rPr>" if text.startswith("*") else ""
    said = text.removeprefix("*").replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r>{bold}<w:t xml:space="preserve">{said}</w:t></w:r>'
