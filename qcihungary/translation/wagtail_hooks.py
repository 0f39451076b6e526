"""Where Wagtail's admin shows translations."""
