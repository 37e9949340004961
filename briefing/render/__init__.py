"""Lines with roles -> Rich text, for a terminal with colours and for the screens."""
