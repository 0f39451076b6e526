"""The matrix: what is missing, a draft, behind or up to date in each language; for pages, records and pictures."""
