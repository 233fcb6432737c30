"""`render.py schema`: the JSON Schema of the issue file."""

from __future__ import annotations

import argparse
import json

from ..source import schema
from .stdout import print_json


def run(options: argparse.Namespace) -> int:
    """Prints the schema."""
    print_json(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
    return 0
