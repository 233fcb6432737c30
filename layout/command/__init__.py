"""The commands of the command line, one file a command; `render.py` chooses among them.

A command is `run(options) -> exit status`.  It may use every room of the house, and imports what it needs when it runs.
"""

from __future__ import annotations


class Stop(Exception):
    """The run ends here with status 2; the message is for the user."""
