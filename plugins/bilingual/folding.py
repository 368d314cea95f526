"""What is the same on every page of a language is worked out when a template is compiled.

Interface words, addresses of the menu and of the theme's files are looked up once, not for each
of sixty thousand pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

_GETTEXT = ("_", "gettext")


class Fixed:
    """Hold what templates may take for fixed.

    words: translates an interface string. names: globals whose values never change.
    functions: globals that always give the same for the same arguments.
    """

    def __init__(
        self,
        words: Callable[[str], str],
        names: Mapping[str, str],
        functions: Mapping[str, Callable[..., str]],
    ) -> None:
        self.words = words
        self.names = names
        self.functions = functions


def fold(environment: Environment, fixed: Fixed) -> None:
    """Let an environment, which escapes, compile templates with what is fixed worked out."""

    class Folding(CodeGenerator):
        def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802
            super().visit_Template(_Folder(environment, fixed, node).visit(node), frame)

    environment.code_generator_class = Folding


class _Folder(NodeTransformer):
    """Put constants in the place of what is fixed, unless a template uses the name otherwise."""

    def __init__(self, environment: Environment, fixed: Fixed, template: nodes.Template) -> None:
        self._fixed = fixed
        self._own = {name.name for name in template.find_all(nodes.Name) if name.ctx != "load"}
        self._context = nodes.EvalContext(environment)

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802  Jinja's own naming
        value = None if node.name in self._own else self._fixed.names.get(node.name)
        return node if value is None else nodes.Const(value, lineno=node.lineno)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name in self._own or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        try:
            values = [arg.as_const(self._context) for arg in node.args]
        except nodes.Impossible:
            return node
        if name in _GETTEXT and len(values) == 1:
            # The catalogue is ours; gettext itself gives the same to templates that escape.
            words: str = Markup(self._fixed.words(values[0])) % {}  # noqa: S704
            return nodes.Const(words, lineno=node.lineno)
        if name in self._fixed.functions:
            return nodes.Const(self._fixed.functions[name](*values), lineno=node.lineno)
        return node
