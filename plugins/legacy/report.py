"""What an import did, and what somebody should know of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from plugins.errors import Problem, Severity

MOST_PROBLEMS: Final = 500
"""Problems kept of each severity; a file of 60,000 bad lines is understood from the first few."""


@dataclass
class ImportReport:
    """Count what an import did.

    imported: releases written by this run. already: items that an earlier run had imported.
    failed: items and files that could not be imported. cleaned: characters taken out or replaced
    by `normalize.clean`. releases: the first paths written, below the content folder.
    problems: the first `MOST_PROBLEMS` of each severity. unshown: how many there were beyond them.
    """

    imported: int = 0
    already: int = 0
    failed: int = 0
    cleaned: int = 0
    notices: int = 0
    divisions: int = 0
    releases: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))

    @property
    def is_complete(self) -> bool:
        """Tell whether all that was given is in the archive now."""
        return not self.failed

    @property
    def unshown(self) -> int:
        """Give the number of problems that are counted but not kept."""
        return sum(self.counts.values()) - len(self.problems)

    def add(self, problems: Iterable[Problem]) -> None:
        """Count problems, and keep them while they are not too many."""
        for problem in problems:
            self.counts[problem.severity] += 1
            if self.counts[problem.severity] <= MOST_PROBLEMS:
                self.problems.append(problem)

    def fail(self, problems: Iterable[Problem]) -> None:
        """Count one item or file that could not be imported."""
        self.failed += 1
        self.add(problems)
