"""The package's own files as syntax trees, and the functions and classes that are defined in them."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from types import UnionType
from typing import NamedTuple

import briefing

PACKAGE = Path(briefing.__file__).parent

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
DefinitionNode = FunctionNode | ast.ClassDef
NodeKind = type[ast.ClassDef] | UnionType
NO_CODE = {
    tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENCODING, tokenize.ENDMARKER,
}  # fmt: skip


class Module(NamedTuple):
    """A file of the package."""

    name: str
    """Dotted, as in an import; a package has the name of its folder."""
    path: str
    """From the folder that holds the package."""
    text: str
    tree: ast.Module


Package = Sequence[Module]


class Offender(NamedTuple):
    """A line that a measure counts."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


class Definition(NamedTuple):
    """A function or class, and the names of the functions and classes around it."""

    module: Module
    node: DefinitionNode
    outer: tuple[DefinitionNode, ...]

    @property
    def name(self) -> str:
        """The name from the module on: `Parser.peek`."""
        return ".".join(node.name for node in (*self.outer, self.node))

    @property
    def is_public(self) -> bool:
        """Whether no part of the name is private, and no function hides it."""
        is_local = any(isinstance(node, FunctionNode) for node in self.outer)
        return not is_local and not any(part.startswith("_") for part in self.name.split("."))

    @property
    def is_overload(self) -> bool:
        """Whether this only declares a type: the docstring stands at the implementation."""
        return any(ast.unparse(decorator).endswith("overload") for decorator in self.node.decorator_list)

    def offender(self, text: str = "") -> Offender:
        """Return the line of the definition; `text` follows the name."""
        return Offender(self.module.path, self.node.lineno, f"{self.name} {text}".rstrip())


@cache
def modules(package: Path = PACKAGE) -> Package:
    """Parse every file of a package, in the order of their paths."""
    return tuple(read_module(path, package.parent) for path in sorted(package.rglob("*.py")))


def read_module(path: Path, root: Path) -> Module:
    """Parse one file; `root` is the folder that imports begin at."""
    relative = path.relative_to(root)
    name = ".".join(relative.with_suffix("").parts).removesuffix(".__init__")
    text = path.read_text("utf-8")
    return Module(name, relative.as_posix(), text, ast.parse(text))


def definitions(package: Package, kind: NodeKind) -> list[Definition]:
    """Return the functions or the classes of all files, nested ones and methods included."""
    return [
        definition
        for module in package
        for definition in definitions_in(module, module.tree, ())
        if isinstance(definition.node, kind)
    ]


def definitions_in(module: Module, parent: ast.AST, outer: tuple[DefinitionNode, ...]) -> Iterator[Definition]:
    """Yield those inside one node; `outer` are the functions and classes around it."""
    for child in ast.iter_child_nodes(parent):
        if isinstance(child, ast.expr):
            continue
        if isinstance(child, DefinitionNode):
            yield Definition(module, child, outer)
            yield from definitions_in(module, child, (*outer, child))
        else:
            yield from definitions_in(module, child, outer)


@cache
def code_lines(module: Module) -> frozenset[int]:
    """Return the numbers of the lines that hold code; comments and empty lines are none."""
    tokens = tokenize.generate_tokens(io.StringIO(module.text).readline)
    return frozenset(
        line for token in tokens if token.type not in NO_CODE for line in range(token.start[0], token.end[0] + 1)
    )


def body_length(definition: Definition) -> int:
    """Count the lines of code of a function's body without its docstring."""
    body = definition.node.body[1:] if ast.get_docstring(definition.node) else definition.node.body
    if not body:
        return 0
    last = definition.node.end_lineno or definition.node.lineno
    return sum(line in code_lines(definition.module) for line in range(body[0].lineno, last + 1))
