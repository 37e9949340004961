"""The screens: the only place that knows Textual.

app.py      the application, as small as it can be      app.tcss  what everything looks like
screens/    what fills the terminal, and its state      widgets/  one a file
"""
