"""Hungarian by the Academy's orthography: 2025. március 20., 14:30."""

DATE_FORMAT = "Y. F j."
SHORT_DATE_FORMAT = "Y. m. d."
DATETIME_FORMAT = "Y. F j., H:i"
SHORT_DATETIME_FORMAT = "Y. m. d., H:i"
MONTH_DAY_FORMAT = "F j."
TIME_FORMAT = "H:i"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%Y. %m. %d.", "%Y.%m.%d.", "%Y. %m. %d", "%Y.%m.%d", "%Y/%m/%d", "%Y. %m.%d."]
DATETIME_INPUT_FORMATS = [
    f"{date}{time}" for date in DATE_INPUT_FORMATS for time in (" %H:%M", " %H:%M:%S", ", %H:%M", " %H.%M", "")
]
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S", "%H.%M"]
