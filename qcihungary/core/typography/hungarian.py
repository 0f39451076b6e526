"""What Hungarian writes in a way of its own."""

from qcihungary.core.typography.rules import BOTH, Rule, replaced, spaced

MONTHS = "január|február|március|április|május|június|július|augusztus|szeptember|október|november|december"
MONTHS_SHORT = r"jan\.|febr\.|márc\.|ápr\.|máj\.|jún\.|júl\.|aug\.|szept\.|okt\.|nov\.|dec\."
ABBREVIATIONS = r"pl|ún|kb|ld|vö|sz|kft|zrt|dr|id|ifj|özv|prof|dipl|ill|közr|szerk|ford|i\. ?e|i\. ?sz"
SUFFIXES = (
    r"(?:[aeoáéóö]?(?:k|t|n|s|m|d)|j?[ae]|[aáeé]?(?:én|án|ben|ban|ből|ból|be|ba|nek|nak|nél|nál|hez|hoz|höz|től|tól"
    r"|ről|ról|re|ra|ig|ért|ként|kor|vel|val|es|as|os|ös|is|i|ei|jei|jai|ek|ok|ök|en|on|ön|et|ot|öt|jét|ját|ját))"
)

RULES: tuple[Rule, ...] = (
    *BOTH,
    # A suffix is joined to a number or to an abbreviation by a hyphen, not by a dash: 10-én, QCI-vel.
    replaced(rf"(?:\d|\b\w*[A-ZÁÉÍÓÖŐÚÜŰ])(–)(?={SUFFIXES}\b)", "-"),
    # The parts of a date, and what is numbered, stay together: 2025. március 20., 3. ábra, XX. század.
    spaced(rf"\b\d{{4}}\.( )(?=(?:{MONTHS}|{MONTHS_SHORT})\b)"),
    spaced(rf"\b(?:{MONTHS})( )(?=\d{{1,2}}(?:\.|-|–|\b))"),
    spaced(rf"\b(?:{MONTHS_SHORT})( )(?=\d{{1,2}}(?:\.|-|–|\b))"),
    spaced(r"\b\d{4}\.( )(?=\d{1,2}\.)"),
    spaced(r"\b\d{4}\.[ \u00a0]\d{1,2}\.( )(?=\d{1,2}\.)"),
    spaced(r"(?<![\d.,])\d{1,3}\.( )(?=[a-záéíóöőúüű])"),
    spaced(r"\b[IVXLC]+\.( )(?=[a-záéíóöőúüű])"),
    spaced(rf"(?<![\w.])(?:{ABBREVIATIONS})\.( )(?=\w)"),
    spaced(r"(?<![\w.])(?:Dr|Prof|Id|Ifj|Özv|Pl|Kb|Ld|Vö)\.( )(?=\w)"),
    spaced(r"\d( )(?=(?:Ft|EUR|HUF|USD|€|ezer|millió|milliárd|euró|forint)(?!\w))"),
)
