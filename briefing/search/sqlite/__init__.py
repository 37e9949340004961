"""The index in SQLite: the only engine there is, behind the protocol of `index.py`."""
