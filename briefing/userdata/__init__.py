"""The reader's own data, kept outside the library.

annotation.py   a flag, a note, a bookmark
annotations.py  versions read, bookmarks, flags, notes       saved_searches.py  searches with a name
editions.py     whose an id is, where two libraries have it  news.py            new and corrected briefings
entries.py      the rows about one briefing, merged          since.py           a point in time as a reader types it
resolved.py     annotations with their records               content_digest.py  what a record says, to compare
store.py        the file, its recovery, what is not on disk  library_settings.py  what is kept of a whole library
database.py     its SQLite tables and their migrations       legacy.py          the files of earlier versions
state_file.py   where the file lies                          moved_folders.py   entries of a folder that was moved
read_texts.py   briefings as they were read, to compare
"""
