"""A video from elsewhere, after the visitor has chosen to load it.

Public pages allow frames of our own origin only. This page is one: it holds the platform's player, and only its own
policy names the platform. Nothing is fetched from there before the visitor asks for it.
"""

import re
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from qcihungary.core.policies import PLAYER_CONTENT_SECURITY_POLICY, set_policy


@dataclass(frozen=True)
class Provider:
    """A video platform: how its addresses look, and where its player and its pages are."""

    name: str
    pattern: re.Pattern[str]
    """Finds the id in an address that an editor pastes."""

    frame: str
    page: str


PROVIDERS = {
    "youtube": Provider(
        "YouTube",
        re.compile(r"^https://(?:www\.)?(?:youtube\.com/watch\?v=|youtu\.be/)([\w-]{11})(?:[&?].*)?$"),
        "https://www.youtube-nocookie.com/embed/{id}?autoplay=1",
        "https://www.youtube.com/watch?v={id}",
    ),
    "vimeo": Provider(
        "Vimeo",
        re.compile(r"^https://(?:www\.)?vimeo\.com/(\d{6,12})(?:[/?].*)?$"),
        "https://player.vimeo.com/video/{id}?autoplay=1&dnt=1",
        "https://vimeo.com/{id}",
    ),
}


@dataclass(frozen=True)
class ExternalVideo:
    """A video on a platform."""

    provider: str
    video_id: str

    @classmethod
    def from_address(cls, address: str) -> "ExternalVideo | None":
        """The video that an address of a known platform leads to, or None."""
        for key, provider in PROVIDERS.items():
            if match := provider.pattern.match(address):
                return cls(key, match.group(1))
        return None

    @property
    def platform(self) -> str:
        """The platform's name."""
        return PROVIDERS[self.provider].name

    @property
    def page_url(self) -> str:
        """Its page on the platform."""
        return PROVIDERS[self.provider].page.format(id=self.video_id)

    @property
    def frame_url(self) -> str:
        """The platform's player."""
        return PROVIDERS[self.provider].frame.format(id=self.video_id)

    @property
    def player_url(self) -> str:
        """Our own page that holds the player."""
        return f"/player/{self.provider}/{self.video_id}/"


@require_safe
@xframe_options_sameorigin
def player(request: HttpRequest, provider: str, video_id: str) -> HttpResponse:
    """The page inside the frame."""
    known = PROVIDERS.get(provider)
    video = ExternalVideo(provider, video_id)
    if known is None or known.pattern.match(video.page_url) is None:
        raise Http404
    response = render(request, "pages/player.html", {"video": video})
    set_policy(response, PLAYER_CONTENT_SECURITY_POLICY)
    patch_cache_control(response, public=True, max_age=3600)
    return response
