"""English as the European Union writes it: 20 March 2025, 14:30. The day stands first, also in 20/03/2025.

What is typed as 8/12/2026 is refused: some mean August by it.
"""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "d/m/Y"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
MONTH_DAY_FORMAT = "j F"
TIME_FORMAT = "H:i"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = [
    "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d.%m.%Y", "%Y. %m. %d.", "%Y.%m.%d.", "%Y. %m. %d", "%Y.%m.%d",
    "%Y/%m/%d",
]  # fmt: skip
DATETIME_INPUT_FORMATS = [
    f"{date}{time}" for date in DATE_INPUT_FORMATS for time in (" %H:%M", " %H:%M:%S", ", %H:%M", " %H.%M", "")
]
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S", "%H.%M"]
