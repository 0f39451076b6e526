"""Registration for courses and events. Nothing of it is public but the form and the number of places."""
