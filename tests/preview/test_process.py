"""The process of the desk: how it starts, who may ask it, how it ends."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import pytest

from tests.cli.desk import run
from tests.preview.watched import Watch


def test_it_answers_only_its_own_page(watch: Watch) -> None:
    own = f"127.0.0.1:{watch.port}"
    assert watch.ask()[0] == 200
    assert watch.ask(Host=f"localhost:{watch.port}")[0] == 200
    assert watch.ask(Host=own, Origin=f"http://{own}", Sec_Fetch_Site="same-origin")[0] == 200
    assert watch.ask(Host=f"evil.example:{watch.port}")[0] == 403, "a name that was bound to the loopback"
    assert watch.ask(Host=own, Origin="https://evil.example")[0] == 403
    assert watch.ask(Host=own, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors")[0] == 403
    assert watch.ask("/events", Host=own, Origin="null")[0] == 403


def test_it_gives_out_nothing_but_what_the_page_needs(watch: Watch) -> None:
    for path in ("/../server.py", "/server.py", "/..%2Fserver.py", "/face/song-400", "/picture/x", "/desk.css/../x"):
        assert watch.ask(path)[0] == 404, path
    assert watch.ask("/place?page=1&x=a&y=2")[0] == 400


def test_it_listens_on_the_loopback_only(watch: Watch) -> None:
    with socket.socket() as other:
        other.settimeout(2)
        other.bind(("127.0.0.2", 0))
        with pytest.raises(OSError, match="refused"):
            other.connect(("127.0.0.3", watch.port))


def test_a_second_desk_takes_another_port_and_a_taken_one_is_said(watch: Watch) -> None:
    second = Watch(watch.folder)
    assert second.port != watch.port
    assert second.ask()[0] == 200
    assert second.end() == 0
    ran = run("watch", str(watch.issue), "--no-open", "--port", str(watch.port))
    assert ran.status == 2
    assert f"port {watch.port} cannot be used" in ran.err
    assert watch.ask()[0] == 200, "the first one goes on"


@pytest.mark.parametrize(("how", "status"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_it_ends_at_once_with_a_stream_open(tmp_path: Path, how: int, status: int) -> None:
    watch = Watch(tmp_path / "issue")
    with socket.create_connection(("127.0.0.1", watch.port)) as stream:
        stream.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{watch.port}\r\n\r\n".encode())
        stream.settimeout(20)
        assert b"200 OK" in stream.recv(4096)
        assert watch.end(how) == status
    with socket.socket() as again:
        assert again.connect_ex(("127.0.0.1", watch.port)) != 0


def test_one_that_is_killed_leaves_nothing_behind(tmp_path: Path) -> None:
    watch = Watch(tmp_path / "issue")
    assert watch.until(lambda: watch.settings == 1)
    children = Path(f"/proc/{watch.process.pid}/task/{watch.process.pid}/children")
    assert not children.exists() or not children.read_text().split(), "it starts no process that could be left"
    before = {path.name for path in watch.folder.rglob("*")}
    assert watch.end(signal.SIGKILL) == -signal.SIGKILL
    assert {path.name for path in watch.folder.rglob("*")} == before
    again = Watch(watch.folder, "--port", str(watch.port))
    assert again.ask()[0] == 200, "the port is free at once"
    assert again.end() == 0


def test_what_cannot_be_watched_is_said(tmp_path: Path) -> None:
    missing = run("watch", str(tmp_path / "none.yaml"), "--no-open")
    assert (missing.status, missing.err) == (2, f"render.py: there is no issue {tmp_path / 'none.yaml'}\n")
    issue = tmp_path / "issue.yaml"
    issue.write_text("format: 1\n", encoding="utf-8")
    for unfit in ("notepad", "javascript:alert({path})", "idea://open?file={file}"):
        assert "--editor" in run("watch", str(issue), "--editor", unfit).err
    assert run("watch", str(issue), "--port", "70000").status == 2
