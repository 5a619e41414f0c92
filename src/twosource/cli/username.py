"""The name under which somebody judges or exports who gives none."""

import getpass

_NOBODY = "unknown"


def user_name() -> str:
    """The name of the user on this machine; "unknown" where it has none, as in some containers."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        # No variable such as USER, and no account for the number the process runs under.
        return _NOBODY
