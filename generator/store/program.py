"""What stands for the running code: whatever other code made is made again."""

import os
import sys
from functools import cache
from hashlib import blake2b

from generator.store.freshness import signature


@cache
def program_digest() -> bytes:
    """A digest of the sizes and times of the program's own files, and of the Python that runs them."""
    program = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    return blake2b(signature([program], [sys.version]), digest_size=16).digest()
