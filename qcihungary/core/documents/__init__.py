"""Documents: what a file is, what is known of it, and who may read it."""
