"""Serves a built site on localhost, as a plain web server would."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

__all__ = ["serve"]

_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml")


class _Files(SimpleHTTPRequestHandler):
    """Serves files without a log."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


class _CompressedFiles(_Files):
    """Serves text compressed."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The file's head, and the file to send."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in _COMPRESSED or not path.is_file():
            return super().send_head()
        data = gzip.compress(path.read_bytes(), compresslevel=6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)


class _Server(ThreadingHTTPServer):
    """Says nothing when a browser leaves early."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Go on."""


@contextmanager
def serve(folder: Path, *, compressed: bool = False) -> Iterator[str]:
    """The address, with a slash at its end, while the folder is served."""
    handler = _CompressedFiles if compressed else _Files
    server = _Server(("127.0.0.1", 0), partial(handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
