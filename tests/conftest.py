"""Settings of all tests: on CI property tests take the same examples at each run, elsewhere they explore."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
