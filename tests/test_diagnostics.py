"""Many notes of a kind are told once."""

from sphinx_proceedings.diagnostics import Code, Diagnostic, Location, Problems, summed_up


def made(code: Code, line: int, path: str = "x.bib") -> Diagnostic:
    return Diagnostic(
        code=code, location=Location(path=path, line=line), message=f"m{line}", hint="h"
    )


def test_many_notes_are_summed_up() -> None:
    few = [made(Code.BIB_KEY_ADDRESS, line, "y.bib") for line in range(10)]
    many = [made(Code.BIB_KEY_ADDRESS, line) for line in range(26_004)]
    warnings = [made(Code.NAME_SUSPECT, line) for line in range(50)]
    asked = [made(Code.PERSON_SUSPECT, line) for line in range(50)]
    known = [made(Code.PAPER_UNSCHEDULED, line).acknowledged("so") for line in range(50)]
    told = summed_up([*few, *many, *warnings, *asked, *known])
    assert told[:10] == tuple(few)
    assert told[10].message == "m0 (and 26,003 more of this kind in the file)"
    assert told[11:] == (*warnings, *asked, *known)


def test_problems_are_collected_in_order() -> None:
    problems = Problems([made(Code.FILE_EMPTY, 1)])
    second = Location(path="x.bib", line=2)
    problems.report(Code.BIB_DUPLICATE_KEY, second, "m2", "h", subject="w/a", related=(second,))
    problems.extend([made(Code.BIB_KEY, 3)])
    assert problems.diagnostics == (
        made(Code.FILE_EMPTY, 1),
        Diagnostic(
            code=Code.BIB_DUPLICATE_KEY,
            location=second,
            message="m2",
            hint="h",
            subject="w/a",
            related=(second,),
        ),
        made(Code.BIB_KEY, 3),
    )


def test_what_several_records_share_is_new_once() -> None:
    problems = Problems()
    asked = [("author", 1), ("author", 1), ("author", 2), ("editor", 1), ("author", 2)]
    assert [problems.is_new(*what) for what in asked] == [True, False, True, True, False]
