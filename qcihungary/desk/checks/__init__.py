"""What is looked at before a page is published."""
