"""A built site checked from the outside: its files alone, by readers of their own.

Nothing here is shared with the code that writes the files, so that a mistake there is not
repeated here.
"""
