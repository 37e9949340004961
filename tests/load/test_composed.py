"""Names in NFC and NFD are the same ids, whatever a file system or an editor has made of them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.load.loader import default_id
from briefing.repository.repository import BriefingRepository

HEAD = 'schema = "briefing/1"\nheadline = "H"\ndate_published = 2024-01-02\n'


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sesión-1.toml", "sesión-1"), (decomposed("sesión-1.toml"), "sesión-1"), ("report.Toml", "report"), ("report.TOML", "report"),
        ("a.toml.toml", "a.toml"), (decomposed("한국.toml"), "한국"), ("two words.toml", "two-words"),
    ],
    ids=ascii,
)  # fmt: skip
def test_an_id_is_the_stem_of_the_file_composed(name: str, expected: str) -> None:
    assert default_id(f"/library/{name}") == expected


@given(st.text(st.sampled_from("aéñłą한ｱ1-"), min_size=1, max_size=12))
def test_an_id_does_not_depend_on_the_form_of_its_file_name(stem: str) -> None:
    names = [unicodedata.normalize(form, f"x{stem}.toml") for form in ("NFC", "NFD")]

    assert default_id(names[0]) == default_id(names[1])


def test_a_reference_finds_its_record_in_either_form(tmp_path: Path) -> None:
    person = decomposed("josé")
    content = (
        f'{HEAD}[[people]]\nid = "{person}"\nname = "José"\n[[quotes]]\nid = "año"\ntext = "x"\nspeaker = "josé"\n'
    )
    (tmp_path / decomposed("sesión.toml")).write_text(content, "utf-8")
    repository = BriefingRepository.open([str(tmp_path)])
    repository.refresh()
    forms = ["sesión#año", decomposed("sesión#año"), "sesión#josé", decomposed("sesión#josé")]
    records = [repository.find(reference).record for reference in forms]

    assert [record.id if record else "" for record in records] == ["año", "año", "josé", "josé"]
    assert repository.unreadable_files() == []
