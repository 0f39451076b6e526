"""Hungarian by the Academy's orthography: 2025. március 20., 14:30."""

DATE_FORMAT = "Y. F j."
SHORT_DATE_FORMAT = "Y. m. d."
DATETIME_FORMAT = "Y. F j., H:i"
SHORT_DATETIME_FORMAT = "Y. m. d., H:i"
MONTH_DAY_FORMAT = "F j."
TIME_FORMAT = "H:i"
FIRST_DAY_OF_WEEK = 1
