"""The browser's tests: Chromium on the demo site, as ``make run`` serves it.

Every page that a test opens is watched: an error in the console, a script that throws, a violation of the content
security policy, an answer of 500 and any request to another host fail the test.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

from scripts import chromium, demo_site
from tests.clock import CLOCK

AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@dataclass(frozen=True)
class Mode:
    """How a page is looked at: the width of the window in CSS pixels, and the colour scheme the reader prefers."""

    width: int
    scheme: Literal["light", "dark"]

    def __str__(self) -> str:
        return f"{self.width}-{self.scheme}"


MODES = [Mode(width, scheme) for width in (320, 1280) for scheme in ("light", "dark")]
PHONE = Mode(320, "light")
OpenPage = Callable[..., Page]
CheckPage = Callable[[Page, str, Mode], None]
AxeCheck = Callable[..., None]

either_way = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
"""Run the test with JavaScript and without."""


@pytest.fixture(params=MODES, ids=str)
def mode(request: pytest.FixtureRequest) -> Mode:
    """Run the test in each of the four modes."""
    return request.param


@pytest.fixture(scope="package", autouse=True)
def real_clock(request: pytest.FixtureRequest) -> Iterator[None]:
    """Go by the real clock: the browser and the server are processes of their own, and do so too."""
    clock = request.config.stash[CLOCK]
    clock.stop()
    yield
    clock.start()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the demo site, served by what ``make run`` calls, with a database and files of its own."""
    var = tmp_path_factory.mktemp("site") / "var"
    shared = tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else var.parent
    # Making the demo content takes longer than copying it: `make test` began with it, or the first process makes it.
    prepared = Path(os.environ.get("PREPARED_SITE") or shared / "prepared")
    with (shared / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not prepared.exists():
            demo_site.prepare(prepared)
            demo_site.add_people(prepared)
    shutil.copytree(prepared, var)
    with demo_site.serve(var) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start Debian's Chromium."""
    if not chromium.PATH:
        pytest.fail(chromium.MISSING)
    return browser_type_launch_args | {"executable_path": chromium.PATH, "args": chromium.FLAGS}


class Watch:
    """What went wrong in the pages of a context, in one sentence each."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.site = site
        self.faults: list[str] = []
        self._documents: set[str] = set()
        context.on("request", self._on_request)
        context.on("response", self._on_response)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site}/", "data:", "blob:", "about:")):
            self.faults.append(f"request to another host: {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.request.is_navigation_request():
            self._documents.add(response.url)
        if response.status >= 500:
            self.faults.append(f"answer {response.status}: {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        # Chromium also reports a document that is meant to be a 404.
        expected = message.text.startswith("Failed to load resource") and message.location["url"] in self._documents
        if message.type == "error" and not expected:
            self.faults.append(f"console: {message.text}")


@pytest.fixture
def allowed_faults() -> list[str]:
    """Words of faults that a test brings about; it adds them."""
    return []


@pytest.fixture
def open_page(site: str, new_context: Callable[..., BrowserContext], allowed_faults: list[str]) -> Iterator[OpenPage]:
    """Open a path of the site: ``open_page("/en/", mode)``.

    Further arguments go to Playwright's ``new_context``: ``java_script_enabled=False``, ``locale="hu"``, ``media``…
    Several calls give independent visitors; use the page's own ``goto`` to stay the same one.
    """
    watches = []

    def open_path(path: str, mode: Mode = Mode(1280, "light"), **options: Any) -> Page:
        context = new_context(
            base_url=site,
            viewport={"width": mode.width, "height": 720},
            color_scheme=mode.scheme,
            reduced_motion="reduce",
            **options,
        )
        watches.append(Watch(context, site))
        page = context.new_page()
        page.goto(path)
        return page

    yield open_path
    faults = [fault for watch in watches for fault in watch.faults if not any(word in fault for word in allowed_faults)]
    assert not faults, "\n".join(faults)


@pytest.fixture(scope="session")
def sessions() -> dict[str, Any]:
    """Address of each user who signed in → their cookies, so that each signs in once."""
    return {}


@pytest.fixture
def signed_in(open_page: OpenPage, sessions: dict[str, Any]) -> OpenPage:
    """Open a path as somebody who has signed in: ``signed_in("/admin/pages/")``; as the administrator, unless told.

    Somebody else: ``signed_in(path, user=(email, password))``.
    """

    def open_path(path: str, *arguments: Any, user: tuple[str, str] = demo_site.ADMINISTRATOR, **options: Any) -> Page:
        email, password = user
        if email not in sessions:
            page = open_page("/admin/login/", *arguments, **options)
            page.locator("input[name=username]").fill(email)
            page.locator("input[name=password]").fill(password)
            page.locator("[type=submit]").click()
            page.wait_for_url("**/admin/")
            sessions[email] = page.context.storage_state()
            page.context.close()
        return open_page(path, *arguments, storage_state=sessions[email], **options)

    return open_path


@pytest.fixture(scope="session")
def axe() -> AxeCheck:
    """Fail when axe finds a violation of WCAG 2.2 AA, or of its best practices, in the page as it is now.

    ``axe(page, ".panel")`` looks only at what is ours in a page of Wagtail's.
    """
    engine = Axe()

    def check(page: Page, context: str | None = None) -> None:
        page.wait_for_load_state()  # after a click, the new page may be there only in part
        found = engine.run(page, context=context, options=AXE_OPTIONS).response["violations"]
        report = [line for violation in found for line in _describe(violation)]
        assert not report, "\n".join([page.url, *report])

    return check


@pytest.fixture(scope="session")
def check_page(axe: AxeCheck) -> CheckPage:
    """Fail when a page isn't in a language, is wider than its window, or has a fault that axe finds."""

    def check(page: Page, language: str, mode: Mode) -> None:
        assert page.locator("html").get_attribute("lang") == language
        assert page.evaluate("document.documentElement.scrollWidth") <= mode.width
        axe(page)

    return check


def open_twin(page: Page, language: str) -> None:
    """Go to the same page in the other language, by the page's own switch."""
    page.goto(str(page.locator(f"header a[hreflang={language}]").get_attribute("href")))


def _describe(violation: dict[str, Any]) -> Iterator[str]:
    yield f"{violation['id']} ({violation['impact']}): {violation['help']}"
    for node in violation["nodes"]:
        yield f"    {' '.join(map(str, node['target']))}"
        yield f"        {' '.join(node['failureSummary'].split())}"
