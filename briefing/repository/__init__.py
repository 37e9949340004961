"""A library read through its index: found, kept up to date, and queried.

repository.py        what the screens and the commands query    index_file.py     the engine, opened or made anew
recovering_index.py  the Index they ask, whatever befalls it    updater.py        following the files, recovery
record_query.py      the records that a query finds             changes.py        which files have changed
library_follower.py  following the files in a thread            indexing.py       taking them into the index
follow_events.py     what the follower reports                  id_owners.py      whose an id is meanwhile
published_index.py   one index for many readers                 parsing.py        files -> what the index takes in
last_good.py         files that cannot be read, as they were    library_paths.py  files by their paths in the library
renamed.py           where ids of before lead now               file_cache.py     briefings that were opened
publishing.py        building one beside the files              trust.py          whose index is believed
successor.py         an index that takes the place of another
"""
