"""What a package takes of others that they keep private: names that begin with an underscore."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.bench.source import FunctionNode, Module, Offender, Package

NAMED_TUPLE = {"_asdict", "_field_defaults", "_fields", "_make", "_replace"}
"""Names of the standard library that begin with an underscore and are public."""
REFLECTION = {"delattr", "getattr", "hasattr", "setattr"}


def private_names(package: Package) -> list[Offender]:
    """Return where private names are used that no class or module of the package defines.

    Imported ones, attributes, those that `getattr` and its like are given, and
    methods that override a private one, which `super()` tells. A name that is
    only set on an object is not defined by that.
    """
    inherited = {name for module in package for name in inherited_names(module)}
    ours = {name for module in package for name in defined_names(module)} - inherited | NAMED_TUPLE
    return [
        Offender(module.path, line, name)
        for module in package
        for line, name in used_names(module)
        if is_private(name) and name not in ours
    ]


def is_private(name: str) -> bool:
    """Whether a name begins with an underscore and is none of the language's own."""
    return name.startswith("_") and not name.startswith("__") and name != "_"


def defined_names(module: Module) -> Iterator[str]:
    """Yield what the file and its classes bind in their bodies."""
    bodies = [module.tree.body, *(node.body for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef))]
    for node in (statement for body in bodies for statement in body):
        if isinstance(node, FunctionNode | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield from (name.id for name in ast.walk(node) if isinstance(name, ast.Name) and is_stored(name))


def is_stored(node: ast.Name | ast.Attribute) -> bool:
    """Whether the name is bound here, rather than read."""
    return isinstance(node.ctx, ast.Store)


def inherited_names(module: Module) -> Iterator[str]:
    """Yield the attributes that are asked of `super()`."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "super()":
            yield node.attr


def used_names(module: Module) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of all that is imported from elsewhere, of attributes and of methods."""
    for node in ast.walk(module.tree):
        match node:
            case ast.Attribute(attr=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield node.lineno, name
            case ast.Import(names=names):
                yield from ((node.lineno, part) for alias in names for part in alias.name.split("."))
            case ast.ImportFrom(module=source, names=names):
                parts = [*(source or "").split("."), *(alias.name for alias in names)]
                yield from ((node.lineno, part) for part in parts)
            case ast.Call(func=ast.Name(id=called), args=[_, ast.Constant(value=str(name)), *_]) if (
                called in REFLECTION
            ):
                yield node.lineno, name
