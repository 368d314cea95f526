"""Templates with what is fixed worked out give what they would give without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from jinja2 import Environment

from plugins.bilingual.folding import Fixed, fold

WORDS = {"Home": "หน้าแรก & <b>", "100%%": "ร้อยละ 100%%"}

TEMPLATES = {
    "words": '{{ _("Home") }} {{ gettext("Home") }} {{ _("Not there") }}',
    "percent": '{{ _("100%%") }}',
    "words with a value": "{% trans name=name %}Hello {{ name }}{% endtrans %}",
    "words that vary": "{{ _(name) }}",
    "names": '<html lang="{{ lang }}">{% if lang == "th" %}ก{% endif %}{{ home ~ "a&b" }}',
    "addresses": '{{ url("/a?b&c") }} {{ url(home ~ "archive/") }} {{ url(name) }}',
    "a list": '{% for l, w in [("a", _("Home")), (name, 1)] %}{{ url(l) }}{{ w }}{% endfor %}',
    "a macro's own": '{% macro m(lang) %}{{ lang }}{{ url(lang) }}{% endmacro %}{{ m("x") }}',
    "a loop's own": "{% for home in [1, 2] %}{{ home }}{{ url(home|string) }}{% endfor %}",
    "a value of its own": '{% set lang = "xx" %}{{ lang }}',
    "a filter": '{{ _("Home")|upper }} {{ lang|length }}',
    "a block": '{% block title %}{{ _("Home") }}{% endblock %}{{ self.title() }}',
}


def environment() -> Environment:
    made = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    made.install_gettext_callables(  # type: ignore[attr-defined]
        words, lambda one, many, n: words(one if n == 1 else many), newstyle=True
    )
    made.globals.update(lang="th", home="/", url=url)
    return made


def words(text: str) -> str:
    return WORDS.get(text, text)


def url(path: str) -> str:
    return f"/base{path}"


@pytest.mark.parametrize("source", TEMPLATES.values(), ids=TEMPLATES)
def test_folding_changes_nothing_that_is_seen(source: str) -> None:
    folded = environment()
    functions: dict[str, Callable[..., str]] = {"url": url}
    fold(folded, Fixed(words, {"lang": "th", "home": "/"}, functions))
    wanted = environment().from_string(source).render(name="<ข่าว>")
    assert folded.from_string(source).render(name="<ข่าว>") == wanted


def test_fixed_things_are_asked_for_once() -> None:
    asked: list[str] = []

    def ask(path: str) -> str:
        asked.append(path)
        return path

    folded = environment()
    fold(folded, Fixed(words, {"home": "/"}, {"url": ask}))
    template = folded.from_string('{{ url(home ~ "archive/") }}')
    assert [template.render(), template.render()] == ["/archive/"] * 2
    assert asked == ["/archive/"]
