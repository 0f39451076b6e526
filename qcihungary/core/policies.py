"""Content security policies (CSP Level 3) of single responses, where the public one of the settings doesn't fit."""

from collections.abc import Mapping, Sequence

from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.http import HttpResponseBase

Policy = Mapping[str, Sequence[str]]

ADMIN_CONTENT_SECURITY_POLICY: Policy = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "form-action": [SELF],
    "base-uri": [SELF],
    "object-src": [NONE],
    "frame-ancestors": [SELF],
}
"""Wagtail's admin carries inline scripts and styles of its own; nothing in it may come from elsewhere, though.

The user bar, which signed-in editors see on public pages, needs no more than the public policy: its scripts and styles
are files of our own origin. So there is one policy for all public pages, whoever asks.
"""

PLAYER_CONTENT_SECURITY_POLICY: Policy = {
    "default-src": [NONE],
    "style-src": [SELF],
    "frame-src": ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}
"""Of the page that holds a platform's player, once a visitor has asked for a video; see core/player.py."""


def set_policy(response: HttpResponseBase, policy: Policy) -> None:
    """Give a response another policy than the public one. django-csp's decorators pass it on in the same way."""
    response._csp_config = policy  # type: ignore[attr-defined]  # noqa: SLF001  (an attribute of django-csp's)


def has_policy(response: HttpResponseBase) -> bool:
    """Whether a view has given a response a policy of its own."""
    return hasattr(response, "_csp_config")


def allow_own_frames(response: HttpResponseBase) -> None:
    """Let the admin frame a preview, under the policy that the public will read the page with, but for that."""
    response._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined]  # noqa: SLF001  (as above)
