"""Pages for people: what was read, what changed and what was promised, to look at, print and hand to a chair.

`view/` says what is shown, in plain words, as plain records; nothing is computed there that reading or comparing could
have told. What renders it (HTML here; the same records serve any other form) adds no words of its own.
"""
