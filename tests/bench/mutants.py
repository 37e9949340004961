"""Python source -> the small changes that some test should notice, as edits of its text.

Comparisons, `and`/`or`, `+`/`-`, `not`, conditions, numbers and booleans,
returned strings, slice bounds, and statements that only have an effect. What no
test can see is left alone: docstrings, annotations, decorators, assertions,
`__all__`, overloads, `strict=` of `zip` and what only a type checker reads.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

COMPARISONS: dict[type[ast.cmpop], tuple[str, str]] = {
    ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">"), ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="), ast.Is: ("is", "is not"), ast.IsNot: ("is not", "is"), ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"),
}  # fmt: skip
ARITHMETIC: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "+"), ast.FloorDiv: ("//", "*"),
}  # fmt: skip
SEQUENCES = (ast.List, ast.Tuple, ast.JoinedStr, ast.ListComp)
UNSEEN_FIELDS = {"annotation", "returns", "decorator_list", "type_params"}


class Edit(NamedTuple):
    """One place of a file and what may stand there instead."""

    start: int
    """First byte that is replaced; 0-based."""
    end: int
    """The byte after the last."""
    replacements: tuple[str, ...]


class Source:
    """The text of a file, by the bytes that the syntax tree counts in."""

    def __init__(self, text: str) -> None:
        self.raw = text.encode("utf-8")
        self.line_starts = [0]
        for line in self.raw.split(b"\n"):
            self.line_starts.append(self.line_starts[-1] + len(line) + 1)

    def start(self, node: ast.expr | ast.stmt) -> int:
        """Return the byte a node begins at."""
        return self.line_starts[node.lineno - 1] + node.col_offset

    def end(self, node: ast.expr | ast.stmt) -> int:
        """Return the byte after the last of a node."""
        return self.line_starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)

    def line(self, byte: int) -> int:
        """Return the number of the line that a byte stands in; 1-based."""
        return self.raw.count(b"\n", 0, byte) + 1

    def replace(self, edit: Edit, replacement: str) -> str:
        """Return the whole text with one edit made."""
        return (self.raw[: edit.start] + replacement.encode() + self.raw[edit.end :]).decode("utf-8")

    def whole(self, node: ast.expr | ast.stmt, *replacements: str) -> Edit:
        """Return the edit that replaces a node."""
        return Edit(self.start(node), self.end(node), replacements)

    def between(self, left: ast.expr, right: ast.expr, operator: tuple[str, str]) -> Iterator[Edit]:
        """Yield the edit of the operator that stands between two operands; `operator` is its text and the new one."""
        gap = self.raw[self.end(left) : self.start(right)].decode("utf-8")
        before, after = operator
        match = re.search(r"\s+".join(map(re.escape, before.split())), gap)
        if match:
            start = self.end(left) + len(gap[: match.start()].encode())
            yield Edit(start, start + len(match.group().encode()), (after,))


def edits(text: str) -> list[Edit]:
    """Return every edit of a file that leaves it a file that can be compiled."""
    source = Source(text)
    candidates = dict.fromkeys(edit for node in visible(ast.parse(text)) for edit in edits_of(node, source))
    return [edit for edit in candidates if all(compiles(source.replace(edit, new)) for new in edit.replacements)]


def compiles(text: str) -> bool:
    """Whether Python takes the text."""
    try:
        compile(text, "mutant", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def visible(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and all below it that a test can see."""
    yield node
    for name, value in ast.iter_fields(node):
        children = value if isinstance(value, list) else [value]
        for child in children if name not in UNSEEN_FIELDS else ():
            if isinstance(child, ast.AST) and not is_unseen(child):
                yield from visible(child)


def is_unseen(node: ast.AST) -> bool:
    """Whether nothing that a test does depends on the node."""
    match node:
        case ast.If(test=test):
            return "TYPE_CHECKING" in ast.unparse(test)
        case ast.Assign(targets=[ast.Name(id="__all__" | "__slots__")]) | ast.Assert():
            return True
        case ast.AnnAssign(annotation=annotation):
            return ast.unparse(annotation).endswith("TypeAlias")
        case ast.FunctionDef(decorator_list=decorators):
            return any(ast.unparse(decorator).endswith("overload") for decorator in decorators)
        case ast.keyword(arg=name):
            return name == "strict"
        case ast.JoinedStr():
            return sys.version_info < (3, 12)  # before, what stands inside has no place of its own
    return type(node).__name__ == "TypeAlias"


def edits_of(node: ast.AST, source: Source) -> Iterator[Edit]:
    """Yield the edits of one node, without those of the nodes inside it."""
    match node:
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            for operator, before, after in zip(ops, [left, *comparators[:-1]], comparators, strict=True):
                yield from source.between(before, after, COMPARISONS[type(operator)])
        case ast.BoolOp(op=joint, values=values):
            swap = ("and", "or") if isinstance(joint, ast.And) else ("or", "and")
            for before, after in pairwise(values):
                yield from source.between(before, after, swap)
        case ast.BinOp(left=left, op=operation, right=right) if type(operation) in ARITHMETIC:
            if not any(is_sequence(operand) for operand in (left, right)):
                yield from source.between(left, right, ARITHMETIC[type(operation)])
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield source.whole(node, f"({ast.unparse(operand)})")
        case ast.Constant(value=value):
            yield from constant_edits(node, value, source)
        case ast.Return(value=ast.Constant(value=str(text)) as returned):
            yield source.whole(returned, '""' if text else '"mutant"')
        case ast.Slice(lower=lower, upper=upper):
            yield from (source.whole(bound, "") for bound in (lower, upper) if bound is not None)
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test) if is_plain(test):
            yield source.whole(test, f"(not {ast.unparse(test)})")
        case ast.AugAssign(target=target, op=operation, value=value):
            yield source.whole(node, "pass", *swapped(target, operation, value))
        case ast.Expr(value=ast.Call() | ast.Await() as effect):
            yield source.whole(effect, "pass")


def constant_edits(node: ast.Constant, value: object, source: Source) -> Iterator[Edit]:
    """Yield a number one more and one less, and a boolean turned round."""
    if isinstance(value, bool):
        yield source.whole(node, str(not value))
    elif isinstance(value, int | float):
        yield source.whole(node, repr(value + 1), repr(value - 1) if value >= 1 else f"({value - 1!r})")


def swapped(target: ast.expr, operation: ast.operator, value: ast.expr) -> Iterator[str]:
    """Yield an augmented assignment with the opposite operator, where it has one."""
    if isinstance(operation, ast.Add | ast.Sub) and not is_sequence(value):
        yield f"{ast.unparse(target)} {ARITHMETIC[type(operation)][1]}= {ast.unparse(value)}"


def is_sequence(node: ast.expr) -> bool:
    """Whether a node is written as text or a list: to subtract one fails everywhere, and says nothing of the tests."""
    return isinstance(node, SEQUENCES) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def is_plain(test: ast.expr) -> bool:
    """Whether a condition has no operator of its own to change."""
    return isinstance(test, ast.Name | ast.Attribute | ast.Call | ast.Subscript | ast.NamedExpr)
