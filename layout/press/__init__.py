"""What the print shop gets: pictures turned into inks, the rules of PDF/X checked on the finished file, the plates.

`docs/preflight.md` is made from the table in `rules.py`.
"""
