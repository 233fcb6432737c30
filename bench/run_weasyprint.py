"""WeasyPrint as a process: `python run_weasyprint.py PAGES.html OUT.pdf`."""

from __future__ import annotations

import sys

from weasyprint import HTML

if __name__ == "__main__":
    HTML(sys.argv[1]).write_pdf(sys.argv[2])
