"""The library: a folder of briefings, its files found and loaded."""
