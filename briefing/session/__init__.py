"""One reader of one library: location, history, search, contents and commands. No Textual, no Rich.

session.py      the state and how it changes        registry.py       every command with its keys and its function
location.py     where the reader is                 history.py        back and forward
search.py       the search that is on               contents.py       tables and paragraphs of a location
reply.py        what a command answers              table_options.py  sort, columns, wrapping of each table

The commands: navigate, travel, links, searching, view_commands, annotate, copying, arrange, editor, interface.
The screens (`tui`) and the conversation (`linear`) are two front ends of it.
"""
