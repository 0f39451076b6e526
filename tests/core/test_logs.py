"""No log gets to know what an address opens: neither ours nor nginx's."""

import logging
import re
from io import StringIO

import pytest
from django.conf import settings
from django.test import Client

from qcihungary.core.logs import Discreet

TOKEN = "h9iCnNq_Qyet3DZ_ph52t8BRZyl9tMMM"
SECRET_ADDRESSES = (
    f"/r/{TOKEN}/",
    f"/r/{TOKEN}",
    f"/r/{TOKEN}/cancel/",
    f"/r/{TOKEN}/data.json",
    f"/r/{TOKEN}/nothing/?language=hu",
    f"/en/training/open-day/registration/{TOKEN}/",
    f"/hu/kepzesek/nyilt-nap/registration/{TOKEN}/x",
    f"/admin/password_reset/confirm/MQ/{TOKEN}/",
    f"/admin/password_reset/invitation/MQ/{TOKEN}:1wJfPa:x_y/?language=hu",
)


@pytest.mark.django_db
def test_the_handler_tells_no_secret(client: Client) -> None:
    out = StringIO()
    handler, logger = Discreet(out), logging.getLogger("django.request")
    handler.setFormatter(logging.Formatter("%(message)s %(request)s"))
    logger.addHandler(handler)
    try:
        for address in SECRET_ADDRESSES:
            client.put(address, headers={"origin": "https://evil.example"})
            logger.error("Failed: %s", address, extra={"request": f"GET {address}"})
    finally:
        logger.removeHandler(handler)
    assert out.getvalue().count("\n") > len(SECRET_ADDRESSES)
    assert TOKEN not in out.getvalue()
    assert settings.LOGGING["handlers"]["console"]["class"].endswith("Discreet")


@pytest.mark.parametrize("address", SECRET_ADDRESSES)
def test_nginx_tells_no_secret(address: str) -> None:
    conf = (settings.ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
    rules = re.search(r"map \$request_uri \$logged_address \{(.+?)\n\}", conf, re.DOTALL)
    assert rules
    for pattern, value in re.findall(r'"~(.+)" (\S+);', rules.group(1)):
        if found := re.search(pattern.replace("?<", "?P<").replace("?P<!", "?<!"), address):
            (name,) = found.groupdict()
            assert TOKEN not in value.replace(f"${name}", found[name])
            return
    pytest.fail("no rule")
