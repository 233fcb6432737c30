"""The codes of the report are a closed list, each with its severities: command-line.md's table, row by row."""

from __future__ import annotations

from layout.diagnostics import CODES

TABLE = {
    "yaml unknown-key bad-value outside-folder dummy": ("error", "error"),
    "missing-file bad-picture ad-size overset missing-glyph refer-page": ("error", "error"),
    "font-substituted ink-limit rgb-picture thin-rule small-reversed-type": ("warning", "error"),
    "low-resolution underset caption-number invisible-character head-breaks-word": ("warning", "warning"),
    "head-squeezed loose-line runt ascii-punctuation heads-collide gutter-through": ("warning", "warning"),
}
OWN = {"waiver-unused"}
"""Said of keys that the contract does not have, and of nothing else."""


def test_the_codes_are_those_of_the_contract() -> None:
    asked = {code: severities for codes, severities in TABLE.items() for code in codes.split()}
    assert {name: (code.proof, code.press) for name, code in CODES.items() if name not in OWN} == asked
