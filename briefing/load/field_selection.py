"""The fields of a kind of record that a check looks at, selected once a kind."""

from __future__ import annotations

from collections.abc import Callable

from briefing.model.fields import Field, Section


class FieldSelection:
    """Keeps the fields of each kind for which `is_selected` holds."""

    def __init__(self, is_selected: Callable[[Field], bool]) -> None:
        self.is_selected = is_selected
        self.by_kind: dict[str, tuple[Field, ...]] = {}

    def of(self, kind: type[Section]) -> tuple[Field, ...]:
        """Return the selected fields of a kind, in the order of their declaration."""
        fields = self.by_kind.get(kind.__name__)
        if fields is None:
            fields = tuple(declared for declared in kind.FIELDS.values() if self.is_selected(declared))
            self.by_kind[kind.__name__] = fields
        return fields
