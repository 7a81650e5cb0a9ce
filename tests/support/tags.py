"""What is wrong with the tags of a PDF, as readers that speak need them (ISO 14289-1, PDF/UA-1).

The typesetter claims that its PDFs are right; this reads their structure with another library.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

__all__ = ["faults_of_tags", "headings_of"]

_SHOWING = frozenset(
    ("Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "BI", "EI")
) | {"INLINE IMAGE"}
_WITHIN = {
    "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI", "Caption", "L"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI", "TOC", "Caption"},
}
"""What may be in these (ISO 32000-1, 14.8.4)."""
_ONLY_IN = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
_SCOPES = {"/Row", "/Column", "/Both"}


@dataclass(frozen=True, slots=True)
class _Element:
    kind: str
    of: Object
    above: str
    inner: list[str] = field(default_factory=list)
    marks: list[tuple[tuple[int, int], int]] = field(default_factory=list)
    """Pages and numbers of what is drawn on them."""
    objects: list[tuple[int, int]] = field(default_factory=list)


def faults_of_tags(pdf: bytes) -> list[str]:
    """Sentences; none where all is well."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [*_of_document(document)]


def headings_of(pdf: bytes) -> list[int]:
    """Levels of headings in their order."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [*_levels(_elements(document))]


def _of_document(document: Pdf) -> Iterator[str]:
    root = document.Root
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield "it does not say that it is tagged"
    if not re.fullmatch("[a-z]{2,3}(-[A-Za-z0-9]+)*", str(root.get("/Lang", ""))):
        yield "it has no language"
    if not root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield "its title is not shown"
    if "/StructTreeRoot" not in root:
        yield "it has no structure"
        return
    elements = _elements(document)
    yield from _of_elements(elements)
    yield from _of_headings([*_levels(elements)])
    yield from _of_pages(document, elements)


def _elements(document: Pdf) -> list[_Element]:
    tree = document.Root.StructTreeRoot
    roles = tree.get("/RoleMap", Dictionary())
    found: list[_Element] = []

    def kind_of(element: Object) -> str:
        name = str(element.S)
        for _ in range(5):
            if name not in roles:
                break
            name = str(roles[name])
        return name.removeprefix("/")

    def look(element: Object, above: str, page: Object | None) -> str:
        kind = kind_of(element)
        held = _Element(kind, element, above)
        found.append(held)
        own = element.get("/Pg", page)
        for each in _kids(element):
            if not isinstance(each, Dictionary):
                assert own is not None
                held.marks.append((own.objgen, int(each)))
            elif each.get("/Type") == Name.MCR:
                held.marks.append((each.get("/Pg", own).objgen, int(each.MCID)))
            elif each.get("/Type") == Name.OBJR:
                held.objects.append(each.Obj.objgen)
            else:
                held.inner.append(look(each, kind, own))
        return kind

    for each in _kids(tree):
        look(each, "", None)
    return found


def _kids(element: Object) -> list[Object]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _of_elements(elements: list[_Element]) -> Iterator[str]:
    if [each.kind for each in elements if not each.above] != ["Document"]:
        yield "its structure is no document"
    for each in elements:
        told = f"{each.kind} in {each.above}"
        if each.kind in {"Figure", "Formula"} and not str(each.of.get("/Alt", "")).strip():
            yield f"{told} has no alternative text"
        if each.kind == "TH" and _attributes(each.of).get("/Scope") not in _SCOPES:
            yield f"{told} does not say of what it is the head"
        allowed = _WITHIN.get(each.kind)
        if allowed is not None and not allowed.issuperset(each.inner):
            yield f"{told} has {sorted(set(each.inner) - allowed)}"
        if each.above not in _ONLY_IN.get(each.kind, {each.above}):
            yield f"{told} stands where none can be"
        if each.kind == "Table" and "TR" in each.inner and "THead" not in each.inner:
            yield f"{told} has no head"
        is_empty = not (each.inner or each.marks or each.objects)
        if is_empty and each.kind not in {"TD", "TH", "LBody", "Document"}:
            yield f"{told} is empty"
        if each.kind == "Link" and not each.objects:
            yield f"{told} leads nowhere"


def _attributes(element: Object) -> Mapping[str, str]:
    told = element.get("/A", Array())
    held = list(told) if isinstance(told, Array) else [told]
    return {
        key: str(value)
        for each in held
        if isinstance(each, Dictionary)
        for key, value in each.items()
    }


def _levels(elements: list[_Element]) -> Iterator[int]:
    for each in elements:
        if found := re.fullmatch("H([1-6])", each.kind):
            yield int(found[1])


def _of_headings(levels: list[int]) -> Iterator[str]:
    before = 0
    for level in levels:
        if level > before + 1:
            yield f"a heading of level {level} follows one of level {before}"
        before = level


def _of_pages(document: Pdf, elements: list[_Element]) -> Iterator[str]:
    tagged = [mark for each in elements for mark in each.marks]
    if len(tagged) > len(set(tagged)):
        yield "something is in two elements"
    wanted: dict[tuple[int, int], set[int]] = {}
    for page, number in tagged:
        wanted.setdefault(page, set()).add(number)
    linked = {objgen for each in elements if each.kind == "Link" for objgen in each.objects}
    for number, page in enumerate(document.pages, start=1):
        drawn = set[int]()
        yield from (f"page {number}: {each}" for each in _of_content(page, drawn))
        if drawn != wanted.get(page.obj.objgen, set()):
            yield f"page {number}: not all that is drawn is in the structure, or the reverse"
        for annotation in page.obj.get("/Annots", ()):
            if annotation.objgen not in linked:
                yield f"page {number}: a link that is in no element"
            if not str(annotation.get("/Contents", "")).strip():
                yield f"page {number}: a link that does not say where it leads"
        if page.obj.get("/Annots") is not None and page.obj.get("/Tabs") != Name.S:
            yield f"page {number}: links come in no order"


def _of_content(page: pikepdf.Page, drawn: set[int]) -> Iterator[str]:
    """What is neither tagged nor an artefact; numbers of what is tagged are put into `drawn`."""
    open_now: list[bool] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BMC":
                open_now.append(operands[0] == Name.Artifact)
            case "BDC":
                marked = operands[1]
                is_tagged = isinstance(marked, Dictionary) and "/MCID" in marked
                if is_tagged:
                    drawn.add(int(marked.MCID))
                open_now.append(is_tagged or operands[0] == Name.Artifact)
            case "EMC":
                open_now.pop()
            case shows if shows in _SHOWING and not any(open_now):
                yield f"{shows} is neither tagged nor an artefact"
