"""Addresses that follow their readers: what newsletters, social media and mail programs add to them."""

import re
from urllib.parse import parse_qs, urlsplit, urlunsplit

CAMPAIGN = re.compile(r"(utm|pk|mtm|piwik|matomo)_\w+", re.IGNORECASE)
"""Parameters that say from where somebody came."""

PERSON = re.compile(
    r"(fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|ttclid|twclid|yclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|mkt_tok"
    r"|_hsenc|_hsmi|vero_id|oly_enc_id|oly_anon_id|rb_clickid|_ga|_gl)",
    re.IGNORECASE,
)
"""Parameters that say who came: who clicked, or who got the newsletter that the address was copied from."""

RELAYS = (
    (re.compile(r"(lm?|m)\.facebook\.com"), "/l.php", "u"),
    (re.compile(r"(www\.)?google\.[a-z.]+"), "/url", "q"),
    (re.compile(r"[\w.-]+\.safelinks\.protection\.outlook\.com"), "/", "url"),
)
"""Hosts by which an address was wrapped, the path there, and the parameter that holds the real one."""


def _name(parameter: str) -> str:
    return parameter.partition("=")[0]


def _unwrapped(url: str) -> str:
    """The address inside a relay's, or the same."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:  # no address at all; the form tells so
        return url
    for known, path, parameter in RELAYS:
        if known.fullmatch(host) and parts.path == path:
            target = parse_qs(parts.query).get(parameter, [""])[0]
            return target if target.startswith(("http://", "https://")) else url
    return url


def follows_a_person(url: str) -> bool:
    """Whether an address tells who clicked, and not only from where."""
    if _unwrapped(url) != url:
        return True
    return any(PERSON.fullmatch(_name(parameter)) for parameter in url.partition("?")[2].partition("#")[0].split("&"))


def untracked(url: str) -> str:
    """The address without what follows its reader; all else in it stays letter by letter."""
    target = _unwrapped(url)
    if "?" not in target:
        return target
    try:
        parts = urlsplit(target)
    except ValueError:
        return target
    kept = [part for part in parts.query.split("&") if not _is_tracking(_name(part))]
    if len(kept) == len(parts.query.split("&")):
        return target
    return urlunsplit(parts._replace(query="&".join(kept)))


def _is_tracking(name: str) -> bool:
    return bool(CAMPAIGN.fullmatch(name) or PERSON.fullmatch(name))
