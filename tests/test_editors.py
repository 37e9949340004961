"""Editors that know JSON Schema show no fault in a right file, and one in a wrong file: tombi and taplo, as on PyPI."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from tests.helpers import CONTENT, HEAD, ROOT, statistic

TOOLS = {"tombi": ("lint", "--offline"), "taplo": ("lint", "--schema", "{schema}")}
QUOTE = '[[quotes]]\ntext = "t"\n'
WRONG = {
    "month": HEAD.replace("2015-07-22", "2015-13-45"), "no-value": HEAD + statistic().replace("value = 42900\n", ""),
    "no-speaker": HEAD + QUOTE, "blank": HEAD + QUOTE.replace('"t"', '" "') + 'speaker = "s"\n',
    "choice": HEAD + 'pub_status = "usabel"\n', "area": HEAD + 'countries = ["Peru"]\n', "number": HEAD + statistic().replace("42900", '"many"'),
}  # fmt: skip


def found(tool: str) -> str:
    """The path of a tool, beside this Python or on the path; the test is skipped without one."""
    path = shutil.which(tool, path=sysconfig.get_path("scripts")) or shutil.which(tool)
    if path is None:
        pytest.skip(f"{tool} is not installed: pip install {tool}")
    return path


def looked_at(tool: str, folder: Path, *names: str) -> tuple[int, str]:
    """The exit code of a tool for files of a folder that has the schema, and what it says."""
    shutil.copy(CONTENT / "schema.json", folder)
    (folder / "tombi.toml").write_text("", "utf-8")  # no settings of the machine
    words = [word.format(schema=(folder / "schema.json").as_uri()) for word in TOOLS[tool]]
    ended = subprocess.run(
        [found(tool), *words, *names], check=False, cwd=folder, capture_output=True, text=True, timeout=60
    )
    return ended.returncode, ended.stdout + ended.stderr


@pytest.mark.parametrize("tool", TOOLS)
def test_an_editor_shows_no_fault_in_the_content_and_in_the_examples_of_the_readme(tool: str, tmp_path: Path) -> None:
    for path in CONTENT.glob("20*.toml"):
        shutil.copy(path, tmp_path)
    blocks = re.findall(r"```toml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    for number, block in enumerate(block for block in blocks if block.startswith("#:schema")):
        (tmp_path / f"readme-{number}.toml").write_text(block, "utf-8")
    names = sorted(path.name for path in tmp_path.glob("*.toml"))
    code, said = looked_at(tool, tmp_path, *names)

    assert (code, "rror:" in said or "arning:" in said, "readme-0.toml" in names) == (0, False, True), said


@pytest.mark.parametrize("tool", TOOLS)
def test_an_editor_shows_a_fault_in_each_wrong_file(tool: str, tmp_path: Path) -> None:
    for name, text in WRONG.items():
        (tmp_path / f"{name}.toml").write_text(f"#:schema schema.json\n{text}", "utf-8")
    code, said = looked_at(tool, tmp_path, *(f"{name}.toml" for name in WRONG))

    assert (code != 0, [name for name in WRONG if f"{name}.toml" not in said]) == (True, []), said
