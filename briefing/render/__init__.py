"""Lines with roles -> SGR codes of the reader's own palette, for a terminal with colours."""
