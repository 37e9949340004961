"""The reader's own data, kept outside the library.

annotations.py  versions read, bookmarks, flags, notes       saved_searches.py  searches with a name
resolved.py     annotations with their records               news.py            new and corrected briefings
store.py        the file they are kept in, and its recovery  since.py           a point in time as a reader types it
database.py     its SQLite tables and their migrations       content_digest.py  what a record says, to compare
"""
