"""A library read through its index: found, kept up to date, and queried.

repository.py    what the screens and the commands query    indexing.py         which files have changed
index_file.py    the index, opened and recovered            published_index.py  one index for many readers
record_query.py  the records that a query finds
"""
