"""How words become what the index knows them by: the same for what is indexed and for what is asked."""
