"""Who may do what in the admin, by role. See docs/adr/0033-roles-in-one-table.md."""
