"""``make audit``: the Nu HTML checker on every page of the demo site, and Lighthouse on each kind of page.

Not part of ``make test``, because it needs Node and Java. Fails below the bars of the design: no error and no warning,
and 100 in every category with no layout shift.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import chromium, demo_site

TOOLS = demo_site.ROOT / "var/audit"
PACKAGES = ["lighthouse@12.8.2", "vnu-jar@26.9.27"]
BESIDE = [
    *("/en/nowhere/", "/hu/sehol/", "/en/search/?q=quantum", "/hu/kereses/?q=kvantum"),
    *("/en/results/?kind=publication", "/hu/eredmenyek/?q=sehol", "/en/results/deliverables/all/"),
    *("/hu/eredmenyek/leszallitando-eredmenyek/?wp=2&sort=due", "/hu/eredmenyek/publikaciok/?style=apa&q=minta"),
]
"""Pages that are in no sitemap."""


def install() -> None:
    """Bring the two tools from the npm registry into ``var/audit``, once."""
    for program in ("node", "npm", "java"):
        if not shutil.which(program):
            sys.exit(f"make audit needs {program}, which is not here.")
    if not chromium.PATH:
        sys.exit(chromium.MISSING)
    stamp = TOOLS / "installed"
    if stamp.exists() and stamp.read_text() == " ".join(PACKAGES):
        return
    TOOLS.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(TOOLS), *PACKAGES], check=True
    )
    stamp.write_text(" ".join(PACKAGES))


def check_html(address: str, folder: Path) -> list[str]:
    """Run the Nu checker on every page, and on our drawings; one line for each different thing that it says."""
    pages = folder / "pages"
    for path in [*demo_site.listed_paths(address), *BESIDE]:
        file = pages / f"{path.strip('/').replace('/', '~').replace('?', '~')}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_fetch(f"{address}{path}"))
    files = [*sorted(pages.iterdir()), *sorted((demo_site.ROOT / "static").rglob("*.svg"))]
    jar = next(TOOLS.glob("node_modules/vnu-jar/build/**/vnu.jar"))
    command = ["java", "-jar", str(jar), "--format", "json", "--also-check-svg", *map(str, files)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(found.stderr)["messages"]
    print(f"Nu HTML checker: {len(files)} files, {len(messages)} messages", flush=True)
    told: dict[str, list[str]] = {}
    for message in messages:
        place = f"{Path(message['url']).name.replace('~', '/')}:{message.get('lastLine', 0)}"
        told.setdefault(f"{message.get('subType', message['type'])}: {message['message']}", []).append(place)
    return [f"{text} ({len(places)} times, first in {places[0]})" for text, places in told.items()]


def measure(address: str, path: str, report: Path) -> list[str]:
    """Run Lighthouse (mobile) on a page; one line for each category below 100, and for a shift of the layout."""
    command = [str(TOOLS / "node_modules/.bin/lighthouse"), f"{address}{path}", "--quiet", "--output=json"]
    command += [f"--output-path={report}", "--only-categories=performance,accessibility,best-practices,seo"]
    command += [f"--chrome-flags=--headless=new {' '.join(chromium.FLAGS)}"]
    environment = os.environ | {"CHROME_PATH": str(chromium.PATH)}
    if subprocess.run(command, env=environment, check=False).returncode:  # a browser that didn't come up in time
        subprocess.run(command, env=environment, check=True)
    result: dict[str, Any] = json.loads(report.read_text())
    scores = {name: round(100 * (category["score"] or 0)) for name, category in result["categories"].items()}
    shift = result["audits"]["cumulative-layout-shift"]["numericValue"]
    print(f"Lighthouse {' / '.join(map(str, scores.values()))}, CLS {shift:.3f}: {path}", flush=True)
    faults = [f"{path}: {name} {score}{_failed(result, name)}" for name, score in scores.items() if score < 100]
    return faults + ([f"{path}: layout shift {shift:.3f}"] if shift > 0 else [])


def _failed(result: dict[str, Any], category: str) -> str:
    weighed = [reference["id"] for reference in result["categories"][category]["auditRefs"] if reference["weight"]]
    return f" ({', '.join(name for name in weighed if (result['audits'][name]['score'] or 0) < 0.9)})"


def _fetch(url: str) -> bytes:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        return error.read()


def main() -> None:
    """Audit the demo site with both tools, or with the one that is asked for."""
    parser = argparse.ArgumentParser(description="Audit the demo site.")
    parser.add_argument("--only", choices=["nu", "lighthouse"])
    parser.add_argument("--below", default="/", help="let Lighthouse look only at addresses that begin so")
    options = parser.parse_args()
    install()
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder) / "var"
        demo_site.prepare(var)
        with demo_site.serve(var, workers=2) as address:
            if options.only != "lighthouse":
                faults += check_html(address, Path(folder))
            if options.only != "nu":
                for path in filter(lambda found: found.startswith(options.below), demo_site.sampled_paths(address)):
                    faults += measure(address, path, Path(folder) / "report.json")
    if faults:
        sys.exit("\n".join(["", *faults]))


if __name__ == "__main__":
    main()
