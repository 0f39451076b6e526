"""Where Wagtail's admin shows the desk."""
