"""Debian's Chromium (or another), found on this machine and started so that it asks nobody outside for anything."""

import os
import shutil

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The shell first: the same engine without windows of its own, which take as long to draw as the pages in them."""
PATH = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
"""None where there is none; the variable CHROMIUM names one that lies elsewhere."""
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Root has no sandbox of Chromium's.
    *(["--no-sandbox"] if os.getuid() == 0 else []),
]
MISSING = "There is no Chromium here: install Debian's package chromium-headless-shell, or set CHROMIUM to its path."
