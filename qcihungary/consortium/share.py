"""Where a reader can pass an article on: plain links, with nothing of the network loaded before they are followed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

ADDRESSES = {
    "x": "https://x.com/intent/post?text={title}&url={url}",
    "facebook": "https://www.facebook.com/sharer/sharer.php?u={url}",
    "linkedin": "https://www.linkedin.com/sharing/share-offsite/?url={url}",
    "whatsapp": "https://wa.me/?text={title}%20{url}",
    "email": "mailto:?subject={title}&body={url}",
    "pinterest": "https://www.pinterest.com/pin/create/button/?url={url}&description={title}&media={image}",
    "vk": "https://vk.com/share.php?url={url}&title={title}",
    "bluesky": "https://bsky.app/intent/compose?text={title}%20{url}",
    "mastodon": "https://mastodonshare.com/?text={title}&url={url}",
    "copy": "{address}",
}


class ShareTarget(models.TextChoices):
    """The networks that a share link can lead to, in the order in which they are shown."""

    X = "x", "X"
    FACEBOOK = "facebook", "Facebook"
    LINKEDIN = "linkedin", "LinkedIn"
    WHATSAPP = "whatsapp", "WhatsApp"
    EMAIL = "email", _("E-mail")
    PINTEREST = "pinterest", "Pinterest"
    VK = "vk", "VK"
    BLUESKY = "bluesky", "Bluesky"
    MASTODON = "mastodon", "Mastodon"
    COPY = "copy", _("Copy link")

    @classmethod
    def defaults(cls) -> list[str]:
        """All of them."""
        return list(cls.values)


@dataclass(frozen=True)
class ShareLink:
    """One share link of one page."""

    target: ShareTarget
    href: str


class ShareTargetsField(models.JSONField):
    """A choice of share targets, kept as a list of their names."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Boxes to tick."""
        return forms.TypedMultipleChoiceField(
            choices=ShareTarget.choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            label=self.verbose_name,
            help_text=self.help_text,
        )

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Only names of targets.

        Raises:
            ValidationError: there is another.
        """
        super().validate(value, model_instance)
        if set(value) - set(ShareTarget.values):
            raise ValidationError(_("Unknown share target."))


def share_links(targets: Iterable[str], *, url: str, title: str, image: str) -> list[ShareLink]:
    """The share links of a page with this absolute address, title and card. Unknown names are passed over."""
    parts = {"url": quote(url, safe=""), "title": quote(title, safe=""), "image": quote(image, safe=""), "address": url}
    return [
        ShareLink(target, ADDRESSES[target.value].format(**parts)) for target in ShareTarget if target.value in targets
    ]
