"""Widgets that draw line by line: nothing here grows with the library, and no content is ever markup."""
