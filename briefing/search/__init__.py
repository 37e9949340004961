"""Finding records: the query, the protocol of an index, and an engine behind it."""
