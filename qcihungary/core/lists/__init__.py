"""Long lists: filtered, ordered, divided into pages, drawn as charts, read from tables and written to them."""
