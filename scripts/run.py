"""Serve the site on this machine: the second half of ``make run`` and ``make dev``.

One process does it all, because each start of Django costs about a second: it prepares the database and the files,
becomes gunicorn's master, and keeps a child that publishes what is scheduled and sends mail.

The environment, and a file ``.env`` in its place, are described in ``.env.example``.
"""

import argparse
import logging
import os
import secrets
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

from environs import Env

ROOT = Path(__file__).resolve().parent.parent
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 (compared with, not bound to)
CHORES = {
    "publish_scheduled": 60.0,
    "refresh_search": 60.0,
    "send_queued_mail": 10.0,
    "delete_expired": 86_400.0,
    "send_translation_digest": 3600.0,
}
"""Commands that run beside the server, with the seconds between two runs of each."""

logger = logging.getLogger("qcihungary.run")


def read_address() -> tuple[str, int]:
    """Take HOST and PORT from the environment."""
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        sys.exit(f"PORT must be a number from 1 to 65535, not {port!r}.")
    return host, int(port)


def read_workers() -> int:
    """Take the number of worker processes from WEB_CONCURRENCY, or from the machine."""
    given = os.environ.get("WEB_CONCURRENCY", "")
    if given and (not given.isdecimal() or int(given) < 1):
        sys.exit(f"WEB_CONCURRENCY must be a number of processes, 1 or more, not {given!r}.")
    return int(given) if given else min(4, (os.cpu_count() or 1) + 1)


def bind_address(host: str, port: int) -> str:
    """Write both as servers and browsers want them, with brackets around an IPv6 address."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def require_free(host: str, port: int) -> None:
    """Stop with one line when the site could not listen there."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        sys.exit(f"HOST must be a name or an address of this machine, not {host!r}.")
    except PermissionError:
        sys.exit(f"Port {port} is reserved for root; choose another: make run PORT=8000")
    except OSError as error:
        sys.exit(f"Port {port} of {host}: {error.strerror}. Choose another: make run PORT={port % 65535 + 1}")


def fill_environment(host: str, port: int, *, debug: bool) -> None:
    """Set what the settings need and nobody has set; the secret key is made once and kept in ``var/``."""
    var = Path(os.environ.setdefault("VAR_DIR", str(ROOT / "var")))
    try:
        var.mkdir(parents=True, exist_ok=True)
        if not os.environ.get("SECRET_KEY"):
            os.environ["SECRET_KEY"] = read_secret_key(var / "secret_key")
    except OSError as error:
        sys.exit(f"VAR_DIR must be a folder that can be written to, not {str(var)!r}: {error.strerror}.")
    shown = bind_address("127.0.0.1" if host in EVERYWHERE else host, port)
    os.environ.setdefault("BASE_URL", f"http://{shown}")
    os.environ.setdefault("DEBUG", str(debug))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qcihungary.settings")


def read_secret_key(file: Path) -> str:
    """Give the key in the file; the first time, make one that only its owner can read."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()


def work_while_parent_lives(parent: int) -> None:
    """Do the chores, each when it is due, until the server that started this process is gone."""
    from django.core.management import call_command
    from django.db import close_old_connections

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    due = dict.fromkeys(CHORES, 0.0)
    while os.getppid() == parent:
        for name, seconds in CHORES.items():
            if time.monotonic() < due[name]:
                continue
            due[name] = time.monotonic() + seconds
            close_old_connections()
            try:
                call_command(name, verbosity=0)
            except Exception:  # a database that is busy now will not be the next time
                logger.exception("%s failed; it will be tried again in %d seconds.", name, seconds)
        time.sleep(1)


def announce(_server: Any) -> None:
    """Say where the site is, once it answers there."""
    print(f"QCIHungary: {os.environ['BASE_URL']}/ (admin: /admin/; stop with Ctrl-C)", flush=True)


def serve(host: str, port: int, workers: int) -> None:
    """Serve with gunicorn until SIGINT or SIGTERM, and do the chores beside it."""
    from django.db import connections
    from django.urls import get_resolver
    from gunicorn.app.base import BaseApplication

    from qcihungary.wsgi import application

    class Server(BaseApplication):
        def load_config(self) -> None:
            options: dict[str, Any] = {
                "bind": bind_address(host, port),
                "workers": workers,
                # A thread for each of the connections that a browser opens ahead and leaves idle.
                "threads": 4,
                "preload_app": True,
                "control_socket_disable": True,
                "loglevel": "warning",
                "when_ready": announce,
            }
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return application

    # What the processes share is loaded before they fork; the first visitor need not wait for it.
    _ = get_resolver().url_patterns
    # A connection must not be shared by the processes that fork from this one.
    connections.close_all()
    server = os.getpid()
    if os.fork() == 0:
        work_while_parent_lives(server)
        os._exit(0)
    Server().run()


def main(arguments: list[str]) -> None:
    """Prepare, then serve with gunicorn; ``--prepare`` stops before that, ``--dev`` serves with Django's server."""
    parser = argparse.ArgumentParser(description="Prepare and serve the site on this machine.")
    parser.add_argument("--prepare", action="store_true", help="only prepare")
    parser.add_argument("--dev", action="store_true", help="serve with DEBUG on, and reload on every change")
    options = parser.parse_args(arguments)
    Env().read_env(ROOT / ".env", recurse=False)
    host, port = read_address()
    workers = read_workers()
    # Django's server starts this file anew after each change, with RUN_MAIN set and the port its own.
    reloaded = os.environ.get("RUN_MAIN") == "true"
    if not (reloaded or options.prepare):
        require_free(host, port)
    fill_environment(host, port, debug=options.dev)

    sys.path.insert(0, str(ROOT))
    import django
    from django.core.management import CommandError, call_command

    django.setup()
    try:
        if not reloaded:
            call_command("prepare", demo=True, administrator=True, no_static=options.dev)
    except CommandError as error:
        sys.exit(f"prepare: {error}")
    if options.dev:
        call_command("runserver", bind_address(host, port))
    elif not options.prepare:
        serve(host, port, workers)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
