"""In which encoding a file is: UTF-8, UTF-16, or one of the two of Central Europe, which differ only here and there.

Windows-1250 and ISO 8859-2 have á, ő and ű at the same places, but š, ť, ž and ľ at others, where the other one has
signs or other letters. So both are read, and what makes words counts.
"""

import codecs
import re

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ONLY_WINDOWS = re.compile(rb"[\x80-\x9f]")
"""Letters, quotation marks and dashes in Windows-1250; in ISO 8859-2 control characters, which no text has."""

DOUBTED = re.compile(r"[ˇĄ¦©«¬®±µ¶ˇąĽ»ľ]")
"""What Windows-1250 has where ISO 8859-2 has another letter: ĄŚŠŤŹŽąľśšťźž."""

WITHIN = re.compile(rf"[^\W\d_]|{DOUBTED.pattern}")
"""What stands beside a letter within a word."""

VOWEL = re.compile(r"[aeiouyáäâăéëíîóöőôúüűůýě]", re.IGNORECASE)


def text_of(content: bytes) -> str | None:
    """A file's text; nothing where it isn't text."""
    if content.startswith(UTF_16):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", central_european(content)]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def central_european(content: bytes) -> str:
    """Which of the two a file is in."""
    if ONLY_WINDOWS.search(content):
        return "cp1250"
    text = content.decode("cp1250", errors="replace")
    votes = [is_another_letter(text, found.start()) for found in DOUBTED.finditer(text)]
    return "iso8859-2" if sum(votes) * 2 > len(votes) else "cp1250"


def is_another_letter(text: str, place: int) -> bool:
    """Whether what Windows-1250 makes of a byte stands where a word wants the letter that ISO 8859-2 has there.

    Signs don't stand within words. „ą” is a vowel where „š” is none, „Ľ” a capital where „ź” is none; of „ľ” and „ž”
    the second is the likelier one before a vowel.
    """
    before, sign, after = text[place - 1 : place], text[place], text[place + 1 : place + 2]
    if sign == "ą":
        return bool(VOWEL.match(before) or VOWEL.match(after))
    if sign == "ľ":
        return bool(VOWEL.match(after))
    if sign in "ĽĄ":
        return before.islower() if sign == "Ľ" else not before.isupper()
    if sign in "«»":
        return bool(WITHIN.match(before) and WITHIN.match(after))
    if sign in "©®":
        return after.islower() or after == "." or bool(DOUBTED.match(after))
    return before.islower() or after.islower()
