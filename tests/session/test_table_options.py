"""How tables are wanted, from one session to the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.session.start import begin, end
from briefing.session.table_options import TableOptions, options_from_json, options_to_json
from tests.session.sessions import opened_session, run

OPTIONS = st.builds(
    TableOptions,
    st.text(max_size=5),
    st.lists(st.text(max_size=5)).map(tuple),
    st.integers(0, 9),
    st.sampled_from([None, True, False]),
)


@given(st.dictionaries(st.text(max_size=5), OPTIONS))
def test_what_is_kept_comes_back_but_for_what_was_not_changed(options: dict[str, TableOptions]) -> None:
    changed = {name: wanted for name, wanted in options.items() if wanted != TableOptions()}

    assert options_from_json(options_to_json(options)) == changed


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"quotes": 5}', '{"quotes": ["", "x", 0, null]}', '{"quotes": ["", [], "0", null]}']
)
def test_what_is_something_else_is_left_out(text: str) -> None:
    assert options_from_json(text) == {}


def test_the_next_session_has_its_tables_as_they_were_left() -> None:
    with opened_session() as session:
        for line in ("open 1", "open statistics", "sort -value", "wrap"):
            run(session, line)
        left = dict(session.table_options)
        end(session)

    with opened_session() as session:
        begin(session, None)

        assert session.table_options == left != {}
