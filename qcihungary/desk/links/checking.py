"""The daily round: gather, then check what is due. A verdict is saved at once: a run that is stopped loses none."""

import fcntl
import logging
import queue
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from qcihungary.consortium.asking import user_agent
from qcihungary.desk.links.archive import propose_copies
from qcihungary.desk.links.collecting import collect
from qcihungary.desk.links.fetch import Fetcher
from qcihungary.desk.links.inside import check_inside, check_path
from qcihungary.desk.links.models import CheckedLink
from qcihungary.desk.links.outside import check_mail, check_outside, is_online
from qcihungary.desk.links.vocabulary import UNHEARD, LinkKind, LinkState, Reason, Verdict

logger = logging.getLogger("qcihungary.links")

MOST = 500
"""How many links one run checks. The rest waits until the next one; those that wait longest come first."""

MOST_SECONDS = 45 * 60
EDITORS_SECONDS = 15.0
"""How long an editor is kept waiting who wants to know at once."""

WORKERS = 4
OURS = (LinkKind.PAGE, LinkKind.DOCUMENT)
WITHOUT_NETWORK: dict[str, Callable[[str], Verdict]] = {LinkKind.PATH: check_path, LinkKind.MAIL: check_mail}


@dataclass
class Round:
    """One run: what it asks with, and what came of it."""

    fetcher: Fetcher
    clock: Callable[[], float] = time.monotonic
    checked: int = 0
    copies: int = 0
    is_offline: bool = False
    deadline: float = field(init=False)
    heard: bool = field(default=False, init=False)
    """Whether any other site has answered, so that we are known to be online."""

    def __post_init__(self) -> None:
        self.deadline = self.clock() + MOST_SECONDS

    def run(self, most: int = MOST) -> None:
        """Do it all."""
        collect()
        self.check_ours()
        due = CheckedLink.objects.exclude(kind__in=OURS).exclude(uses=None).filter(next_check__lte=timezone.now())
        links = list(due.order_by("next_check", "pk")[:most])
        for link in links:
            if link.kind in WITHOUT_NETWORK:
                self.note(link, self.safely(WITHOUT_NETWORK[link.kind], link.address))
        self.check_others([link for link in links if link.kind not in WITHOUT_NETWORK])
        if not self.is_offline:
            self.copies = propose_copies(self.fetcher, timezone.now())

    def check_ours(self) -> None:
        """Pages and documents cost next to nothing, so all of them are looked at each time."""
        links = list(CheckedLink.objects.filter(kind__in=OURS).exclude(uses=None))
        verdicts = check_inside([link.known_as for link in links])
        for link in links:
            self.note(link, verdicts[link.address])

    def check_others(self, links: Sequence[CheckedLink]) -> None:
        """Ask other sites: a few at once, each for one thing at a time. What they say is saved in this thread."""
        answers: queue.SimpleQueue[tuple[CheckedLink, Verdict | None]] = queue.SimpleQueue()
        with ThreadPoolExecutor(WORKERS) as pool:
            for group in by_host(links):
                pool.submit(self.ask, group, answers)
            for _link in links:
                self.take(*answers.get())

    def ask(
        self, links: Sequence[CheckedLink], answers: "queue.SimpleQueue[tuple[CheckedLink, Verdict | None]]"
    ) -> None:
        """In a thread: check the links of one host, one after the other. It never touches the database."""
        for link in links:
            is_over = self.is_offline or self.clock() > self.deadline
            answers.put((link, None if is_over else self.safely(check_outside, self.fetcher, link.kind, link.address)))

    def take(self, link: CheckedLink, verdict: Verdict | None) -> None:
        """Believe a verdict, unless it is our own network that is down."""
        if verdict is None or self.is_offline:
            return
        if verdict.status is not None:
            self.heard = True
        elif verdict.reason in UNHEARD and not self.heard:
            self.heard = is_online(self.fetcher)
            self.is_offline = not self.heard
            if self.is_offline:
                logger.warning("No other site can be reached; links to them are checked the next time.")
                return
        self.note(link, verdict)

    def note(self, link: CheckedLink, verdict: Verdict) -> None:
        """Save one verdict."""
        link.note(verdict, timezone.now())
        self.checked += 1

    def safely(self, check: Callable[..., Verdict], *arguments: object) -> Verdict:
        """One verdict. A link that we stumble over ends neither the run nor the check of those after it."""
        try:
            return check(*arguments)
        except Exception:  # whatever one link does to us, the others are still checked
            logger.exception("A link could not be checked: %s", arguments[-1])
            return Verdict(Reason.NO_ANSWER)

    def summary(self) -> str:
        """What came of it, in one line for the log."""
        broken = CheckedLink.objects.filter(state=LinkState.BROKEN, ignored_at=None).exclude(uses=None).count()
        left = CheckedLink.objects.filter(next_check__lte=timezone.now()).exclude(uses=None).count()
        told = (
            f"Links: {self.checked} checked, {broken} broken, {self.copies} copies found, {left} left for the next run"
        )
        return f"{told}; no other site could be reached" if self.is_offline else told


def by_host(links: Sequence[CheckedLink]) -> list[list[CheckedLink]]:
    """Links of the same host together, in their order."""
    groups: dict[str, list[CheckedLink]] = defaultdict(list)
    for link in links:
        groups[host_of(link.address)].append(link)
    return list(groups.values())


def host_of(address: str) -> str:
    """The host of an address, for grouping only."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def own_fetcher() -> Fetcher:
    """What asks in our name."""
    return Fetcher(user_agent())


def check_one(link: CheckedLink) -> None:
    """Check one link now, because an editor wants to know."""
    if link.kind in OURS:
        verdict = check_inside([link.known_as])[link.address]
    elif link.kind in WITHOUT_NETWORK:
        verdict = WITHOUT_NETWORK[link.kind](link.address)
    else:
        verdict = check_outside(
            Fetcher(user_agent(), until=time.monotonic() + EDITORS_SECONDS), link.kind, link.address
        )
    link.note(verdict, timezone.now())


@contextmanager
def alone() -> Iterator[bool]:
    """Whether no other run is under way; none begins until this ends, however it ends."""
    with (settings.VAR / "check_links.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
