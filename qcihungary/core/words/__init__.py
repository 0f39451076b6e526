"""Words and what is left of them without their endings: shared by the search and the glossary."""
