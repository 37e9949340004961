"""The linear mode: a session as a conversation, a line a fact, for speech, Braille, serial lines and bad links.

terminal.py      stdin and stdout, signals        loop.py     one line after the other
conversation.py  what the session answers, said   names.py    names, keys and their help
telling.py       headings, rows, where one is     speech.py   values -> lines to be heard
pages.py         long answers, a page at a time

What a command does is the session's; nothing here moves the cursor, draws a frame or says more than was asked for.
"""
