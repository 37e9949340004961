"""The reader's own data, beside the library and never in it.

annotations.py  what was read, bookmarked, flagged, noted    saved_searches.py  searches with a name
resolved.py     annotations with the records they are about  news.py            what came in or changed
store.py        the database that holds it                   since.py           a moment as a reader gives it
"""
