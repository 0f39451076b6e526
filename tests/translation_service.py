"""DeepL and LibreTranslate as tests meet them: a server on this machine that answers by the same rules.

It "translates" by writing text in capitals, so that whatever it touches can be seen. It minds HTML as they do, and
misbehaves as it is told.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape, unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from pytest_django import Settings

KEY = "very-secret-key"
UNTOUCHED = re.compile(r'(<span id="[^"]*" translate="no">.*?</span>)')
TAG = re.compile(r"(<[^>]+>)")


def in_capitals(html: str) -> str:
    """HTML with its text in capitals."""
    pieces = TAG.split(html)
    return "".join(piece if piece.startswith("<") else escape(unescape(piece).upper()) for piece in pieces)


def minding(html: str) -> str:
    """The same, but for what isn't to be translated."""
    return "".join(piece if UNTOUCHED.fullmatch(piece) else in_capitals(piece) for piece in UNTOUCHED.split(html))


class TranslationService:
    """What the server was asked, and how it answers."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        self.status = 200
        self.raw: bytes | None = None
        """Answered instead of a translation."""

        self.hangs_up = False
        self.spoil: Callable[[str], str] = str
        """Done to each translation."""

    @property
    def texts(self) -> list[str]:
        """Everything that it was asked to translate."""
        return [text for _path, _headers, data in self.asked for text in data.get("text", data.get("q", []))]

    def answer(self, path: str, data: dict[str, Any]) -> Any:
        """What the service of that path answers."""
        if path == "/v2/translate":
            assert data["tag_handling"] == "html"
            return {"translations": [{"text": self.spoil(minding(text))} for text in data["text"]]}
        assert path == "/translate"
        assert data["format"] == "html"
        return {"translatedText": [self.spoil(in_capitals(text)) for text in data["q"]]}


def handler(service: TranslationService) -> type[BaseHTTPRequestHandler]:
    """What answers a request."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            data = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            service.asked.append((self.path, dict(self.headers), data))
            if service.hangs_up:
                self.close_connection = True
                return
            body = service.raw if service.raw is not None else json.dumps(service.answer(self.path, data)).encode()
            self.send_response(service.status)
            if service.status in (301, 307):
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (its name)
            """Say nothing."""

    return Handler


@contextmanager
def serve_translations(settings: Settings, kind: str = "deepl") -> Iterator[TranslationService]:
    """Run one, to which the site's settings point."""
    service = TranslationService()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(service))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    settings.MACHINE_TRANSLATION = kind
    settings.MACHINE_TRANSLATION_URL = f"http://127.0.0.1:{server.server_port}"
    settings.MACHINE_TRANSLATION_KEY = KEY
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
