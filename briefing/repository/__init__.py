"""A library read through its index: found, kept up to date, and queried.

repository.py        what the screens and the commands query    index_file.py     the engine, opened or made anew
recovering_index.py  the Index they ask, whatever befalls it    updater.py        following the files, recovery
record_query.py      the records that a query finds             indexing.py       which files have changed
library_follower.py  following the files in a thread            parsing.py        files -> what the index takes in
follow_events.py     what the follower reports                  library_paths.py  files by their paths in the library
published_index.py   one index for many readers                 file_cache.py     briefings that were opened
last_good.py         files that cannot be read, as they were last
"""
