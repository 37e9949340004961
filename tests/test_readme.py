"""The README is true: its commands run, its screen is a real one, CI runs its test command."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.helpers import ALL, ROOT, briefing
from tests.mend import GOLDEN

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^\$ briefing (.*)$", README, re.MULTILINE)
SET_UPS = re.findall(r"```sh\n(.*)\n```", README)


LAYOUT = README[README.index("## How the code is laid out") : README.index("## Tests")]


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_ci_runs_exactly_the_test_command() -> None:
    assert SET_UPS[1] in (ROOT / ".ci" / "run").read_text("utf-8").split("\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_does_what_it_says(command: str, tmp_path: Path) -> None:
    ended = briefing(*shlex.split(command), BRIEFING_LIBRARY=ALL, XDG_STATE_HOME=str(tmp_path))  # nothing is read yet

    assert (ended.code, ended.out == "" and command != "check") == (0, False)


def test_the_screen_of_the_readme_is_a_real_one() -> None:
    assert blocks("text")[0] == (GOLDEN / "statistics-80x24.frame.txt").read_text("utf-8")


def test_the_comparison_of_the_readme_is_a_real_one() -> None:
    assert (GOLDEN / "compare-readme.view.txt").read_text("utf-8") in blocks("text")


def test_the_python_of_the_readme_prints_a_table(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    exec(blocks("python")[0], {})
    lines = capfd.readouterr().out.splitlines()

    assert (lines[0].strip(), lines[1].split(), len(lines)) == ("Statistics", ["Title", "Figure", "Period"], 12)


def example() -> str:
    return next(block for block in blocks("toml") if block.startswith("#:schema"))


def test_the_config_of_the_readme_is_taken(tmp_path: Path) -> None:
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / "config.toml").write_text(blocks("toml")[0], "utf-8")
    reference = "2015-07-22-bolivia-peru-counterdrug#coca-area-2014"

    done = briefing("cite", reference, "--format", "wire", "--library", ALL, XDG_CONFIG_HOME=str(tmp_path))

    assert (done.code, done.out.endswith(f"(Dialogo, 2015-07-22) [{reference}]\n")) == (0, True)


def test_the_example_of_the_readme_is_a_good_briefing(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("readme") / "example.toml"
    path.write_text(example(), "utf-8")

    assert (briefing("check", str(path)).code, briefing("check", str(path)).out) == (0, "")


def test_the_report_of_the_readme_is_a_real_one(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("report")
    wrong = example().replace("value = 42900", 'value = "many"').replace("area = ", "aera = ")
    (folder / "draft.toml").write_text(wrong.replace('speaker = "Theo Roncken"\n', ""), "utf-8")

    assert briefing("check", "draft.toml", cwd=folder).out in blocks("text")


def names_in(path: Path) -> Iterator[str]:
    """The functions, classes and constants of a module, and what its classes define, as `Class.name`."""
    for node in ast.parse(path.read_text("utf-8")).body:
        yield from defined(node)
        if isinstance(node, ast.ClassDef):
            yield from (f"{node.name}.{name}" for part in node.body for name in defined(part))


def defined(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_the_rooms_of_the_readme_are_those_of_the_package() -> None:
    first = LAYOUT[: LAYOUT.index("Who owns")]
    named = {
        name.rstrip("/")
        for cell in re.findall(r"^\| (`.*?) \|", first, re.MULTILINE)
        for name in cell.replace("`", "").split()
    }
    there = {path.stem for path in (ROOT / "briefing").iterdir() if path.is_dir() or path.suffix == ".py"}

    assert named == {name for name in there if not name.startswith("__")}


def test_every_file_that_the_walks_name_has_what_they_name_in_it() -> None:
    named = re.findall(r"`((?:\w+/)*\w+\.py): ([\w.]+)`", LAYOUT)
    missing = [
        (file, name)
        for file, name in named
        if not any(
            name in names_in(path) for path in (ROOT / "briefing").rglob(file.rpartition("/")[2]) if path.match(file)
        )
    ]

    assert (missing, len(named) > 20) == ([], True)


def test_every_method_that_the_walks_name_is_there() -> None:
    there = {name for path in (ROOT / "briefing").rglob("*.py") for name in names_in(path)}
    named = re.findall(r"`([A-Z]\w+\.[a-z_]+)`", LAYOUT)

    assert (sorted(set(named) - there), len(named) > 20) == ([], True)


def test_every_module_that_the_readme_runs_is_there() -> None:
    named = set(re.findall(r"python -m (tests[\w.]*)", README))

    assert ({name for name in named if find_spec(name) is None}, len(named) > 8) == (set(), True)


def test_the_top_level_holds_only_what_it_should() -> None:
    agreed = {"pyproject.toml", "briefing", "content", "tests", "README.md"}

    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} == agreed


def test_the_scoreboard_of_the_readme_has_every_line_of_the_quick_one() -> None:
    board = next(block for block in blocks("text") if "/" in block and "without a raw control" in block)
    named = [line[:58].strip() for line in board.split("\n")]

    assert [what for what in WHATS if what not in named] == []


WHATS = [
    "strings × fields × sinks, printed, without a raw control", "legitimate texts that come out as they went in",
    "file-system objects beside a good file", "hostile documents within 64 MB",
    "hostile inputs survived, later and as the first",
    "window sizes, at the start and by resize", "signals with the terminal restored, and dead links",
    "idle: not a byte is written", "random keys and clicks at 80 and 200 columns", "kill -9 while a file is written: the old or the new",
    "commands that leave the library as it was", "wrong caches: the answer is right, at most a line is said",
    "kill -9 while the index is made: the next answer is right", "flipped bits of the index: the right answer",
    "processes at once on one stale index", "an error at each call of a write: the old or the new",
    "planted indexes: an answer, no hang, no crash",
    "flipped bits of a published index: none is silently wrong", "flipped bits of one's own index: none is silently wrong",
]  # fmt: skip
