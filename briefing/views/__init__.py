"""Library -> tables and styled paragraphs: what there is to read, before anyone decides how it looks.

layout.py         spans with roles, paragraphs, lines    grid.py     a table of values -> aligned columns
record.py         one record in full                     document.py a whole briefing
labels.py         labels with values or links
briefing_list.py  the briefings of a library             changes.py  those of them that are new or corrected
same_figure.py    figures of one key, at odds or revised compared_cells.py short cells, names of series
cells.py          cells of a row on screen               headings.py headings above rows, in the room there is
registry.py       every view of the library by name      summaries.py, comparison.py, timeline.py  what they count
"""
