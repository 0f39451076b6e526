"""Whether what our pages and records link to is still there: asked each day, politely, and only of public addresses."""
