"""The part of GitHub's API that a workflow asks, as it is documented, on localhost."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

__all__ = ["Repository", "serve_api"]

OURS = "github-actions[bot]"
"""Who writes with the token of a workflow."""
TOKEN = "a token"  # noqa: S105


@dataclass
class Repository:
    """What there is in `toys/portal`."""

    pulls: list[dict[str, Any]]
    """Open pull requests, with `head` as `owner:branch` and the rest as GitHub says it."""
    archive: bytes | None
    """The artifact `changes` of run 5."""
    size: int = 1000
    """What is said of its size."""
    comments: list[dict[str, Any]] = field(default_factory=list)
    """Those of all pull requests."""


class Handler(BaseHTTPRequestHandler):
    """Answers."""

    def __init__(self, repository: Repository, *arguments: Any) -> None:
        self.repository = repository
        super().__init__(*arguments)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """What is asked for."""
        address = urlsplit(self.path)
        base = f"http://{self.headers['Host']}"
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path == "/blob":
            # Another host, which is to be told no secret; here the same, so nothing is looked at.
            self.answer(self.repository.archive or b"", "application/zip")
        elif self.headers["Authorization"] != f"Bearer {TOKEN}":
            self.send_error(401)
        elif address.path == "/repos/toys/portal/pulls":
            assert asked["state"] == "open"
            self.answer([each for each in self.repository.pulls if each["from"] == asked["head"]])
        elif address.path == "/repos/toys/portal/actions/runs/5/artifacts":
            assert asked == {"name": "changes"}
            zipped = f"{base}/repos/toys/portal/actions/artifacts/3/zip"
            found = {"archive_download_url": zipped, "size_in_bytes": self.repository.size}
            self.answer({"artifacts": [found] if self.repository.archive is not None else []})
        elif address.path == "/repos/toys/portal/actions/artifacts/3/zip":
            self.send_response(302)
            self.send_header("Location", f"{base}/blob")
            self.end_headers()
        elif address.path == "/repos/toys/portal/issues/7/comments":
            urls = [f"{base}/repos/toys/portal/issues/comments/{number}" for number in range(9)]
            self.answer(
                [
                    {"url": url, **comment}
                    for url, comment in zip(urls, self.repository.comments, strict=False)
                ]
            )
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        """A new comment."""
        assert self.path == "/repos/toys/portal/issues/7/comments"
        self.repository.comments.append({"user": {"login": OURS}, **self.told()})
        self.answer({}, status=201)

    def do_PATCH(self) -> None:
        """Another text of a comment."""
        start, _, number = self.path.rpartition("/")
        assert start == "/repos/toys/portal/issues/comments"
        self.repository.comments[int(number)] |= self.told()
        self.answer({})

    def told(self) -> dict[str, Any]:
        """What a request has with it."""
        assert self.headers["Authorization"] == f"Bearer {TOKEN}"
        value: dict[str, Any] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        return value

    def answer(self, value: object, kind: str = "application/json", status: int = 200) -> None:
        """Send a value."""
        data = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def serve_api(repository: Repository) -> Iterator[str]:
    """The address of the API while it is there."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, repository))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
