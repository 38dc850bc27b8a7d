"""How the benchmarks take and print their figures: medians, and ratios within one run."""

from collections.abc import Callable
from statistics import median
from time import perf_counter


def milliseconds(job: Callable[[], object], rounds: int = 25) -> float:
    """The median time of a job, in milliseconds, after one round that is not counted."""
    job()
    taken: list[float] = []
    for _ in range(rounds):
        start = perf_counter()
        job()
        taken.append(perf_counter() - start)
    return median(taken) * 1000


def show(what: str, measured: float, against: str, bare: float, unit: str = "ms") -> None:
    """One line: the figure, what it is held against, and the ratio of the two."""
    ratio = f"{measured / bare:6.2f} ×" if bare else "     – "
    print(f"{what:<58}{measured:9.2f} {unit}  {ratio}  {against} {bare:.2f} {unit}")
