"""The folder of briefings: its files found and read."""
