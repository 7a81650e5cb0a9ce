"""The form of the YAML sources, as pydantic models.

They check types and give the published JSON Schemas; other rooms make the model of them.
Every text in YAML is plain text: no Markdown, LaTeX or HTML in it means anything.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema

from sphinx_proceedings.model.edition_id import EDITION_ID
from sphinx_proceedings.model.people import ROLES
from sphinx_proceedings.model.programme import SessionKind
from sphinx_proceedings.sources.text.letters import has_visible, without_invisible
from sphinx_proceedings.sources.values.orcid import bare_orcid, is_orcid
from sphinx_proceedings.sources.values.ror import bare_ror, is_ror
from sphinx_proceedings.sources.values.years import in_our_time
from sphinx_proceedings.sources.yaml.locations import LOCATIONS, Locations

__all__ = ["PeopleFile", "ProgrammeFile", "SchemaName", "TopicsFile", "json_schemas"]

_DATE = r"\d{4}-\d{2}-\d{2}"
_TIME = r"\d{1,2}:\d{2}"


def _as_date(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(_DATE, value):
        raise ValueError("expected a date such as 2023-05-08")
    return in_our_time(date.fromisoformat(value))


def _as_time(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(_TIME, value):
        raise ValueError("expected a time such as 09:15")
    return time.fromisoformat(value.zfill(5))


def _as_datetime(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(rf"{_DATE}[ T]{_TIME}", value):
        raise ValueError("expected a local date and time such as 2023-05-08 09:15")
    day, clock = re.split("[ T]", value)
    return datetime.combine(
        in_our_time(date.fromisoformat(day)), time.fromisoformat(clock.zfill(5))
    )


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else (value,)


def _http_url(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value):
        raise ValueError("expected an address that starts with https:// or http://")
    return value


def _orcid(value: Any) -> Any:
    bare = bare_orcid(value) if isinstance(value, str) else ""
    if not bare:
        raise ValueError("expected an ORCID iD such as 0000-0002-1825-0097")
    if not is_orcid(bare):
        raise ValueError(f"a digit of the ORCID iD {bare} is wrong: the last one checks the others")
    return bare


def _visible(name: str) -> str:
    if not has_visible(name):
        raise ValueError("expected a name; nobody sees a letter in this one")
    return without_invisible(name)


def _ror(value: Any) -> Any:
    bare = bare_ror(value) if isinstance(value, str) else ""
    if not is_ror(bare):
        raise ValueError("expected a ROR id such as 05a28rw58; check its characters")
    return bare


LocalDate = Annotated[
    date, BeforeValidator(_as_date), WithJsonSchema({"type": "string", "pattern": f"^{_DATE}$"})
]
LocalTime = Annotated[
    time, BeforeValidator(_as_time), WithJsonSchema({"type": "string", "pattern": f"^{_TIME}$"})
]
LocalDatetime = Annotated[
    datetime,
    BeforeValidator(_as_datetime),
    WithJsonSchema({"type": "string", "pattern": f"^{_DATE}[ T]{_TIME}$"}),
]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PersonName = Annotated[Prose, AfterValidator(_visible)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Orcid = Annotated[
    str,
    BeforeValidator(_orcid),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": "^(https?://orcid\\.org/)?([0-9]{4}-?){3}[0-9]{3}[0-9Xx]/?$",
        }
    ),
]
Ror = Annotated[
    str,
    BeforeValidator(_ror),
    WithJsonSchema(
        {"type": "string", "pattern": "^(https://ror\\.org/)?0[0-9a-hj-km-np-tv-z]{6}[0-9]{2}$"}
    ),
]
Url = Annotated[
    str,
    BeforeValidator(_http_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]


class _Strict(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        arbitrary_types_allowed=True,
        # Until a file of this form is read, which few builds do.
        defer_build=True,
        # `at` is called by the one name that no YAML text can contain.
        alias_generator=lambda name: LOCATIONS if name == "at" else name,
    )

    at: SkipJsonSchema[Locations] = Field(exclude=True, repr=False)


class MentionForm(_Strict):
    """A person as named in one place."""

    # A bare name has no place of its own; the form around it has.
    at: SkipJsonSchema[Locations | None] = Field(  # type: ignore[assignment]
        None, exclude=True, repr=False
    )

    name: PersonName = Field(description="The full name as printed, given name first.")
    affiliation: Prose | None = Field(None, description="The affiliation as printed.")
    id: Slug | None = Field(None, description="The person's id, where two people share a name.")

    @model_validator(mode="before")
    @classmethod
    def _from_bare_name(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler.resolve_ref_schema(handler(core_schema))]}


Mentions = Annotated[tuple[MentionForm, ...], BeforeValidator(_as_tuple), Field(strict=False)]


class KnownForm(_Strict):
    """A problem an editor has seen and leaves as it is."""

    code: Prose = Field(description="The diagnostic's code, such as session-too-short.")
    reason: Prose = Field(description="Why it stays.")


class TalkForm(_Strict):
    """What happens in a session: presents a paper, or stands alone."""

    id: Slug | None = Field(
        None,
        description="The talk's stable name, where its title may change; never change the id.",
    )
    paper: Prose | None = Field(None, description="Key of the paper in the edition's .bib file.")
    title: Prose | None = Field(
        None, description="Title as presented; needed when no paper is named."
    )
    presenters: Mentions = Field(
        (), description="Who presents; otherwise the entry's presenter field."
    )
    abstract: Prose | None = Field(None, description="Plain text; an empty line parts paragraphs.")
    start: LocalDatetime | None = Field(None, description="Local time, only where it is stated.")
    minutes: Annotated[int, Field(gt=0, le=1440)] | None = Field(
        None, description="Length, where it differs from the session's talk_minutes."
    )
    cancelled: bool = Field(default=False, description="It was announced, but will not take place.")
    url: Url | None = Field(None, description="Page of the talk.")
    slides: Url | None = None
    video: Url | None = Field(None, description="Recording of the talk.")

    @model_validator(mode="after")
    def _paper_or_title(self) -> Self:
        if self.paper is None and self.title is None:
            raise ValueError("a talk needs a paper or a title")
        return self


class SessionForm(_Strict):
    """A block of the programme."""

    id: Slug = Field(description="Part of the page's address; never change it.")
    title: Prose
    kind: Annotated[
        tuple[Annotated[SessionKind, Field(strict=False)], ...],
        BeforeValidator(_as_tuple),
        WithJsonSchema(
            {
                "anyOf": [
                    {"enum": [kind.value for kind in SessionKind]},
                    {"type": "array", "items": {"enum": [kind.value for kind in SessionKind]}},
                ]
            }
        ),
    ] = Field(strict=False)
    start: LocalDatetime = Field(description="Local time in the edition's time zone.")
    end: LocalDatetime | None = Field(None, description="Local time, only where it is stated.")
    room: Prose | None = None
    track: Prose | None = Field(None, description="Sessions of one track belong together.")
    cancelled: bool = Field(
        default=False, description="It and its talks were announced, but will not take place."
    )
    note: Prose | None = Field(None, description="A remark printed with the title.")
    chairs: Mentions = ()
    talk_minutes: Annotated[int, Field(gt=0, le=1440)] | None = Field(
        None, description="Stated length of each talk."
    )
    talks: tuple[TalkForm, ...] = Field((), strict=False)
    known: tuple[KnownForm, ...] = Field((), strict=False)


class KeyDateForm(_Strict):
    """A date of the edition, such as a deadline."""

    id: Slug | None = Field(
        None,
        description="The date's stable name, where what it is called may change; never change it.",
    )
    what: Prose
    date: LocalDate
    time: LocalTime | None = None
    zone: Prose | None = Field(
        None, description="AoE or an IANA zone; without it a time is in the edition's zone."
    )
    note: Prose | None = None


class ProgrammeFile(_Strict):
    """`program/<edition>.yaml`: an edition and its sessions in order of time."""

    name: Prose = Field(description="Short name, such as MyWorkshop 2027.")
    title: Prose | None = Field(None, description="Full title of the event.")
    series: Prose | None = None
    ordinal: Annotated[int, Field(gt=0)] | None = None
    start: LocalDate = Field(description="First day.")
    end: LocalDate | None = Field(None, description="Last day, if not the first.")
    timezone: Prose = Field(description="IANA zone of the venue, such as Europe/Rome.")
    place: Prose | None = None
    website: Url | None = None
    volume: Prose | None = Field(None, description="Key of the @proceedings entry.")
    contact: Prose | None = Field(None, description="Whom to ask, as a sentence.")
    handle: Prose | None = Field(None, description="Social media handle or hashtag.")
    key_dates: tuple[KeyDateForm, ...] = Field((), strict=False)
    topics: tuple[Prose, ...] = Field((), strict=False)
    sessions: tuple[SessionForm, ...] = Field((), strict=False)


class PersonForm(_Strict):
    """A person in the registry."""

    id: Slug = Field(description="Part of the page's address; never change it.")
    name: PersonName = Field(description="The name to show, given name first.")
    family: Prose | None = Field(
        None, description="The family name within the name, where the last word is not it."
    )
    variants: tuple[PersonName, ...] = Field(
        (), strict=False, description="Other spellings in the sources that mean this person."
    )
    former_names: tuple[PersonName, ...] = Field(
        (),
        strict=False,
        description="Spellings in the sources that mean this person and are never shown.",
    )
    former_ids: tuple[Slug, ...] = Field(
        (), strict=False, description="Earlier ids, whose addresses lead to the page now."
    )
    orcid: Orcid | None = None
    website: Url | None = None
    bio: Prose | None = Field(None, description="Plain text; an empty line parts paragraphs.")


class CommitteeForm(_Strict):
    """The holders of one role in one edition."""

    edition: Annotated[Prose, WithJsonSchema({"type": "string", "pattern": f"^{EDITION_ID}$"})]
    role: Annotated[str, WithJsonSchema({"type": "string", "enum": sorted(ROLES)})] = Field(
        description="A role of the vocabulary."
    )
    title: Prose | None = Field(None, description="Heading, if not the role's own.")
    members: Mentions


class AffiliationForm(_Strict):
    """An affiliation in the registry."""

    name: Prose = Field(description="The name to show.")
    also: tuple[Prose, ...] = Field(
        (), strict=False, description="Other ways in which the sources print it."
    )
    ror: Ror | None = Field(None, description="Its ROR id, such as 05a28rw58.")
    website: Url | None = None


class PeopleFile(_Strict):
    """`people/*.yaml`: the registries of people and affiliations, and committees."""

    people: tuple[PersonForm, ...] = Field((), strict=False)
    affiliations: tuple[AffiliationForm, ...] = Field((), strict=False)
    committees: tuple[CommitteeForm, ...] = Field((), strict=False)


class TopicForm(_Strict):
    """A topic of the thesaurus."""

    label: Prose = Field(description="What the topic is called.")
    also: tuple[Prose, ...] = Field(
        (), strict=False, description="Other keywords that mean it: spellings, abbreviations."
    )
    broader: Prose | None = Field(None, description="The label of a broader topic.")


class TopicsFile(_Strict):
    """`papers/topics.yaml`: what keywords mean."""

    topics: tuple[TopicForm, ...] = Field((), strict=False)


SchemaName = Literal["program", "people", "topics"]

_FILES: dict[SchemaName, type[BaseModel]] = {
    "program": ProgrammeFile,
    "people": PeopleFile,
    "topics": TopicsFile,
}


def json_schemas() -> dict[SchemaName, dict[str, Any]]:
    """The JSON Schemas (2020-12) of the files, for editors that complete and check."""
    return {
        name: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **form.model_json_schema(),
        }
        for name, form in _FILES.items()
    }
