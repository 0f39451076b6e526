"""Programs of our own that read somebody's file, each in a process with limits: a malformed file stops only that."""

import subprocess
import sys
from pathlib import Path
from typing import IO


def told_by(reader: Path, content: IO[bytes], seconds: float, *arguments: str) -> bytes:
    """What a program told of a file on this machine's disk before it ended, failed, or was stopped."""
    command = [sys.executable, "-I", str(reader), *arguments]
    try:
        done = subprocess.run(  # noqa: S603  (our own program, and no word of it from outside)
            command, stdin=content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as stopped:
        return stopped.stdout or b""
    return done.stdout
