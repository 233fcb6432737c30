"""Whatever stands in a file, loading it ends with an issue or with diagnostics, never with an exception."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings, strategies as st

from layout.source import FATAL, load

MINIMAL = (Path(__file__).parent / "minimal.yaml").read_text(encoding="utf-8")
WORDS = st.sampled_from(
    ["format: 1\n", "pages:\n", "  - ", "blocks: ", "{", "}", "[", "]", ": ", "：", "，", ",", "|\n", ">\n", "'", '"',
     "*a ", "&a ", "!t ", "<<: ", "# ", "\t", "\n", "  ", "\\", "\\x4", "\x00", "\u2028", "\ufeff", "..", "/",
     "%YAML 1.1\n", "---\n", "dummy: ", "lead ", ".", "kind: ", "photos", "12mm", "K20", "auto", "甲", "𠮷", "？", "- "]
)  # fmt: skip

quick = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def check(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "issue.yaml"
    path.write_bytes(raw)
    loaded = load(str(path))
    assert (loaded.issue is None) == any(one.code in FATAL for one in loaded.diagnostics)
    for one in loaded.diagnostics:
        lines = loaded.sources.get(one.span.file, "").split("\n")
        assert 1 <= one.span.line <= max(1, len(lines))
        assert 1 <= one.span.column <= len(lines[one.span.line - 1]) + 1
        assert one.message


@quick
@given(raw=st.binary(max_size=200))
def test_any_bytes(raw: bytes, tmp_path: Path) -> None:
    check(raw, tmp_path)


@quick
@given(words=st.lists(WORDS, max_size=30))
def test_any_words_of_yaml(words: list[str], tmp_path: Path) -> None:
    check("".join(words).encode(), tmp_path)


@quick
@given(at=st.integers(0, len(MINIMAL)), taken=st.integers(0, 12), words=st.lists(WORDS, max_size=4))
def test_any_slip_in_an_issue(at: int, taken: int, words: list[str], tmp_path: Path) -> None:
    check((MINIMAL[:at] + "".join(words) + MINIMAL[at + taken :]).encode(), tmp_path)


@quick
@given(at=st.integers(0, len(MINIMAL)), text=st.text(max_size=8))
def test_any_text_in_an_issue(at: int, text: str, tmp_path: Path) -> None:
    check((MINIMAL[:at] + text + MINIMAL[at:]).encode("utf-8", "replace"), tmp_path)
