"""Mail that leaves: kept in the database first, then sent by ``manage.py send_queued_mail``."""
