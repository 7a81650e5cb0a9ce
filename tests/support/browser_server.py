"""Serves a folder on localhost, under the policy under which all of a site works."""

import threading
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

__all__ = ["POLICY", "QuietHandler", "serve", "serve_as_host"]


POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
"""Nothing within pages, and nothing from elsewhere; the search is a program of WebAssembly."""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a log; what a policy refuses, browsers say as an error."""

    def end_headers(self) -> None:
        """Send the policy with every file."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


class HostHandler(QuietHandler):
    """Serves a site below a path, and its own page where there is none, as hosts do."""

    below = "/"

    def translate_path(self, path: str) -> str:
        """A file of the site, or one that is not there."""
        found = path.removeprefix(self.below)
        return super().translate_path(f"/{found}" if found != path else "/nowhere/outside")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The page for missing pages, where the request was for the site."""
        if code != HTTPStatus.NOT_FOUND or not self.path.startswith(self.below):
            super().send_error(code, message, explain)
            return
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


def serve_as_host(site: Path, below: str) -> Iterator[str]:
    """Serve a site at a path of localhost; yields its address."""
    handler = type("HostHandlerBelow", (HostHandler,), {"below": below})
    for address in serve(site, handler):
        yield f"{address.removesuffix('/')}{below}"


def serve(folder: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """Serve a folder on localhost; yields its address with a final slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=folder))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()
