import subprocess
import sys

import pytest

HEAVY = ("httpx", "lxml", "numpy", "py3langid", "pypdfium2", "trafilatura")


@pytest.mark.parametrize(
    "code",
    [
        "import twosource.intake",
        "from twosource.intake import from_text;"
        "from_text('The army said on Tuesday that its men had left the town.')",
    ],
)
def test_no_library_is_loaded_before_it_is_needed(code):
    check = f"{code}; import sys; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
