"""How the admin names the two columns of a bilingual field. The settings import this, so it imports none of them."""

from django.utils.translation import gettext


def in_language(name: str, code: str) -> str:
    """The label of one column: "Caption in Hungarian", „képaláírás magyarul”. Raises KeyError for any other language.

    django-modeltranslation asks for it each time a label is shown, in the language of whoever looks.
    """
    labels = {"en": gettext("%(name)s in English"), "hu": gettext("%(name)s in Hungarian")}
    return labels[code] % {"name": name}
