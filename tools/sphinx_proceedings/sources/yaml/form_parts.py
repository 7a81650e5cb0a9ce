"""What the forms of YAML sources are made of: single values, and what all forms share."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Annotated, Any, ClassVar

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

from sphinx_proceedings.model.countries import country_code
from sphinx_proceedings.sources.text.letters import has_visible, without_invisible
from sphinx_proceedings.sources.values.orcid import bare_orcid, is_orcid
from sphinx_proceedings.sources.values.ror import bare_ror, is_ror
from sphinx_proceedings.sources.values.years import in_our_time
from sphinx_proceedings.sources.yaml.locations import LOCATIONS, Locations

__all__ = [
    "Country",
    "Email",
    "Form",
    "FormOrText",
    "LocalDate",
    "LocalDatetime",
    "LocalEmbargo",
    "LocalTime",
    "Numbered",
    "Orcid",
    "PersonName",
    "Prose",
    "Ror",
    "Slug",
    "Url",
    "as_tuple",
]

_DATE = r"\d{4}-\d{2}-\d{2}"
_TIME = r"\d{1,2}:\d{2}"
_EMAIL = r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
"""As browsers take one, without backticks."""


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


def _as_written(value: Any) -> Any:
    """Also what is no text: an embargo withholds until somebody can read it."""
    return value if isinstance(value, str) else "" if value is None else str(value)


def _number_as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def as_tuple(value: Any) -> Any:
    """A value that may stand alone where a list is expected."""
    return tuple(value) if isinstance(value, list) else (value,)


def _http_url(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value):
        raise ValueError("expected an address that starts with https:// or http://")
    return value


def _email(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(_EMAIL, value, re.ASCII):
        raise ValueError("expected an e-mail address such as chairs@example.org")
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


def _country(value: Any) -> Any:
    code = country_code(value) if isinstance(value, str) else ""
    if not code:
        raise ValueError("expected two letters of ISO 3166, such as IT, or an English name")
    return code


LocalDate = Annotated[
    date, BeforeValidator(_as_date), WithJsonSchema({"type": "string", "pattern": f"^{_DATE}$"})
]
LocalEmbargo = Annotated[
    str | None,
    BeforeValidator(_as_written),
    WithJsonSchema({"type": "string", "pattern": f"^{_DATE}([ T]{_TIME})?$"}),
]
"""As it is written: what is no date is told where the embargo is made of it."""
LocalTime = Annotated[
    time, BeforeValidator(_as_time), WithJsonSchema({"type": "string", "pattern": f"^{_TIME}$"})
]
LocalDatetime = Annotated[
    datetime,
    BeforeValidator(_as_datetime),
    WithJsonSchema({"type": "string", "pattern": f"^{_DATE}[ T]{_TIME}$"}),
]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Numbered = Annotated[
    Prose,
    BeforeValidator(_number_as_text),
    WithJsonSchema({"anyOf": [{"type": "string", "minLength": 1}, {"type": "integer"}]}),
]
"""A text that often is a number alone."""
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
Country = Annotated[str, BeforeValidator(_country), WithJsonSchema({"type": "string"})]
Email = Annotated[
    str,
    BeforeValidator(_email),
    WithJsonSchema({"type": "string", "format": "email", "pattern": f"^{_EMAIL}$"}),
]
Url = Annotated[
    str,
    BeforeValidator(_http_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]


class Form(BaseModel):
    """What a mapping in a source may say, and where it says it."""

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


class FormOrText(Form):
    """What may be written as a text where nothing else is said of it."""

    # A bare text has no place of its own; the form around it has.
    at: SkipJsonSchema[Locations | None] = Field(  # type: ignore[assignment]
        None, exclude=True, repr=False
    )

    text_is: ClassVar[str] = "name"
    """The field that a bare text fills."""

    @model_validator(mode="before")
    @classmethod
    def _from_bare_text(cls, value: Any) -> Any:
        return {cls.text_is: value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler.resolve_ref_schema(handler(core_schema))]}
