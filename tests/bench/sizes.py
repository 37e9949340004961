"""The sizes of functions and files, and of classes with all that they inherit inside the package."""

from __future__ import annotations

import ast
from typing import NamedTuple

from tests.bench.source import Definition, FunctionNode, Module, Offender, Package, body_length, definitions

LONGEST_CLASS, LONGEST_FILE, LONG_FUNCTION, LONGEST_FUNCTION = 150, 200, 20, 40

Imports = dict[str, dict[str, tuple[str, str]]]
"""Module -> name -> (module, name) it is imported from."""


class Composed(NamedTuple):
    """A class with its chain of base classes of the same package."""

    definition: Definition
    chain: tuple[Definition, ...]
    """The class itself, then its bases, nearest first; each once."""
    roots: frozenset[str]
    """Names of the base classes from elsewhere, without their module."""

    @property
    def lines(self) -> int:
        """Lines from `class` to the end of the body, summed along the chain."""
        return sum((link.node.end_lineno or 0) - link.node.lineno + 1 for link in self.chain)

    @property
    def methods(self) -> frozenset[str]:
        """The names of the methods along the chain; one that is overridden counts once."""
        return frozenset(node.name for link in self.chain for node in link.node.body if isinstance(node, FunctionNode))

    @property
    def is_screen(self) -> bool:
        """Whether an object of it is a screen of Textual's."""
        return any(name.endswith("Screen") for name in self.roots)

    def offender(self) -> Offender:
        """Return the line of the class with its size and its chain."""
        size = f"{self.lines} lines, {len(self.methods)} methods"
        bases = " < ".join(link.name for link in self.chain[1:])
        return self.definition.offender(f"{size}{f' ({bases})' if bases else ''}")


def composed_classes(package: Package) -> list[Composed]:
    """Return every class of the package with all that it inherits inside the package."""
    classes = {
        (definition.module.name, definition.name): definition for definition in definitions(package, ast.ClassDef)
    }
    imports = {module.name: imported_names(module) for module in package}
    return [compose(definition, classes, imports) for definition in classes.values()]


def compose(
    definition: Definition,
    classes: dict[tuple[str, str], Definition],
    imports: Imports,
) -> Composed:
    """Follow the bases of one class; both tables are keyed as `composed_classes` makes them."""
    chain, roots, waiting = [definition], set(), bases_of(definition, imports)
    while waiting:
        base = waiting.pop(0)
        link = classes.get(base)
        if link is None:
            roots.add(base[1].rpartition(".")[2])
        elif link not in chain:
            chain.append(link)
            waiting += bases_of(link, imports)
    return Composed(definition, tuple(chain), frozenset(roots))


def bases_of(definition: Definition, imports: Imports) -> list[tuple[str, str]]:
    """Return (module, name) of each base class, its type parameters left out."""
    assert isinstance(definition.node, ast.ClassDef)
    module = definition.module.name
    plain = (base.value if isinstance(base, ast.Subscript) else base for base in definition.node.bases)
    return [origin(module, ast.unparse(base), imports) for base in plain]


def origin(module: str, name: str, imports: Imports) -> tuple[str, str]:
    """Follow a name through the files that only pass it on to (module, name) where it is defined."""
    while name in imports.get(module, {}):
        module, name = imports[module][name]
    return module, name


def imported_names(module: Module) -> dict[str, tuple[str, str]]:
    """Return the names of a file that `from … import` binds -> (module, name there)."""
    imports = [node for node in ast.walk(module.tree) if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name: (node.module or "", alias.name) for node in imports for alias in node.names}


def long_functions(package: Package, limit: int) -> list[Offender]:
    """Return the functions, private and nested ones too, with a body of more than `limit` lines of code."""
    lengths = ((definition, body_length(definition)) for definition in definitions(package, FunctionNode))
    return [definition.offender(f"{length} lines") for definition, length in lengths if length > limit]


def long_files(package: Package, limit: int = LONGEST_FILE) -> list[Offender]:
    """Return the files of more than `limit` lines."""
    lengths = ((module, module.text.count("\n")) for module in package)
    return [Offender(module.path, length, f"{length} lines") for module, length in lengths if length > limit]


def large_classes(package: Package, limit: int = LONGEST_CLASS) -> list[Composed]:
    """Return the classes of more than `limit` lines with all they inherit, the largest first."""
    large = [composed for composed in composed_classes(package) if composed.lines > limit]
    return sorted(large, key=lambda composed: -composed.lines)
