"""The security headers, asked of real responses; what anonymous visitors get; what a browser is told to refuse."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client, RequestFactory, override_settings

from qcihungary.core.documents.document import SiteDocument
from qcihungary.core.documents.shown import PageDocument
from qcihungary.core.player import ExternalVideo
from tests.factories import Trees, homes


def policy(response) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """The directives of a response's content security policy."""
    directives = response.headers["Content-Security-Policy"].split(";")
    return {name: rest for name, _space, rest in (directive.strip().partition(" ") for directive in directives)}


@pytest.mark.parametrize("path", ["/en/", "/hu/hirek/", "/en/nowhere/"])
def test_public_pages_get_every_header(client: Client, trees: Trees, path: str) -> None:
    response = client.get(path)
    found = policy(response)
    assert found["default-src"] == "'none'"
    assert found["frame-ancestors"] == "'none'"
    assert found["base-uri"] == "'none'"
    for directive in ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action", "frame-src"):
        assert found[directive] == "'self'", directive
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    expected = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Frame-Options": "SAMEORIGIN",
    }
    assert {name: response.headers[name] for name in expected} == expected
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert "Set-Cookie" not in response.headers


def test_pages_can_be_kept_by_shared_caches(client: Client, trees: Trees) -> None:
    response = client.get("/en/")
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in response.headers.get("Vary", "")


def test_a_session_cookie_keeps_a_page_out_of_shared_caches(client: Client, trees: Trees) -> None:
    client.cookies["sessionid"] = "somebody"
    response = client.get("/en/")
    assert "private" in response.headers["Cache-Control"]
    assert "Cookie" in response.headers["Vary"]


@pytest.mark.parametrize(
    "path",
    [
        "/", "/en", "/EN/news/", "/en/", "/hu/hirek/", "/en/nowhere/", "/en/news/x.bib", "/%00", "/nowhere", "/oai/",
        "/documents/1/x.pdf", "/media/avatar_images/x.png", "/media/images/x.png", "/r/" + "x" * 32, "/r/x",
        "/sign-in/", "/restricted/1/1/", "/healthz", "/robots.txt", "/player/youtube/x/", "/admin", "/admin/",
        "/admin/%00", "/admin/nowhere", "/admin/nowhere/", "/admin/pages/99999/edit/", "/admin/api/main/pages/99999/",
        "/admin/login/", "/admin/logout/",
    ],
)  # fmt: skip
def test_nothing_that_is_shown_behind_sign_in_is_kept(desk: Client, trees: Trees, path: str) -> None:
    response = desk.get(path)
    assert "no-store" in response.headers["Cache-Control"], response.status_code
    assert "public" not in response.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/sitemap.xml"])
def test_what_is_the_same_for_everybody_may_be_kept_by_everybody(desk: Client, trees: Trees, path: str) -> None:
    assert "public" in desk.get(path).headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/admin", "/admin/", "/admin/nowhere", "/admin/nowhere/", "/admin/login/"])
def test_the_door_of_the_admin_is_kept_by_nobody(client: Client, db: None, path: str) -> None:
    assert "no-store" in client.get(path).headers["Cache-Control"]


@pytest.mark.django_db
def test_the_admin_has_a_policy_of_its_own(client: Client) -> None:
    found = policy(client.get("/admin/login/"))
    assert found["frame-ancestors"] == "'self'"
    assert found["default-src"] == "'self'"


@override_settings(SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=31_536_000)
def test_under_https_everything_is_https(client: Client, trees: Trees) -> None:
    redirected = client.get("/en/")
    assert redirected.status_code == 301
    assert redirected.headers["Location"].startswith("https://")
    assert client.get("/en/", secure=True).headers["Strict-Transport-Security"].startswith("max-age=31536000")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", ("youtube", "dQw4w9WgXcQ")),
        ("https://youtu.be/dQw4w9WgXcQ?t=3", ("youtube", "dQw4w9WgXcQ")),
        ("https://vimeo.com/123456789", ("vimeo", "123456789")),
        ("https://evil.example/watch?v=dQw4w9WgXcQ", None),
        ("javascript:alert(1)", None),
        ('https://www.youtube.com/watch?v=dQw4w9WgXcQ"onload=x', None),
    ],
)
def test_only_videos_of_known_platforms_are_played(address: str, expected: tuple[str, str] | None) -> None:
    video = ExternalVideo.from_address(address)
    assert (video and (video.provider, video.video_id)) == expected


@pytest.mark.django_db
def test_the_player_alone_may_frame_a_platform(client: Client) -> None:
    response = client.get("/player/youtube/dQw4w9WgXcQ/")
    assert response.status_code == 200
    found = policy(response)
    assert "https://www.youtube-nocookie.com" in found["frame-src"]
    assert found["frame-ancestors"] == "'self'"
    assert "script-src" not in found
    assert b"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ" in response.content


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/player/youtube/short/", "/player/other/dQw4w9WgXcQ/", "/player/vimeo/abc/"])
def test_an_odd_player_address_is_a_404(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_a_document_is_served_without_running_anything(client: Client) -> None:
    document = SiteDocument.objects.create(title="Data", file=ContentFile(b"a,b\n1,2\n", name="data.csv"))
    PageDocument.objects.create(page=homes()["en"], document=document)
    response = client.get(document.url)
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_robots_and_security_txt(client: Client) -> None:
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in robots
    assert "Sitemap: http://testserver/sitemap.xml" in robots
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:" in text
    assert "Expires: " in text
    assert "Canonical: http://testserver/.well-known/security.txt" in text


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_refused_without_a_database(rf: RequestFactory, client: Client) -> None:
    response = client.get("/en/", HTTP_HOST="evil.example")
    assert response.status_code == 400
    assert b"evil" not in response.content
