"""Strings of Wagtail's that its own Hungarian lacks or gets wrong, collected so that ours has them.

Nothing reads these lists but the extraction of messages and tests, which say when Wagtail has caught up with a line.
"""
