"""What stands for the running code: whatever other code made is made again."""

import os
import sys
from functools import cache
from hashlib import blake2b

from generator import settings
from generator.store.freshness import signature


@cache
def program_digest() -> bytes:
    """A digest of the program's own files, of all libraries beside it by version, and of the Python that runs them."""
    program = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    around = "\n".join([sys.version, *settings.libraries()])
    return blake2b(_files_of(program) + os.fsencode(around), digest_size=16).digest()


def _files_of(program: str) -> bytes:
    """What pip noted of a wheel's files, each with its digest: the same however often it is installed (a province's CI
    does every night). In a clone, whose files change one by one, their sizes and times.
    """
    beside, name = os.path.split(program)
    for folder in os.listdir(beside):
        if folder.startswith("niemyet-") and folder.endswith(".dist-info"):
            try:
                with open(os.path.join(beside, folder, "RECORD"), "rb") as stream:
                    lines = [line for line in stream.read().splitlines() if line.startswith(os.fsencode(f"{name}/"))]
            except FileNotFoundError:
                break  # packages of a system have none
            return b"\n".join(sorted(line for line in lines if b"/__pycache__/" not in line))
    return signature([program], [])
