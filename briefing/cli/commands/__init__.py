"""One command a module: `describe(parser)` adds its arguments, `run(options)` gives the exit code."""
