"""What RIS calls things: its types and tags, and the labels of our own."""

MEDIA_TYPE = "application/x-research-info-systems"

WRITTEN_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "article": "UNPB",
    "paper-conference": "CPAPER",
    "book": "BOOK",
    "chapter": "CHAP",
    "thesis": "THES",
    "report": "RPRT",
    "dataset": "DATA",
    "software": "COMP",
    "speech": "SLIDE",
    "motion_picture": "VIDEO",
    "patent": "PAT",
    "standard": "STAND",
    "webpage": "ELEC",
    "map": "MAP",
}
GENERIC = "GEN"
READ_TYPES = {code: kind for kind, code in WRITTEN_TYPES.items()} | {
    "EJOUR": "article-journal",
    "ABST": "article-journal",
    "INPR": "article-journal",
    "CONF": "paper-conference",
    "EBOOK": "book",
    "EDBOOK": "book",
    "ECHAP": "chapter",
    "GOVDOC": "report",
    "BLOG": "post-weblog",
    "PREP": "article",
    "MANSCPT": "manuscript",
    "MPCT": "motion_picture",
    "DBASE": "dataset",
}
NUMBERED = frozenset({"report", "patent", "standard"})
"""Kinds of work whose ``IS`` is their own number; with others it is the issue's."""

TAGS = {
    "TI": "title",
    "TT": "title_hu",
    "T2": "container",
    "T3": "collection",
    "VL": "volume",
    "ET": "edition",
    "M3": "genre",
    "PB": "publisher",
    "CY": "publisher_place",
    "LA": "language",
    "DO": "doi",
    "UR": "url",
    "AB": "abstract",
    "N1": "note",
    "C7": "number",
}
"""Tags of one value, in the order in which they are written, and our names of them."""

LABELLED = {
    "access": ("C1", "access"),
    "licence": ("C2", "licence"),
    "event": ("C3", "event"),
    "event_place": ("C3", "event-place"),
    "grant": ("C5", "grant"),
    "grant_source": ("C5", "grant-source"),
    "mtmt": ("U1", "mtmt"),
    "repository": ("U3", "repository"),
    "abstract_hu": ("U4", "abstract-hu"),
    "version": ("U5", "version"),
}
"""Our names of what RIS has no tag for, the tag that it stands in, and the label before it."""

CUSTOM_TAGS = [*(f"C{number}" for number in (1, 2, 3, 4, 5, 6, 8)), *(f"U{number}" for number in range(1, 6))]
"""Where labels stand. C7 is no place for them: it holds the article's number."""

ALTERNATIVES = {
    "TI": ("T1", "CT", "BT"),
    "T2": ("JO", "JF", "JA", "J2", "BT", "T3"),
    "AB": ("N2",),
    "CY": ("PP",),
    "AU": ("A1",),
    "A2": ("ED",),
    "DA": ("PY", "Y1"),
}
"""Where else a reader looks, in this order."""

UNREAD = frozenset({"A3", "A4", "AV", "CA", "CN", "L2", "L3", "L4", "NV", "OP", "RI", "RN", "RP", "SE", "ST", "TA"})
"""Tags that say something of a work for which there is no place."""
