"""Has anything changed since the engine was packed?"""

import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

NAME = ".stamp"


def of(root: Path, inputs: Iterable[Path]) -> str:
    """Return one hash over the inputs, their names, and this Python."""
    total = hashlib.sha256(sys.version.encode())
    for path in sorted(inputs):
        total.update(str(path.relative_to(root, walk_up=True)).encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
