"""``make bench``: requests per second of each kind of page, nothing cached, on the production server.

The load comes from wrk (Debian's package), over loopback, on the same machine. The bar of the design is 300. Then
``bench_records.py`` fills the same site with thousands of records, ``bench_matrix.py`` with thousands of pages; both
fail above their bars.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import demo_site

WRK = ["wrk", "--threads", "1", "--connections", "8", "--latency"]
SECONDS = 5


def measure(url: str) -> str:
    """Load one address for some seconds, and tell requests per second, the median and the 99th percentile."""
    subprocess.run([*WRK, "--duration", "1s", url], capture_output=True, check=True)
    told = subprocess.run([*WRK, "--duration", f"{SECONDS}s", url], capture_output=True, check=True, text=True).stdout
    if "Non-2xx" in told:
        sys.exit(f"{url} does not answer 200:\n{told}")
    rate, median, slowest = (_read(told, name) for name in ("Requests/sec:", "50%", "99%"))
    return f"{rate:>9} {median:>10} {slowest:>10}"


def _read(told: str, name: str) -> str:
    found = re.search(rf"^\s*{name}\s+(\S+)", told, re.MULTILINE)
    return found[1] if found else "?"


def main() -> None:
    """Measure each kind of page on a demo site of its own."""
    subprocess.run([demo_site.ROOT / "scripts/system-packages.sh", "wrk"], check=True)
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder) / "var"
        demo_site.prepare(var)
        with demo_site.serve(var, workers=2) as address:
            print(f"{'requests/s':>9} {'median':>9} {'99%':>10}")
            for path in demo_site.sampled_paths(address, siblings=1):
                print(measure(f"{address}{path}"), path, flush=True)
        results = [
            subprocess.run(
                [sys.executable, str(demo_site.ROOT / f"scripts/{name}.py"), str(var)], check=False
            ).returncode
            for name in ("bench_records", "bench_matrix")
        ]
        sys.exit(max(results))


if __name__ == "__main__":
    main()
