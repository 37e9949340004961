"""The reader as a conversation, a line a fact: for speech, Braille, serial lines and bad links.

terminal.py  stdin and stdout, signals     session.py  one command after the other
commands.py  names -> functions            reader.py   where one is, and what is said of it
tables.py    what is listed at a place     places.py   places, and the way back
moving.py    from place to place           finding.py  searches and views
keeping.py   copies, flags, notes          telling.py  help, where
spoken.py    values -> lines to be heard   pages.py    long answers
library.py   the list of the library       remarks.py  what is flagged, noted, not read yet

Nothing moves the cursor, draws a frame or says more than was asked for.
"""
