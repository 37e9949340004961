"""Library -> tables and styled paragraphs: what there is to read, before anyone decides how it looks.

layout.py         spans with roles, paragraphs, lines    grid.py     a table of values -> aligned columns
record.py         one record in full                     document.py a whole briefing
labels.py         labels with values or links
briefing_list.py  the briefings of a library             changes.py  those of them that are new or corrected
registry.py       every view of the library by name      summaries.py, comparison.py, timeline.py  what they count
"""
