"""`render.py completion`: what makes a shell complete the command line.  The only importer of shtab."""

from __future__ import annotations

import argparse

from .options import parser
from .stdout import print_json

_FILES = ("issue", "new", "pdf", "output", "report", "profile")
"""Arguments that are files."""


def run(options: argparse.Namespace) -> int:
    """Prints the script for the shell."""
    import shtab

    top = parser()
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                for own in command._actions:
                    if own.dest in _FILES:
                        own.complete = shtab.FILE
    print_json(shtab.complete(top, options.shell) + "\n")
    return 0
