"""Turns the content files of events into the fields of their pages."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.utils import timezone

from qcihungary.consortium.models import Member
from qcihungary.demo.bodies import RawBlock
from qcihungary.demo.columns import both
from qcihungary.demo.reader import Data
from qcihungary.training.models import Question, RegistrationDesk
from qcihungary.training.registration.events import take_times

PLAIN = ("kind", "status", "all_day", "address", "online_url", "spoken_language", "level", "hours", "participants")
TOLD = ("audience", "price_note", "status_note")
"""Fields that differ by language, beside the texts that every page has."""


def facts_of_event(data: Data, members: dict[str, Member]) -> dict[str, Any]:
    """What both versions of an event agree on. Times are by Budapest's clocks."""
    place = data.get("place", {})
    facts: dict[str, Any] = {name: data[name] for name in PLAIN if name in data}
    return facts | {
        "start": timezone.make_aware(data["start"]),
        "end": timezone.make_aware(data["end"]),
        "place_en": place.get("en", ""),
        "place_hu": place.get("hu", ""),
        "price": Decimal(data["price"]) if "price" in data else None,
        "members": [members[name] for name in data["members"]],
        "speakers": [speaker(person, members) for person in data.get("speakers", [])],
        "programme": [session(row) for row in data.get("programme", [])],
        "materials": [material(one) for one in data.get("materials", [])],
    }


def speaker(person: Data, members: dict[str, Member]) -> RawBlock:
    """Somebody who speaks."""
    member = members[person["member"]].pk if "member" in person else None
    value = {"orcid": "", "affiliation": "", **person, "member": member}
    return {"type": "speaker", "value": value}


def session(row: Data) -> RawBlock:
    """A row of the programme."""
    return {
        "type": "session",
        "value": {
            "day": row["day"].isoformat() if "day" in row else None,
            "start": row["start"].isoformat(),
            "end": row["end"].isoformat() if "end" in row else None,
            "title_en": row["en"],
            "title_hu": row["hu"],
            "speakers": [{"type": "item", "id": str(uuid4()), "value": person} for person in row.get("speakers", [])],
        },
    }


def material(one: Data) -> RawBlock:
    """Something that was handed out."""
    return {"type": "material", "value": {"document": None, "licence": "", **one}}


def open_desk(page: Any, data: Data) -> None:
    """Let people register for an event."""
    asked = {f"asks_{name}": how for name, how in data.get("asks", {}).items()}
    desk = RegistrationDesk(
        event_key=page.translation_key,
        is_on=True,
        capacity=data["capacity"],
        **asked,
        **both("note", data["note"]),
    )
    take_times(desk)
    desk.save()
    for place, question in enumerate(data.get("questions", [])):
        choices = {code: "\n".join(lines) for code, lines in question.get("choices", {}).items()}
        words = {**both("text", question["text"]), **both("choices", choices)}
        Question.objects.create(desk=desk, kind=question["kind"], sort_order=place, **words)
