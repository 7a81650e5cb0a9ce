"""The form of the YAML sources, as pydantic models.

They check types and give the published JSON Schemas; other rooms make the model of them.
Every text in YAML is plain text: no Markdown, LaTeX or HTML in it means anything.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator

from sphinx_proceedings.model.edition_id import EDITION_ID
from sphinx_proceedings.model.people import ROLES
from sphinx_proceedings.model.programme import SessionKind
from sphinx_proceedings.sources.yaml.form_parts import (
    Country,
    Email,
    Form,
    FormOrText,
    LocalDate,
    LocalDatetime,
    LocalEmbargo,
    LocalTime,
    Numbered,
    Orcid,
    PersonName,
    Prose,
    Ror,
    Slug,
    Url,
    as_tuple,
)

__all__ = [
    "MapForm",
    "PeopleFile",
    "PersonForm",
    "PhotoForm",
    "PictureForm",
    "ProgrammeFile",
    "SchemaName",
    "TopicsFile",
    "json_schemas",
]


class MentionForm(FormOrText):
    """A person as named in one place."""

    name: PersonName = Field(description="The full name as printed, given name first.")
    affiliation: Prose | None = Field(None, description="The affiliation as printed.")
    id: Slug | None = Field(None, description="The person's id, where two people share a name.")


Mentions = Annotated[tuple[MentionForm, ...], BeforeValidator(as_tuple), Field(strict=False)]


class KnownForm(Form):
    """A problem an editor has seen and leaves as it is."""

    code: Prose = Field(description="The diagnostic's code, such as session-too-short.")
    reason: Prose = Field(description="Why it stays.")


_STREAM = "Where it can be followed while it is on"
_QUESTIONS = "Where questions are asked, such as Slido or a chat"


class TalkForm(Form):
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
    board: Numbered | None = Field(None, description="Where a poster hangs, such as P12.")
    url: Url | None = Field(None, description="Page of the talk.")
    stream: Url | None = Field(None, description=f"{_STREAM}, if not the session's.")
    questions: Url | None = Field(None, description=f"{_QUESTIONS}, if not the session's.")
    slides: Url | None = None
    video: Url | None = Field(None, description="Recording of the talk.")
    embargo: LocalEmbargo = Field(
        None, description="Until when its abstract, slides and recording are withheld; local time."
    )

    @model_validator(mode="after")
    def _paper_or_title(self) -> Self:
        if self.paper is None and self.title is None:
            raise ValueError("a talk needs a paper or a title")
        return self


class SessionForm(Form):
    """A block of the programme."""

    id: Slug = Field(description="Part of the page's address; never change it.")
    title: Prose
    kind: Annotated[
        tuple[Annotated[SessionKind, Field(strict=False)], ...],
        BeforeValidator(as_tuple),
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
    url: Url | None = Field(None, description="Page of the session elsewhere.")
    stream: Url | None = Field(None, description=f"{_STREAM}.")
    questions: Url | None = Field(None, description=f"{_QUESTIONS}.")
    chairs: Mentions = ()
    talk_minutes: Annotated[int, Field(gt=0, le=1440)] | None = Field(
        None, description="Stated length of each talk."
    )
    talks: tuple[TalkForm, ...] = Field((), strict=False)
    known: tuple[KnownForm, ...] = Field((), strict=False)


class KeyDateForm(Form):
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


class PictureForm(FormOrText):
    """A picture in the portal."""

    # Without a file whatever has it stays, which it would not by the rules of forms.
    model_config = ConfigDict(json_schema_extra={"required": ["file"]})

    text_is = "file"

    file: Prose | None = Field(None)
    alt: Prose | None = Field(None)


class MapForm(PictureForm):
    """A map of a venue."""

    file: Prose | None = Field(
        None,
        description="Path of a PNG, JPEG or WebP file from the portal's root,"
        " such as program/maps/house.png.",
    )
    alt: Prose | None = Field(
        None, description="What it shows, for those who do not see it: where the rooms are."
    )


class VenueForm(FormOrText):
    """The house in which an edition is held."""

    name: Prose
    address: Prose | None = Field(None, description="Postal address, on one line.")
    url: Url | None = Field(None, description="How to get there, or the page of the house.")
    map: MapForm | None = Field(None, description="A map of it: its file, or more of it.")


class RegistrationForm(FormOrText):
    """How to take part."""

    text_is = "url"

    url: Url = Field(description="Where to register.")
    note: Prose | None = Field(None, description="A remark, such as until when.")


class HandleForm(FormOrText):
    """Where to follow an edition."""

    name: Prose = Field(description="A handle or hashtag, such as @myworkshop.")
    url: Url | None = Field(None, description="The page to which it belongs.")


class SponsorForm(FormOrText):
    """Who supports an edition."""

    name: Prose
    url: Url | None = None
    level: Prose | None = Field(
        None, description="Such as Gold; sponsors of a level stand together."
    )


Sponsors = Annotated[tuple[SponsorForm, ...], BeforeValidator(as_tuple), Field(strict=False)]


class ProgrammeFile(Form):
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
    licence: Prose | None = Field(
        None,
        description="Licence of its papers, but of those that state one: CC BY 4.0, or an address.",
    )
    embargo: LocalEmbargo = Field(
        None,
        description="Until when abstracts and files of its papers are withheld, but of those that"
        " state an embargo; a day or a local time.",
    )
    venue: VenueForm | None = Field(None, description="The house: its name, or more of it.")
    registration: RegistrationForm | None = Field(
        None, description="Where to register: an address, or more of it."
    )
    contact: Prose | None = Field(None, description="Whom to ask, as a sentence.")
    email: Email | None = Field(None, description="An address to write to.")
    handle: HandleForm | None = Field(None, description="Social media handle or hashtag.")
    sponsors: Sponsors = Field((), description="Who supports it, in the order to show.")
    key_dates: tuple[KeyDateForm, ...] = Field((), strict=False)
    topics: tuple[Prose, ...] = Field((), strict=False)
    sessions: tuple[SessionForm, ...] = Field((), strict=False)


class PhotoForm(PictureForm):
    """A photo of a person."""

    file: Prose | None = Field(
        None,
        description="Path of a JPEG, PNG or WebP file from the portal's root,"
        " such as people/photos/ada.jpg.",
    )
    alt: Prose | None = Field(
        None, description="Text for those who do not see it; without one, the person's name."
    )


class PersonForm(Form):
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
    photo: PhotoForm | None = Field(None, description="A photo: its file, or more of it.")


class CommitteeForm(Form):
    """The holders of one role in one edition."""

    edition: Annotated[Prose, WithJsonSchema({"type": "string", "pattern": f"^{EDITION_ID}$"})]
    role: Annotated[str, WithJsonSchema({"type": "string", "enum": sorted(ROLES)})] = Field(
        description="A role of the vocabulary."
    )
    title: Prose | None = Field(None, description="Heading, if not the role's own.")
    members: Mentions


class AffiliationForm(Form):
    """An affiliation in the registry."""

    name: Prose = Field(description="The name to show.")
    also: tuple[Prose, ...] = Field(
        (), strict=False, description="Other ways in which the sources print it."
    )
    ror: Ror | None = Field(None, description="Its ROR id, such as 05a28rw58.")
    country: Country | None = Field(
        None, description="Its country: two letters of ISO 3166, or an English name."
    )
    website: Url | None = None


class PeopleFile(Form):
    """`people/*.yaml`: the registries of people and affiliations, and committees."""

    people: tuple[PersonForm, ...] = Field((), strict=False)
    affiliations: tuple[AffiliationForm, ...] = Field((), strict=False)
    committees: tuple[CommitteeForm, ...] = Field((), strict=False)


class TopicForm(Form):
    """A topic of the thesaurus."""

    label: Prose = Field(description="What the topic is called.")
    also: tuple[Prose, ...] = Field(
        (), strict=False, description="Other keywords that mean it: spellings, abbreviations."
    )
    broader: Prose | None = Field(None, description="The label of a broader topic.")


class TopicsFile(Form):
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
