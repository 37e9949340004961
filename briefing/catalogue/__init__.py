"""A library through its index: found, kept up to date, and asked.

catalogue.py  what the screens and the commands ask    refresh.py    which files have changed
place.py      where the index lies                     published.py  one index for many readers
saved.py      searches with a name                     homes.py      the reader's own folders
state.py      what a reader has read and marked        arrivals.py   what came in or changed since a moment
"""
