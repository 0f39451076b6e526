"""The project's own places on social media."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks


class SocialNetwork(models.TextChoices):
    """Networks that we have a drawn icon for."""

    LINKEDIN = "linkedin", "LinkedIn"
    X = "x", "X"
    BLUESKY = "bluesky", "Bluesky"
    MASTODON = "mastodon", "Mastodon"
    FACEBOOK = "facebook", "Facebook"
    YOUTUBE = "youtube", "YouTube"
    GITHUB = "github", "GitHub"


class SocialLinkValue(blocks.StructValue):
    """A place that knows the name of its network."""

    @property
    def name(self) -> str:
        """The network's name."""
        return str(SocialNetwork(self["network"]).label)


class SocialLinkBlock(blocks.StructBlock):
    """One place: which network, and the address there."""

    network = blocks.ChoiceBlock(label=_("Network"), choices=SocialNetwork.choices)
    url = blocks.URLBlock(label=pgettext_lazy("on the web", "Address"))

    class Meta:
        icon = "link"
        label = _("Social media")
        description = _("A place of the project on a social network.")
        template = "blocks/social_link.html"
        value_class = SocialLinkValue
        preview_value = {"network": "linkedin", "url": "https://www.linkedin.com/"}
