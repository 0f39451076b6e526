"""``make screenshots``: take the README's pictures of the demo site into ``docs/images``."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import chromium, demo_site

PICTURES = {"home-en.png": ("/en/", 1280, "light"), "home-hu-dark.png": ("/hu/", 1280, "dark")}
"""File name: path, width in CSS pixels, colour scheme."""
HEIGHT = 900


def main() -> None:
    """Take each picture anew."""
    if not chromium.PATH:
        sys.exit(chromium.MISSING)
    target = demo_site.ROOT / "docs/images"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        var = Path(folder) / "var"
        demo_site.prepare(var)
        browser = playwright.chromium.launch(executable_path=chromium.PATH, args=chromium.FLAGS)
        with demo_site.serve(var) as address:
            for name, (path, width, scheme) in PICTURES.items():
                page = browser.new_page(
                    viewport={"width": width, "height": HEIGHT},
                    color_scheme="dark" if scheme == "dark" else "light",
                )
                page.goto(f"{address}{path}", wait_until="networkidle")
                page.screenshot(path=target / name)
                print(f"docs/images/{name}")
        browser.close()


if __name__ == "__main__":
    main()
