"""The browser's tests: Chromium on the demo site, as ``make run`` serves it.

Every page that a test opens is watched: an error in the console, a script that throws, a violation of the content
security policy, an answer of 500 and any request to another host fail the test.
"""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
ADMINISTRATOR = ("editor@example.org", "four-polarisations-of-light")
"""E-mail address and password of the site's administrator."""
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
OpenPage = Callable[..., Page]


@pytest.fixture(params=MODES, ids=str)
def mode(request: pytest.FixtureRequest) -> Mode:
    """Run the test in each of the four modes."""
    return request.param


# --- The site --------------------------------------------------------------------------------------------------------


def _environment(var: Path, port: int) -> dict[str, str]:
    """Say all that matters, so that nothing is taken from the developer's own ``.env``."""
    email, password = ADMINISTRATOR
    return os.environ | {
        "ADMIN_EMAIL": email,
        "ADMIN_PASSWORD": password,
        "BASE_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{var / 'db.sqlite3'}",
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "STRICT_TEMPLATES": "true",
        "VAR_DIR": str(var),
        "WEB_CONCURRENCY": "1",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_it_answers(server: subprocess.Popen, address: str, log: Path, patience: float = 180) -> None:
    """Ask for the home page until it comes; ``patience`` is in seconds."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"The site did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the demo site, served by what ``make run`` calls, with a database and files of its own."""
    var = tmp_path_factory.mktemp("site") / "var"
    shared = tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else var.parent
    port = _free_port()
    # Making the demo content takes longer than copying it: the first process makes it, the others wait and copy.
    prepared = shared / "prepared"
    with (shared / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not prepared.exists():
            subprocess.run(
                [sys.executable, ROOT / "scripts/run.py", "--prepare"], env=_environment(prepared, port), check=True
            )
    shutil.copytree(prepared, var)
    log = var / "log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, ROOT / "scripts/run.py"], env=_environment(var, port), stdout=output, stderr=output
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_it_answers(server, address, log)
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


# --- The browser -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start Debian's Chromium, which asks nobody outside for anything."""
    if not CHROMIUM:
        pytest.fail("There is no Chromium here: install Debian's chromium, or set CHROMIUM to its path.")
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync"]
    if os.getuid() == 0:
        quiet.append("--no-sandbox")
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": quiet}


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
def open_page(site: str, new_context: Callable[..., BrowserContext]) -> Iterator[OpenPage]:
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
    faults = [fault for watch in watches for fault in watch.faults]
    assert not faults, "\n".join(faults)


@pytest.fixture
def signed_in(open_page: OpenPage) -> OpenPage:
    """Open a path as the administrator: ``signed_in("/admin/pages/")``."""

    def open_path(path: str, *arguments: Any, **options: Any) -> Page:
        page = open_page("/admin/login/", *arguments, **options)
        email, password = ADMINISTRATOR
        page.locator("input[name=username]").fill(email)
        page.locator("input[name=password]").fill(password)
        page.locator("[type=submit]").click()
        page.goto(path)
        return page

    return open_path


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], None]:
    """Fail when axe finds a violation of WCAG 2.2 AA, or of its best practices, in the page as it is now."""
    engine = Axe()

    def check(page: Page) -> None:
        found = engine.run(page, options=AXE_OPTIONS).response["violations"]
        report = [line for violation in found for line in _describe(violation)]
        assert not report, "\n".join([page.url, *report])

    return check


def _describe(violation: dict[str, Any]) -> Iterator[str]:
    yield f"{violation['id']} ({violation['impact']}): {violation['help']}"
    for node in violation["nodes"]:
        yield f"    {' '.join(map(str, node['target']))}"
        yield f"        {' '.join(node['failureSummary'].split())}"
