"""How the benchmarks take and print their figures: medians, and ratios within one run."""

from collections.abc import Callable, Mapping
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


def in_turns(jobs: Mapping[str, Callable[[], object]], rounds: int = 25) -> dict[str, float]:
    """The median time of each job, in milliseconds, one round of all after the other: a busy moment meets them all."""
    for job in jobs.values():
        job()
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            start = perf_counter()
            job()
            taken[name].append(perf_counter() - start)
    return {name: median(each) * 1000 for name, each in taken.items()}


def show(what: str, measured: float, against: str, bare: float, unit: str = "ms") -> None:
    """One line: the figure, what it is held against, and the ratio of the two."""
    ratio = f"{measured / bare:6.2f} ×" if bare else "     – "
    print(f"{what:<58}{measured:9.2f} {unit}  {ratio}  {against} {bare:.2f} {unit}")
