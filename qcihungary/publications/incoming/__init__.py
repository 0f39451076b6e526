"""Publications that come in by identifier or from a file: recognised, looked up, shown, and written when confirmed."""
