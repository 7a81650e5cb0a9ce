"""What a portal's `conf.py` says that matters beyond Sphinx."""

from __future__ import annotations

import ast
import math
import os
import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sphinx_proceedings.building.conf_file import CONF, assigned, parsed, place_in_conf, stated
from sphinx_proceedings.diagnostics import Code, Diagnostic
from sphinx_proceedings.model.addresses import SiteAddress
from sphinx_proceedings.model.nearest import did_you_mean
from sphinx_proceedings.model.source_paths import LARGEST_PAPER_FILE, PAPERS_FOLDER, PaperFolders
from sphinx_proceedings.outputs.formatted.styles import DEFAULT_STYLES
from sphinx_proceedings.outputs.head.policy import PolicyError, policy_from
from sphinx_proceedings.outputs.wanted import Output
from sphinx_proceedings.printing.documents import OFFERED
from sphinx_proceedings.printing.style import PrintStyle, StyleError, style_from

__all__ = [
    "Settings",
    "SettingsError",
    "portal_root",
    "project_of",
    "read_address",
    "read_folders",
    "read_print_settings",
    "root_stated",
    "settings_from",
]


_NAME = "html_baseurl"
_OUTPUTS = "proceedings_outputs"
_CORRECTIONS = "proceedings_corrections"
_SOURCE = "proceedings_source"
_LICENCE = "proceedings_licence"
_FILES = "proceedings_files"
_ROOT = "proceedings_root"
_LARGEST = "proceedings_largest_file"
_OFFLINE = "proceedings_offline"
_POLICY = "proceedings_policy"
_PRINT = "proceedings_print"
_PRINT_STYLE = "proceedings_print_style"
_OF_PRINT = frozenset({"project", "language", _PRINT_STYLE, _ROOT})
_MEGABYTE = 10**6
_PAIR = 2
_CORRECTED_AT = re.compile(r"(https?://|mailto:)[^\s<>\"]+")
_SHOWN_AT = re.compile(r"https?://[^\s<>\"]+")
_ADDRESS = re.compile(r"https?://[^\s?#<>\"]+")


class SettingsError(Exception):
    """`conf.py` cannot be read, or a setting has no value that can be used."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The portal's name and address, and what its pages offer."""

    name: str = ""
    """Sphinx's `project`."""
    language: str = "en"
    """BCP 47, of the pages themselves."""
    site: SiteAddress = SiteAddress()
    licence: tuple[str, str] = ("", "")
    """What may be done with what the site says: the name of a licence, and its address."""
    corrections: str = ""
    """The address where mistakes can be corrected or told, with `{kind}` and `{key}`, `{file}` and
    `{page}` in it; or nothing."""
    source: str = ""
    """The address where a source is shown or edited, with `{file}` and `{line}` in it; or
    nothing."""
    styles: tuple[str, ...] = DEFAULT_STYLES
    """Names of citation styles; none where citations are not wanted."""
    outputs: tuple[Output, ...] = tuple(Output)
    """What is made beside the pages, in the order of its names."""
    unknown_outputs: tuple[str, ...] = ()
    """What was asked for beside them, which nothing is called."""
    files: PaperFolders = field(default=PaperFolders(), repr=False)
    """Where papers' own files are; of what is made of them, papers tell."""
    printed: tuple[str, ...] = ()
    """Documents that the site offers, by their names."""
    print_style: PrintStyle = PrintStyle()
    offline: bool = False
    """Whether devices may keep programmes for when there is no network."""
    policy: str = ""
    """What browsers may load for pages, and run; empty where pages do not say it."""
    root: str = ""
    """The folder that has the sources, below that of `conf.py`; empty where it is the same."""

    def problems(self, root: Path) -> tuple[Diagnostic, ...]:
        """What is wrong with the settings of the portal at `root`, although they can be used."""
        return tuple(
            Diagnostic(
                code=Code.UNKNOWN_OUTPUT,
                location=place_in_conf(root, _OUTPUTS, name),
                message=f"{_OUTPUTS}: no output is called {name!r}",
                hint=did_you_mean(name, [output.value for output in Output]),
            )
            for name in self.unknown_outputs
        )


def settings_from(values: Mapping[str, object]) -> Settings:
    """Settings from the names of a `conf.py`; raises `SettingsError`."""
    base = values.get("html_baseurl") or ""
    if not isinstance(base, str) or (base and not _ADDRESS.fullmatch(base)):
        raise SettingsError(f"html_baseurl is {base!r}: expected https://… or nothing")
    styles = values.get("proceedings_citation_styles", DEFAULT_STYLES)
    if not isinstance(styles, list | tuple) or not all(isinstance(name, str) for name in styles):
        raise SettingsError(
            f"proceedings_citation_styles is {styles!r}: expected a list such as ['acm', 'apa']"
        )
    corrections = _address_of(values, _CORRECTIONS, _CORRECTED_AT, "https://… or mailto:…")
    told = _names(values.get(_OUTPUTS, tuple(Output)))
    outputs = tuple(output for output in Output if output in told)
    return Settings(
        name=str(values.get("project") or ""),
        language=str(values.get("language") or "en"),
        site=SiteAddress.at(base),
        corrections=corrections,
        source=_address_of(values, _SOURCE, _SHOWN_AT, "https://…"),
        licence=_licence(values.get(_LICENCE) or ""),
        styles=tuple(dict.fromkeys(styles)) if Output.CITATIONS in outputs else (),
        outputs=outputs,
        unknown_outputs=tuple(name for name in dict.fromkeys(told) if name not in outputs),
        files=_folders(values),
        printed=_printed(values.get(_PRINT) or ()),
        print_style=_print_style(values.get(_PRINT_STYLE) or {}),
        offline=_is_offline(values.get(_OFFLINE, False)),
        policy=_policy(values.get(_POLICY, False)),
        root=root_stated(values),
    )


def _is_offline(told: object) -> bool:
    """Whether that is asked for; raises `SettingsError`."""
    if not isinstance(told, bool):
        raise SettingsError(f"{_OFFLINE} is {told!r}: expected True or False")
    return told


def _policy(told: object) -> str:
    try:
        return policy_from(told)
    except PolicyError as error:
        raise SettingsError(f"{_POLICY}: {error}") from error


def _printed(told: object) -> tuple[str, ...]:
    """The documents asked for; raises `SettingsError`."""
    if not isinstance(told, list | tuple) or not all(isinstance(name, str) for name in told):
        raise SettingsError(f"{_PRINT} is {told!r}: expected names such as ['booklet']")
    for name in told:
        if name not in OFFERED:
            hint = did_you_mean(name, OFFERED)
            raise SettingsError(f"{_PRINT}: no document is called {name!r}; {hint}")
    return tuple(dict.fromkeys(told))


def _print_style(told: object) -> PrintStyle:
    try:
        return style_from(told)
    except StyleError as error:
        raise SettingsError(f"{_PRINT_STYLE}: {error}") from error


def root_stated(values: Mapping[str, object]) -> str:
    """The folder of the sources, from where `conf.py` is; raises `SettingsError`."""
    told = values.get(_ROOT) or ""
    normal = posixpath.normpath(told.replace(os.sep, "/")) if isinstance(told, str) else ""
    is_below = not normal.startswith(("/", "..")) and "\0" not in normal and ":" not in normal
    if not isinstance(told, str) or not is_below:
        raise SettingsError(f"{_ROOT} is {told!r}: expected a folder below that of conf.py")
    return "" if normal == "." else normal


def _folders(values: Mapping[str, object]) -> PaperFolders:
    """Where papers' files are, and what is large; raises `SettingsError`."""
    folder = values.get(_FILES) or PAPERS_FOLDER
    if not isinstance(folder, str) or "\0" in folder:
        raise SettingsError(f"{_FILES} is {folder!r}: expected the path of a folder")
    largest = values.get(_LARGEST, LARGEST_PAPER_FILE // _MEGABYTE)
    is_number = isinstance(largest, int | float) and not isinstance(largest, bool)
    if not is_number or not 0 <= largest < math.inf:  # type: ignore[operator]
        raise SettingsError(
            f"{_LARGEST} is {largest!r}: expected megabytes, or 0 where none is too large"
        )
    normal = posixpath.normpath(folder.replace(os.sep, "/"))
    if values.get(_FILES) and not Path(folder).is_absolute():
        # What is stated is seen from conf.py, and used from where the sources are.
        normal = posixpath.relpath(normal, root_stated(values) or ".")
    return PaperFolders(folder=normal, largest=int(largest * _MEGABYTE))  # type: ignore[operator]


def _address_of(
    values: Mapping[str, object], name: str, form: re.Pattern[str], expected: str
) -> str:
    """An address with names in braces, or nothing; raises SettingsError."""
    told = values.get(name) or ""
    if not isinstance(told, str) or (told and not form.fullmatch(told)):
        raise SettingsError(f"{name} is {told!r}: expected {expected}")
    return told


def _licence(told: object) -> tuple[str, str]:
    """Name and address of a licence; raises `SettingsError`."""
    name, address = told if isinstance(told, list | tuple) and len(told) == _PAIR else (told, "")
    is_known = isinstance(name, str) and isinstance(address, str)
    if not is_known or (address and not _ADDRESS.fullmatch(address)):
        raise SettingsError(
            f"{_LICENCE} is {told!r}: expected a name, or a name and an address of https://…"
        )
    return name, address


def _names(told: object) -> Collection[str]:
    """The outputs asked for, in a fixed order; raises `SettingsError`."""
    if not isinstance(told, list | tuple | set) or not all(isinstance(name, str) for name in told):
        raise SettingsError(f"{_OUTPUTS} is {told!r}: expected names such as ['exports', 'search']")
    return sorted(told)


def read_address(root: Path) -> SiteAddress:
    """The site's address as the portal's `conf.py` states it, which is not run.

    A portal without one, or that states none, has no address.  Raises `SettingsError` where it is
    computed, or cannot be used.
    """
    project = project_of(root)
    path = project / CONF
    try:
        tree = parsed(project)
    except FileNotFoundError:
        return SiteAddress()
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    assignments = sum(_NAME in assigned(statement) for statement in tree.body)
    is_elsewhere = assignments != sum(_is_mention(node) for node in ast.walk(tree))
    found = stated(project, {_NAME})
    if found.computed or is_elsewhere:
        raise SettingsError(
            f"{_NAME} in {path} is not one text, and conf.py is not run; say it with --base-url"
        )
    return settings_from(found.values).site


def read_folders(root: Path) -> PaperFolders:
    """Where papers' files are, as far as the portal's `conf.py` states it, which is not run."""
    try:
        return _folders(stated(project_of(root), {_FILES, _LARGEST, _ROOT}).values)
    except (OSError, ValueError, SettingsError):
        return PaperFolders()  # A build tells what is wrong with it.


def read_print_settings(root: Path, base: str | None) -> tuple[Path, Settings]:
    """What `conf.py` states of documents, and its folder; it is not run.

    `base` is the site's address, or None where `conf.py` says it.  Raises `SettingsError`.
    """
    project = project_of(root)
    values: dict[str, object] = {}
    try:
        found = stated(project, _OF_PRINT)
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as error:
        raise SettingsError(f"{project / CONF} cannot be read: {error}") from error
    else:
        if _PRINT_STYLE in found.computed:
            raise SettingsError(f"{_PRINT_STYLE} in {project / CONF} is computed, which is not run")
        values = found.values
    address = read_address(root).base if base is None else base
    return project, settings_from(values | {_NAME: address})


def portal_root(project: Path) -> Path:
    """Where a project has its sources, as far as its `conf.py` states it, which is not run."""
    try:
        return project / root_stated(stated(project, {_ROOT}).values)
    except (OSError, ValueError, SettingsError):
        return project  # A build tells what is wrong with it.


def project_of(root: Path) -> Path:
    """The folder whose `conf.py` is about the sources in `root`."""
    whole = root.absolute()
    for project in whole.parents if not (root / CONF).is_file() else ():
        if (project / CONF).is_file():
            return project if portal_root(project).resolve() == whole.resolve() else root
    return root


def _is_mention(node: ast.AST) -> bool:
    """Whether this gives the setting a value, wherever it is."""
    if isinstance(node, ast.Name):
        return node.id == _NAME and not isinstance(node.ctx, ast.Load)
    return isinstance(node, ast.alias) and node.name == "*"
