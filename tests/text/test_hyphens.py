"""Which words may be divided, and that pyphen stays unloaded where there is none."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest

from layout.text.hyphens import divisions


@pytest.mark.parametrize(
    ("copy", "shown"),
    [
        ("使用information系统", "使用in-for-ma-tion系统"),
        ("Shakespeare, government.", "Shake-speare, gov-ern-ment."),
        ("office", "of-fice"),
    ],
)
def test_a_word_is_divided_by_its_syllables(copy: str, shown: str) -> None:
    places = [0, *divisions(copy), len(copy)]
    assert "-".join(copy[start:end] for start, end in pairwise(places)) == shown


@pytest.mark.parametrize(
    "copy",
    [
        *("apple", "INTERNATIONAL", "iPhoneInternational", "information2", "4information", "well-information"),
        *("information-well", "https://information.cn/government", "www.information.com", "information.com"),
        *("information@government.cn", "GB/information", "informationé", "山城"),
    ],
)
def test_names_addresses_and_short_words_are_not(copy: str) -> None:
    assert divisions(copy) == []


def test_pyphen_is_loaded_for_a_long_word_only() -> None:
    code = (
        "import sys; from layout.text.hyphens import divisions; divisions('山城App'); "
        "assert 'pyphen' not in sys.modules; divisions('government'); assert 'pyphen' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
