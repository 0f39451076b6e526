"""What the log doesn't tell: the secret parts of addresses, which open something to whoever reads them.

Django tells of each request that it refuses, with its address. nginx leaves out the same; see deploy/nginx.conf.
"""

import logging
import re

SECRET = re.compile(
    r"(/(?:r|registration)/)[\w-]{32}(?![\w-])|(/password_reset/(?:confirm|invitation)/)[^/\s]+/[^/\s]+"
)


def without_secrets(text: str) -> str:
    """A text without the secrets of the addresses in it."""
    return SECRET.sub(lambda found: f"{found.group(1) or found.group(2)}...", text)


class Discreet(logging.StreamHandler):
    """A handler that leaves them out, wherever in a record they are."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        return without_secrets(super().format(record))
