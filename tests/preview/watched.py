"""A real `render.py watch` in a process of its own, on a small issue in a folder of its own."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]

ISSUE = """\
format: 1
paper: {name: 山城法治报}
issue: {date: 2025-07-18}
sheet: {size: 160mm x 200mm, margins: 12mm, columns: 4, gutter: 2字, body: 9pt / 13pt}
pages:
  - name: 要闻
    dummy: |
      lead lead lead side
      lead lead lead side
      more more more side
    rows: [12, 10, auto]
    blocks:
      lead: {headline: 码头早班船准点开, body: copy/lead.md}
      side: {headline: 小巷灯亮, body: 路灯修好了。巷子里的人都说好。}
      more:
        headline: 山上茶新
        body: |
          清明前的茶已经采完。
  - name: 副刊
    dummy: |
      tale tale tale tale
    blocks:
      tale: {headline: 江边旧事, body: 那一年的水很大。}
"""
LEAD = "清晨六点，码头的汽笛响过三声，早班轮渡缓缓离岸。船上坐着上班的人、赶集的人，也有提着鸟笼的老人。\n"


class Watch:
    """The desk of one issue."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.folder = folder
        self.copy = folder / "copy" / "lead.md"
        self.issue = folder / "issue.yaml"
        if not self.issue.exists():
            self.copy.parent.mkdir(parents=True)
            self.issue.write_text(ISSUE, encoding="utf-8")
            self.copy.write_text(LEAD, encoding="utf-8")
        self.said: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "render.py"), "watch", "issue.yaml", "--no-open", *words],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        found = self.until(lambda: re.search(r"http://127\.0\.0\.1:(\d+)/", self.text))
        assert isinstance(found, re.Match), self.text
        self.address, self.port = found[0], int(found[1])

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said.append(line)

    @property
    def text(self) -> str:
        return "".join(self.said)

    @property
    def settings(self) -> int:
        """How often the issue was set so far."""
        return self.text.count("; set in ")

    def until(self, true: object, seconds: float = 20) -> object:
        """Waits until something holds, or the process has ended; what it came to."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = true()  # type: ignore[operator]
            if found or self.process.poll() is not None:
                return found
            time.sleep(0.01)
        return None

    def ask(self, path: str = "/", **headers: str) -> tuple[int, bytes]:
        """The status and the body of an answer; `_` in a header's name is `-`."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            line.putrequest("GET", path, skip_host="Host" in headers)
            for name, value in headers.items():
                line.putheader(name.replace("_", "-"), value)
            line.endheaders()
            answer = line.getresponse()
            return answer.status, answer.read()
        finally:
            line.close()

    def end(self, how: int = signal.SIGINT) -> int:
        """Ends the process; its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        status = self.process.wait(10)
        self._reader.join(5)
        if self.process.stderr is not None:
            self.process.stderr.close()
        assert "Traceback" not in self.text, self.text
        return status
