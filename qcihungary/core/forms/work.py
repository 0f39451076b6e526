"""Proof of work: the sender's browser finds a number, which takes it a moment, and a robot many. Off by default.

The protocol is ALTCHA's (its first version: SHA-256), whose library makes and verifies the tasks. The script that finds
the number is ours, static/js/form.js; nobody else is asked.
"""

import base64
import binascii
import json
from datetime import timedelta
from urllib.parse import parse_qs

from altcha import v1 as altcha
from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from qcihungary.core.forms.seals import Seal

MOST = 60_000
"""The number is at most this: about a second of work on a slow telephone."""

TYPES = {"algorithm": str, "challenge": str, "number": int, "salt": str, "signature": str}


def key() -> str:
    """What tasks are signed with."""
    return salted_hmac("qcihungary.core.forms.work", "", algorithm="sha256").hexdigest()


def task(seal: Seal, lifetime: timedelta) -> str:
    """A task for whoever has opened a form, as JSON. It is of use for this form only."""
    wanted = altcha.ChallengeOptions(
        max_number=MOST, hmac_key=key(), expires=timezone.now() + lifetime, params={"form": seal.nonce}
    )
    return json.dumps(altcha.create_challenge(wanted).to_dict())


def is_done(seal: Seal, answer: str) -> bool:
    """Whether the answer, JSON in base64, solves a task of this form."""
    try:
        payload = json.loads(base64.b64decode(answer, validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return False
    if not isinstance(payload, dict) or any(not isinstance(payload.get(name), kind) for name, kind in TYPES.items()):
        return False
    solved, _reason = altcha.verify_solution(altcha.Payload(**{name: payload[name] for name in TYPES}), key())
    return solved and parse_qs(payload["salt"].partition("?")[2]).get("form") == [seal.nonce]


def is_asked() -> bool:
    """Whether the operator wants it."""
    return bool(settings.PROOF_OF_WORK)
