"""The print shop's ICC profile: where it comes from, and what its header says (ICC.1:2010, 7.2)."""

from __future__ import annotations

import os
from pathlib import Path

from ..opening import NotRegular, opened
from ..record import NamedTuple

SYSTEM_NAMES = ("ISOnewspaper26v4.icc", "WAN-IFRAnewspaper26v5.icc")
"""The profiles for coldset newsprint, as Debian's package `icc-profiles` and other systems name them."""
SYSTEM_FOLDERS = (
    "/usr/share/color/icc",
    "/usr/local/share/color/icc",
    "~/.local/share/icc",
    "~/.color/icc",
    "/Library/ColorSync/Profiles",
    "~/Library/ColorSync/Profiles",
    "C:/Windows/System32/spool/drivers/color",
)
_MOST_BYTES = 64 << 20
_CONDITIONS = {"ISOnewspaper26v4.icc": "IFRA26", "WAN-IFRAnewspaper26v5.icc": "WAN-IFRAnewspaper26v5"}


class BadProfile(Exception):
    """The file is no profile of a CMYK press; the message says why."""


class Profile(NamedTuple):
    """A profile of a CMYK press."""

    name: str
    """Of its file."""
    content: bytes
    version: int
    """2 or 4."""
    given: bool
    """By the issue or on the command line; else found on the system."""

    @property
    def condition(self) -> str:
        """The printing condition that it describes, where its name is known."""
        return _CONDITIONS.get(self.name, os.path.splitext(self.name)[0])


def profile(path: str) -> Profile:
    """The profile of a file that was named.  Raises BadProfile."""
    try:
        with opened(path, resolved=False) as stream:
            content = stream.read(_MOST_BYTES)
    except FileNotFoundError as failure:
        raise BadProfile("there is no such file") from failure
    except NotRegular as failure:
        raise BadProfile(f"it {failure.strerror}") from failure
    except OSError as failure:
        raise BadProfile(failure.strerror or str(failure)) from failure
    return Profile(os.path.basename(path), content, checked(content), True)


def system_profile() -> Profile | None:
    """The newspaper profile that is installed; None where none is."""
    for name in SYSTEM_NAMES:
        for folder in SYSTEM_FOLDERS:
            for path in (Path(folder).expanduser() / name, Path(folder).expanduser() / "icc-profiles" / name):
                try:
                    return profile(str(path))._replace(given=False)
                except BadProfile:
                    continue
    return None


def checked(content: bytes) -> int:
    """The version of a profile of a CMYK press.  Raises BadProfile for anything else."""
    if len(content) < 132 or content[36:40] != b"acsp" or int.from_bytes(content[:4], "big") > len(content):
        raise BadProfile("it is not an ICC profile")
    if content[16:20] != b"CMYK":
        raise BadProfile(f"it is for {content[16:20].decode('ascii', 'replace').strip()}, not for CMYK")
    if content[12:16] != b"prtr":
        raise BadProfile("it is not the profile of a press")
    if content[8] not in (2, 4):
        raise BadProfile(f"it is an ICC profile of version {content[8]}")
    return content[8]
