"""The query language: text, tokens, nodes, and back to text."""
