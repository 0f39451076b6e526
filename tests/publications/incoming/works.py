"""What Crossref and DataCite answer, by hand in the shape of their real answers. The works are samples; none exists."""

from typing import Any

GRANT = "101081247"

CROSSREF_ARTICLE: dict[str, Any] = {
    "DOI": "10.1000/SAMPLE.1",
    "type": "journal-article",
    "title": ["Sample: Keys over <i>deployed</i> fibre &amp; <mml:math><mml:mi>x</mml:mi></mml:math>"],
    "subtitle": [],
    "author": [
        {
            "given": "Sándor",
            "family": "Imre",
            "sequence": "first",
            "ORCID": "https://orcid.org/0000-0002-1825-0097",
            "authenticated-orcid": False,
            "affiliation": [
                {"name": "Department of Samples, Budapest University of Technology and Economics, Budapest"}
            ],
        },
        {"given": "Anna", "family": "Minta", "sequence": "additional", "affiliation": []},
        {"name": "Sample Collaboration", "sequence": "additional", "affiliation": []},
    ],
    "container-title": ["Journal of Samples"],
    "volume": "12",
    "issue": "3",
    "article-number": "044053",
    "publisher": "Sample Press",
    "issued": {"date-parts": [[2024]]},
    "published-online": {"date-parts": [[2024, 5, 17]]},
    "published": {"date-parts": [[2024, 5]]},
    "ISSN": ["0028-0836", "1476-4687"],
    "language": "en",
    "abstract": "<jats:title>Abstract</jats:title><jats:p>First &amp; foremost.</jats:p><jats:p>Second.</jats:p>",
    "license": [
        {"URL": "https://example.org/tdm", "content-version": "tdm", "start": {"date-parts": [[2024, 5, 17]]}},
        {"URL": "https://creativecommons.org/licenses/by/4.0/legalcode", "content-version": "vor"},
    ],
    "funder": [
        {"DOI": "10.13039/501100000780", "name": "European Commission", "award": [f"DIGITAL {GRANT}"]},
        {"name": "Another funder"},
    ],
    "URL": "https://doi.org/10.1000/sample.1",
}

CROSSREF_CHAPTER: dict[str, Any] = {
    "DOI": "10.1000/sample.2",
    "type": "book-chapter",
    "title": ["Sample: A chapter"],
    "author": [{"given": "Anna", "family": "Minta"}],
    "container-title": ["A Book of Samples", "Lecture Notes in Samples"],
    "ISBN": ["9783161484100"],
    "page": "15-30",
    "issued": {"date-parts": [[2023]]},
}

DATACITE_PREPRINT: dict[str, Any] = {
    "doi": "10.48550/arxiv.2404.12345",
    "titles": [{"title": "Sample: Keys over deployed fibre & x"}],
    "creators": [
        {
            "name": "Imre, Sándor",
            "nameType": "Personal",
            "givenName": "Sándor",
            "familyName": "Imre",
            "affiliation": [],
            "nameIdentifiers": [
                {"nameIdentifier": "https://orcid.org/0000-0002-1825-0097", "nameIdentifierScheme": "ORCID"}
            ],
        },
        {"name": "Minta, Anna", "affiliation": [], "nameIdentifiers": []},
        {"name": "Sample Collaboration", "nameType": "Organizational"},
    ],
    "publisher": "arXiv",
    "publicationYear": 2024,
    "dates": [
        {"date": "2024-04-18T12:00:00Z", "dateType": "Submitted", "dateInformation": "v1"},
        {"date": "2024-04", "dateType": "Available"},
    ],
    "types": {"resourceTypeGeneral": "Preprint", "resourceType": "Article", "citeproc": "article-journal"},
    "descriptions": [{"description": "An abstract\n of the sample.", "descriptionType": "Abstract"}],
    "subjects": [
        {"subject": "Quantum Physics (quant-ph)", "subjectScheme": "arXiv"},
        {"subject": "FOS: Physical sciences", "subjectScheme": "Fields of Science and Technology (FOS)"},
    ],
    "rightsList": [{"rights": "CC BY 4.0", "rightsUri": "http://creativecommons.org/licenses/by/4.0/"}],
    "fundingReferences": [],
    "container": {},
    "url": "https://arxiv.org/abs/2404.12345",
}


def crossref_list(*works: dict[str, Any]) -> dict[str, Any]:
    """Crossref's answer to a question for several works."""
    return {
        "status": "ok",
        "message-type": "work-list",
        "message-version": "1.0.0",
        "message": {"facets": {}, "total-results": len(works), "items": list(works), "items-per-page": 20},
    }


def crossref_one(work: dict[str, Any]) -> dict[str, Any]:
    """Crossref's answer to a question for one work."""
    return {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": work}


def datacite_one(attributes: dict[str, Any]) -> dict[str, Any]:
    """DataCite's answer to a question for one DOI."""
    return {"data": {"id": attributes["doi"], "type": "dois", "attributes": attributes}}
