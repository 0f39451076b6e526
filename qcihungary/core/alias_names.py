"""What an alias is called in addresses before it has one that readers know."""

from wagtail.models import Page


def name_hidden_aliases(source: Page) -> None:
    """Give the aliases of a page that becomes public for the first time its slug, where that is free beside them.

    They have that of its first autosave, made of a title half typed. Nobody was given the address.
    """
    if source.first_published_at != source.last_published_at:
        return
    for alias in Page.objects.filter(alias_of=source.pk, live=False).exclude(slug=source.slug).specific():
        if not alias.get_siblings(inclusive=False).filter(slug=source.slug).exists():
            alias.slug = source.slug
            alias.set_url_path(alias.get_parent())
            alias.save(clean=False)
