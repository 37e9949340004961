"""One command a module, declared as its COMMAND."""
