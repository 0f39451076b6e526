"""A demo site of its own on a free port, for what looks at a whole site: browser tests, audit, benchmark, pictures.

It is prepared and served by what ``make run`` calls, with a database and files of its own. Called by itself with a
folder's path, it prepares one there, with the people who can sign in.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import django

from qcihungary.accounts.rights.table import Role

ROOT = Path(__file__).resolve().parent.parent
RUN = [sys.executable, str(ROOT / "scripts/run.py")]
ADMINISTRATOR = ("editor@example.org", "four-polarisations-of-light")
"""E-mail address and password of the site's administrator."""
PEOPLE = {
    ("szerzo@example.org", ADMINISTRATOR[1]): ("Minta", "Anna", Role.AUTHOR),
    ("kozzetevo@example.org", ADMINISTRATOR[1]): ("Példa", "Béla", Role.PUBLISHER),
    ("masik@example.org", ADMINISTRATOR[1]): ("Másik", "Réka", Role.PUBLISHER),
    ("koordinator@example.org", ADMINISTRATOR[1]): ("Minta", "Csaba", Role.COORDINATOR),
}
"""Others who can be there: how they sign in, their names and their role."""
AUTHOR, PUBLISHER, OTHER_PUBLISHER, COORDINATOR = PEOPLE
PATIENCE = 60.0
"""Seconds that a prepared site may take to answer."""
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def prepare(var: Path) -> None:
    """Fill the folder ``var`` with all that a site needs: about half a minute, most of it for the pictures."""
    subprocess.run([*RUN, "--prepare"], env=environment(var, 80, 1), stdout=subprocess.DEVNULL, check=True)


def add_people(var: Path) -> None:
    """Let those in ``PEOPLE`` sign in to a prepared site."""
    lines = ["from django.contrib.auth.models import Group", "from qcihungary.accounts.models import User"]
    for (email, password), (last, first, role) in PEOPLE.items():
        lines.append(
            f"user = User.objects.create_user({email!r}, {password!r}, last_name={last!r}, first_name={first!r})"
        )
        lines.append(f"user.groups.add(Group.objects.get(name={str(role)!r}))")
    command = [sys.executable, str(ROOT / "manage.py"), "shell", "--no-imports", "--command", "\n".join(lines)]
    subprocess.run(command, env=environment(var, 80, 1), check=True)


def become(var: Path) -> None:
    """Let this process be the site of a prepared folder, for what asks it without a server."""
    os.environ |= environment(var, 80, 1) | {"DJANGO_SETTINGS_MODULE": "qcihungary.settings"}
    django.setup()


@contextmanager
def serve(var: Path, workers: int = 1) -> Iterator[str]:
    """Serve a prepared folder, and give the address (``http://127.0.0.1:54321``) while the context lasts.

    Raises:
        RuntimeError: the site did not answer; its log is in the message.
    """
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    log = var / "log"
    with log.open("w") as output:
        server = subprocess.Popen(RUN, env=environment(var, port, workers), stdout=output, stderr=output)
    try:
        _wait_until_it_answers(server, f"{address}/healthz", log)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def listed_paths(address: str) -> list[str]:
    """Give the path of every page in the sitemap."""
    with urllib.request.urlopen(f"{address}/sitemap.xml", timeout=30) as answer:
        tree = ElementTree.parse(answer)
    return sorted({urlsplit(place.text or "").path for place in tree.iter(f"{SITEMAP}loc")})


def sampled_paths(address: str, siblings: int = 3) -> list[str]:
    """Give homes and sections of both languages, and of what lies deeper the first ``siblings`` pages of each list."""
    chosen: dict[str, list[str]] = {}
    for path in listed_paths(address):
        parent = path.rstrip("/").rpartition("/")[0]
        beside = chosen.setdefault(parent, [])
        if parent.count("/") < 2 or len(beside) < siblings:
            beside.append(path)
    return sorted(path for paths in chosen.values() for path in paths)


def environment(var: Path, port: int, workers: int) -> dict[str, str]:
    """Say all that matters, so that nothing is taken from the developer's own ``.env``."""
    email, password = ADMINISTRATOR
    return os.environ | {
        "ADMIN_EMAIL": email,
        "ADMIN_PASSWORD": password,
        "BASE_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{var / 'db.sqlite3'}",
        "DEBUG": "false",
        "EMAIL_URL": "console:",
        "HOST": "127.0.0.1",
        "LOG_LEVEL": "WARNING",
        "PORT": str(port),
        "SECRET_KEY": "only for a demo site that lives as long as a test",
        "STRICT_TEMPLATES": "true",
        "VAR_DIR": str(var),
        "WEB_CONCURRENCY": str(workers),
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except urllib.error.HTTPError:
            break
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The site did not start:\n{log.read_text()}")


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
    add_people(Path(sys.argv[1]))
