"""Where the demo's reports lie.

A raid on a truck park at the border town of Moyale. The town is real; the raid, the outlets, the
persons and all that they say are invented, and the reports may be used freely.
"""

from pathlib import Path


def report_files() -> tuple[Path, ...]:
    """The files of the demo, in the order in which they were published.

    >>> [path.suffix for path in report_files()]
    ['.html', '.txt', '.md', '.jsonl']
    """
    return tuple(sorted((Path(__file__).parent / "texts").iterdir()))
