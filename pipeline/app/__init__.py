"""`scrutiny app`: one page in the browser for everything a person does with reports. It serves this machine only.

A paper dropped here is read by the same commands that a terminal would run, in processes of their own; what a person
says is on disk before the browser is answered. So the app keeps nothing that a crash could lose.
"""
