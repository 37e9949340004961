"""What the package is called in its own files: `python -m tests.bench.naming [--list WHAT]`.

Counted by the syntax tree of every file of the package:

* bindings: every name that is assigned, walrus, `for`, `with` and comprehension
  targets included, and every parameter, `self` included. Attributes, imports,
  captures of `match` and `except`, and the names of functions and classes are
  none. Of those the share with a name that says nothing (`VAGUE`);
* shared names: public functions and classes at the top of a file, by the number
  of files that define the name;
* docstrings: of files, and of classes, functions and methods whose whole name is
  public; what stands inside a function and an `@overload` are left out;
* raising: of those functions the ones with a `raise` of their own (one that
  passes on what was caught is none), whose docstring says nothing of it;
* sizes: lines of code of a function's body without its docstring, lines of a
  file, and lines and methods of a class with all it inherits in the package.
"""

from __future__ import annotations

import argparse
import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from tests.bench.private_names import private_names
from tests.bench.ratios import aligned
from tests.bench.sizes import (
    LONG_FUNCTION,
    LONGEST_CLASS,
    LONGEST_FILE,
    LONGEST_FUNCTION,
    composed_classes,
    large_classes,
    long_files,
    long_functions,
)  # fmt: skip
from tests.bench.source import Definition, FunctionNode, NodeKind, Offender, Package, definitions, modules

VAGUE = frozenset(["one", "found", "own", "other", "out", "at", "some", "what"])


def bindings(package: Package) -> Iterator[Offender]:
    """Yield every binding, in the order of the files."""
    for module in package:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield Offender(module.path, node.lineno, node.id)
            elif isinstance(node, ast.arg):
                yield Offender(module.path, node.lineno, node.arg)


def vague_bindings(package: Package) -> list[Offender]:
    """Return the bindings whose name says nothing."""
    return [binding for binding in bindings(package) if binding.text in VAGUE]


def vague_share(package: Package) -> float:
    """Return the part of the bindings whose name says nothing, from 0 to 1."""
    return len(vague_bindings(package)) / sum(1 for _ in bindings(package))


def top_level(package: Package, kind: NodeKind) -> list[Definition]:
    """Return the public functions or classes that stand at the top of a file."""
    return [definition for definition in definitions(package, kind) if not definition.outer and definition.is_public]


def shared_names(tops: Iterable[Definition], least: int) -> dict[str, list[Definition]]:
    """Return the names that stand in `least` files or more -> where they are defined, most files first."""
    by_name: dict[str, dict[str, Definition]] = defaultdict(dict)
    for definition in tops:
        by_name[definition.name].setdefault(definition.module.name, definition)
    shared = sorted((-len(places), name) for name, places in by_name.items() if len(places) >= least)
    return {name: list(by_name[name].values()) for _, name in shared}


def shared(package: Package, least: int) -> list[Offender]:
    """Return each definition of a name that stands in `least` files or more."""
    names = [shared_names(top_level(package, kind), least) for kind in (FunctionNode, ast.ClassDef)]
    return [
        definition.offender(f"({len(places)} files)")
        for by_name in names
        for places in by_name.values()
        for definition in places
    ]


def public(package: Package, kind: NodeKind) -> list[Definition]:
    """Return the functions, methods included, or the classes whose whole name is public."""
    return [
        definition for definition in definitions(package, kind) if definition.is_public and not definition.is_overload
    ]


def without_docstring(package: Package, kind: NodeKind) -> list[Offender]:
    """Return the public functions or classes that say nothing of themselves."""
    return [definition.offender() for definition in public(package, kind) if not ast.get_docstring(definition.node)]


def modules_without_docstring(package: Package) -> list[Offender]:
    """Return the files that say nothing of themselves; an empty one need not."""
    return [
        Offender(module.path, 1, module.name)
        for module in package
        if module.tree.body and not ast.get_docstring(module.tree)
    ]


def raising(package: Package) -> list[Definition]:
    """Return the public functions with a `raise` of their own."""
    return [
        definition
        for definition in public(package, FunctionNode)
        if any(isinstance(node, ast.Raise) and node.exc is not None for node in ast.walk(definition.node))
    ]


def raising_silently(package: Package) -> list[Offender]:
    """Return those whose docstring does not say what they raise."""
    return [
        definition.offender()
        for definition in raising(package)
        if not re.search(r"\b[Rr]aise", ast.get_docstring(definition.node) or "")
    ]


LISTS: dict[str, Callable[[Package], Iterable[object]]] = {
    "vague": vague_bindings,
    "shared": lambda package: shared(package, 2),
    "widely-shared": lambda package: shared(package, 3),
    "modules": modules_without_docstring,
    "classes": lambda package: without_docstring(package, ast.ClassDef),
    "functions": lambda package: without_docstring(package, FunctionNode),
    "raising": raising_silently,
    "composed": lambda package: (composed.offender() for composed in large_classes(package)),
    "private": private_names,
    "long-functions": lambda package: long_functions(package, LONG_FUNCTION),
    "longest-functions": lambda package: long_functions(package, LONGEST_FUNCTION),
    "files": long_files,
}
"""What `--list` lists."""


def rows(package: Package) -> Iterator[tuple[str, str, str]]:
    """Yield the rows of the table: how many, of how many, what."""
    functions, classes = public(package, FunctionNode), public(package, ast.ClassDef)
    largest = max(composed_classes(package), key=lambda composed: composed.lines)
    count = {name: len(list(offenders(package))) for name, offenders in LISTS.items()}
    yield (
        f"{count['vague']:,}",
        f"{sum(1 for _ in bindings(package)):,}",
        f"{vague_share(package):.1%} vague bindings",
    )
    for title, kind in (("functions", FunctionNode), ("classes", ast.ClassDef)):
        names = top_level(package, kind)
        total = len(shared_names(names, 1))
        yield (str(len(shared_names(names, 2))), str(total), f"names of {title} at the top of two files or more")
        yield (str(len(shared_names(names, 3))), str(total), f"names of {title} at the top of three files or more")
    yield (str(count["modules"]), str(len(package)), "files without a docstring")
    yield (str(count["classes"]), str(len(classes)), "public classes without a docstring")
    yield (str(count["functions"]), str(len(functions)), "public functions without a docstring")
    yield (str(count["raising"]), str(len(raising(package))), "public functions that raise and do not say so")
    yield (str(count["long-functions"]), "", f"functions over {LONG_FUNCTION} lines")
    yield (str(count["longest-functions"]), "", f"functions over {LONGEST_FUNCTION} lines")
    yield (str(count["files"]), str(len(package)), f"files over {LONGEST_FILE} lines")
    yield (str(count["composed"]), "", f"classes over {LONGEST_CLASS} lines with all they inherit")
    yield (str(largest.lines), "", f"lines of the largest, {largest.definition.name}; {len(largest.methods)} methods")
    yield (str(count["private"]), "", "uses of private names of other packages")


def main() -> None:
    """Print the table, or the lines behind one of its rows."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.naming", description="Count the names of the package.")
    parser.add_argument("--list", choices=LISTS, metavar="WHAT", help=f"print file:line of {', '.join(LISTS)}")
    chosen = parser.parse_args().list
    if chosen:
        print(*LISTS[chosen](modules()), sep="\n")
    else:
        print(aligned(("count", "of", "what"), rows(modules())))


if __name__ == "__main__":
    main()
