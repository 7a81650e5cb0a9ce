"""From where a portal is to get the tool, and the digests of that."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.error import HTTPError
from urllib.parse import unquote, urlsplit
from urllib.request import Request, urlopen

from sphinx_proceedings.building.version import __version__
from sphinx_proceedings.cli.choices import MisuseError
from sphinx_proceedings.cli.input_output import misuse_where
from sphinx_proceedings.files.whole_files import read_file
from sphinx_proceedings.starter.requirements import EXTRAS, Tool, pinned_requirements
from sphinx_proceedings.upstream.installation import PACKAGE, origin

__all__ = ["REQUIREMENTS", "WHEELS", "tool_files"]

REQUIREMENTS = "requirements.txt"
WHEELS = "wheels"
"""The folder of a portal that has a copy of the tool's wheel, where it is on no index."""
_WHEEL = re.compile(r"sphinx_proceedings-[\w.+]+-py3-none-any\.whl")
_LARGEST = 50_000_000  # bytes
_PATIENCE = 60  # seconds
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def tool_files(stated: str | None) -> dict[str, bytes]:
    """`requirements.txt` of a portal, and what it names beside indexes.

    `stated` is a wheel or its address; without it the tool comes from where this one did.  Raises
    MisuseError where that cannot be had.
    """
    files: dict[str, bytes] = {}
    tool = _stated(stated, files) if stated else _as_this(files)
    return {REQUIREMENTS: pinned_requirements(tool).encode(), **files}


def _stated(stated: str, files: dict[str, bytes]) -> Tool:
    if re.match(r"https?://", stated):
        return _at(stated, _digest(_fetched(stated), PurePosixPath(urlsplit(stated).path).name))
    return _copied(Path(stated), files)


def _as_this(files: dict[str, bytes]) -> Tool:
    found = origin()
    path = found.path
    if path is not None and path.is_file():
        return _copied(path, files)
    if path is not None and path.is_dir():
        # Whoever works on the tool; nobody else can build that portal.
        return Tool(line=f"-e {path}{EXTRAS}")
    if path is not None:
        raise MisuseError(f"{path}, from which this tool was installed, is gone; name it by --tool")
    if found.url:
        return _at(found.url, found.sha256)
    return _of_index()


def _copied(path: Path, files: dict[str, bytes]) -> Tool:
    """A wheel on this machine, which goes with the portal."""
    with misuse_where(f"{path} cannot be read"):
        data = read_file(path, _LARGEST)
    digest = _digest(data, path.name)
    files[f"{WHEELS}/{path.name}"] = data
    return Tool(line=f"./{WHEELS}/{path.name}{EXTRAS}", hashes=(digest,))


def _at(url: str, digest: str) -> Tool:
    return Tool(line=f"{PACKAGE}{EXTRAS} @ {url}", hashes=(digest,) if digest else ())


def _digest(data: bytes, name: str) -> str:
    """The SHA-256 of what is a wheel of this tool; raises MisuseError for anything else."""
    if not _WHEEL.fullmatch(unquote(name)) or not zipfile.is_zipfile(io.BytesIO(data)):
        raise MisuseError(
            f"{name} is no wheel of this tool; name one such as"
            f" sphinx_proceedings-{__version__}-py3-none-any.whl"
        )
    return hashlib.sha256(data).hexdigest()


def _fetched(url: str) -> bytes:
    with misuse_where(f"{url} cannot be fetched"):
        request = Request(url, headers={"User-Agent": PACKAGE})  # noqa: S310  # https or http
        try:
            with urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310
                data: bytes = answer.read(_LARGEST + 1)
        except HTTPError as error:
            error.close()
            raise
    return data


def _of_index() -> Tool:
    """This version, with the digests of its archives where the index of pip or uv has it."""
    digests = tuple(_digests_of_index(f"{PACKAGE}=={__version__}"))
    return Tool(line=f"{PACKAGE}{EXTRAS}=={__version__}", hashes=digests)


def _digests_of_index(requirement: str) -> Iterator[str]:
    if uv := shutil.which("uv"):
        options = ["--no-deps", "--generate-hashes", "--no-header", "--quiet", "-"]
        told = _output([uv, "pip", "compile", *options], requirement)
        yield from sorted(set(_HASH.findall(told)))
        return
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
        _output([*pip, "--no-deps", "--dest", folder, requirement])
        for path in sorted(Path(folder).iterdir()):
            yield hashlib.sha256(path.read_bytes()).hexdigest()


def _output(command: list[str], told: str = "") -> str:
    """What a program prints; nothing where it fails, as without an index."""
    try:
        done = subprocess.run(  # noqa: S603  # pip or uv
            command, input=told, capture_output=True, text=True, timeout=_PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout
