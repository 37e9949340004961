"""What tries to hurt the reader, and how much of it is survived: `python -m tests.hostile`."""
