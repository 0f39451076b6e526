"""Content security policies (CSP Level 3) of single responses, where the public one doesn't fit."""

from collections.abc import Mapping, Sequence

from django.http import HttpResponseBase

Policy = Mapping[str, Mapping[str, Sequence[str]]]


def set_policy(response: HttpResponseBase, policy: Policy) -> None:
    """Give a response another policy than the public one. django-csp's decorators pass it on in the same way."""
    response._csp_config = policy["DIRECTIVES"]  # type: ignore[attr-defined]  # noqa: SLF001  (an attribute of django-csp's)
