"""Forms that anybody may send: their guards, and how they read text. See docs/adr/0022-forms-without-a-cookie.md."""
