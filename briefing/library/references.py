"""Check what only all files of a library tell: references from one briefing to another, and ids that briefings had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from briefing.errors import did_you_mean
from briefing.load import Loaded, Problem, safe_read
from briefing.load.figure_checks import change_findings
from briefing.load.loader import default_id, locate
from briefing.load.report import MOST_FINDINGS, External, Finding
from briefing.model import SECTIONS, Briefing, Item, Statistic
from briefing.safe import short
from briefing.tokenizer import close_matches


class LibraryReferences:
    """The briefings that references may lead to, by the ids they have and had.

    `is_whole`: there are no others, so that a reference to an unknown one is an error.
    """

    def __init__(self, loaded: Sequence[Loaded], is_whole: bool) -> None:
        self.is_whole = is_whole
        self.unreadable = {default_id(file.path) for file in loaded if file.briefing is None}
        self.files = {file.briefing.id: file for file in loaded if file.briefing}
        self.briefings: dict[str, Briefing] = {id: file.briefing for id, file in self.files.items() if file.briefing}
        self.former: dict[str, list[Briefing]] = {}
        for briefing in self.briefings.values():
            for name in briefing.formerly:
                self.former.setdefault(name, []).append(briefing)

    def problems(self, file: Loaded) -> list[Problem]:
        """Return the problems of one file: references that lead nowhere, ids of before that are not its alone."""
        findings = [*islice(self.broken_references(file), MOST_FINDINGS), *self.shared_ids(file)]
        if len(findings) >= MOST_FINDINGS:
            findings.append(Finding((), "there may be more references that lead nowhere; they were not looked at"))
        return located(findings, file) if findings else []

    def broken_references(self, file: Loaded) -> Iterator[Finding]:
        """Yield a finding for each reference to a briefing or a record that is not there, or of the wrong section."""
        for reference in file.external:
            message, is_known = self.broken(reference)
            if message:
                yield Finding(reference.path, message, is_known or self.is_whole)
            elif reference.path[-2:] == ("change", "base"):
                yield from self.change_findings(file, reference)

    def change_findings(self, file: Loaded, reference: External) -> Iterator[Finding]:
        """Yield what is wrong with a change whose base is in another briefing."""
        table, index, *_ = reference.path
        name, _, item = reference.name.partition("#")
        briefing, record = self.find(name), file.briefing.statistics[int(index)] if file.briefing else None
        base = briefing.find_record(item) if briefing else None
        if record and record.change and isinstance(base, Statistic):
            yield from change_findings(record, base, record.change, (table, index))

    def broken(self, reference: External) -> tuple[str, bool]:
        """Return what is wrong with a reference, empty for nothing, and whether its briefing is known."""
        name, mark, item = reference.name.partition("#")
        briefing = self.find(name)
        if briefing is None:
            hint = did_you_mean(close_matches(name, list(self.briefings), 1))
            rest = "" if self.is_whole else "; --library DIR says where it is"
            return ("" if name in self.unreadable else f"no briefing has the id '{short(name)}'{hint or rest}"), False
        if not mark:
            return "", True
        record = briefing.find_record(item)
        if record is None:
            near = [f"{name}#{id}" for id in close_matches(item, list(briefing.by_id), 1)]
            return f"no record of '{name}' has the id '{short(item)}'{did_you_mean(near)}", True
        if reference.to in SECTIONS and not isinstance(record, SECTIONS[reference.to]):
            return f"'{reference.name}' is {kind_of(record)}: expected the id of one of the {reference.to}", True
        return "", True

    def find(self, name: str) -> Briefing | None:
        """Return the briefing that has an id, or had it before."""
        return self.briefings.get(name) or next(iter(self.former.get(name, ())), None)

    def shared_ids(self, file: Loaded) -> Iterator[Finding]:
        """Yield a finding for each id the briefing had before that leads to another briefing too."""
        briefing = file.briefing
        for index, name in enumerate(briefing.formerly if briefing else ()):
            if name in self.briefings:
                verb, others = "is", [self.briefings[name]]
            else:
                verb, others = "was", [other for other in self.former[name] if other is not briefing]
            for other in others[:1]:
                where = "this briefing" if other is briefing else self.files[other.id].file
                yield Finding(
                    ("formerly", index), f"'{short(name)}' {verb} the id of {where}: an id leads to one briefing"
                )


def kind_of(record: Item) -> str:
    """Return `one of the statistics`, as the file calls it."""
    return f"one of the {record.TABLE or 'measures'}"


def located(findings: Sequence[Finding], file: Loaded) -> list[Problem]:
    """Return findings with their places; none where the file was replaced since it was loaded."""
    try:
        return locate(list(findings), file.path, safe_read.read_text(file.path))
    except safe_read.FileRejected:
        return []


def unwritten_by_id(file: Loaded) -> Mapping[str, tuple[str | int, ...]]:
    """Return the paths of the records whose ids are not written, by these ids."""
    return {id: path for path, id in file.unwritten.items()}
