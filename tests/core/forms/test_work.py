"""The proof of work: what the library asks, what is an answer, and what happens without one."""

import base64
import json
from datetime import timedelta
from typing import Any

import time_machine
from altcha import v1 as altcha
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from qcihungary.core.forms import work
from qcihungary.core.forms.seals import Seal
from tests.contact.letters import EN, send
from tests.factories import Trees


def answer(task: str) -> str:
    """What the browser's script finds."""
    given = json.loads(task)
    for number in range(work.MOST + 1):
        if altcha.hash_hex(given["algorithm"], f"{given['salt']}{number}".encode()) == given["challenge"]:
            kept = {name: given[name] for name in ("algorithm", "challenge", "salt", "signature")}
            return encoded({**kept, "number": number})
    raise AssertionError("there is no answer")


def encoded(payload: Any) -> str:
    """As it travels."""
    return base64.b64encode(json.dumps(payload).encode()).decode()


def test_an_answer_counts_for_its_own_form_and_only_as_it_was_given() -> None:
    seal = Seal.new("contact")
    found = answer(work.task(seal, timedelta(hours=1)))
    assert work.is_done(seal, found)
    assert not work.is_done(Seal.new("contact"), found)
    payload = json.loads(base64.b64decode(found))
    assert not work.is_done(seal, encoded({**payload, "number": payload["number"] + 1}))
    assert not work.is_done(seal, answer(work.task(seal, -timedelta(hours=1))))
    for forged in ({**payload, "salt": 1}, {**payload, "algorithm": "MD5"}, [payload], 7, {}):
        assert not work.is_done(seal, encoded(forged))
    for broken in ("", "é", "====", "x" * 1000, base64.b64encode(b"[" * 100_000).decode()):
        assert not work.is_done(seal, broken)


def test_where_it_is_asked_for_who_does_not_work_waits_longer(client: Client, trees: Trees, settings: Settings) -> None:
    settings.PROOF_OF_WORK = True
    page = BeautifulSoup(client.get(EN).content, "html.parser")
    assert page.select_one("script[src*='js/form.js']")
    assert "20 seconds after it was opened" in page.noscript.get_text()
    with time_machine.travel(timezone.now(), tick=False):
        seal = Seal.new("contact", seconds_ago=5)
        refused = send(client, EN, form_seal=str(seal))
    assert refused.status_code == 422
    assert "Please wait 15 seconds" in refused.content.decode()
    found = answer(str(page.select_one("[data-work]")["data-work"]))
    assert send(client, EN, form_seal=str(seal), form_work=found).status_code == 422, "of another form"
    found = answer(work.task(seal, timedelta(hours=1)))
    assert send(client, EN, form_seal=str(seal), form_work=found).status_code == 303
    assert [send(client, EN).status_code for _number in range(2)] == [303, 422], "a quarter as often"
