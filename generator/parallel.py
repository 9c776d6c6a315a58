"""A list of items becomes a list of results, in order, made by several processes where that pays."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Final, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_WORTH_A_FORK: Final = 48
"""Fewer items than this are done sooner than a process is started (about 15 ms)."""


def ordered_map(work: Callable[[Item], Result], items: list[Item], jobs: int) -> list[Result]:
    """`[work(item) for item in items]`, shared among `jobs` processes by forking; alone where there is no fork.

    A forked child sees everything its parent holds, so `work` may be any closure; only results travel back. What a
    child raises is raised here.
    """
    if jobs < 2 or len(items) < _WORTH_A_FORK or "fork" not in multiprocessing.get_all_start_methods():
        return [work(item) for item in items]
    context = multiprocessing.get_context("fork")
    shares: list[tuple[Connection, BaseProcess]] = []
    for share in range(1, jobs):
        ours, theirs = context.Pipe(duplex=False)
        process: BaseProcess = context.Process(target=_serve, args=(theirs, work, items[share::jobs]), daemon=True)
        process.start()
        theirs.close()
        shares.append((ours, process))
    results: list[Result | None] = [None] * len(items)
    results[::jobs] = [work(item) for item in items[::jobs]]
    for share, (ours, process) in enumerate(shares, start=1):
        answer = ours.recv()
        process.join()
        if isinstance(answer, BaseException):
            raise answer
        results[share::jobs] = answer
    return results  # type: ignore[return-value]


def _serve(answer: Connection, work: Callable[[Item], Result], items: list[Item]) -> None:
    try:
        answer.send([work(item) for item in items])
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent must hear of it
        answer.send(error)
