"""House rule 2: every model says how it deals with two languages. ``core.checks`` refuses a model that doesn't."""

from enum import Enum


class TranslationPolicy(Enum):
    """How a model's texts relate to English and Hungarian."""

    TOLD = "told"
    """A page: one row per language, in lock-step trees; each language tells it in its own words."""

    BILINGUAL = "bilingual"
    """A record or medium: one row, with two columns for each text that differs by language."""

    LANGUAGE_FREE = "language-free"
    """Nothing in it differs by language."""
