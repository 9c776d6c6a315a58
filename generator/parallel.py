"""A list of items becomes a list of results, in order, made by several processes where that pays."""

import multiprocessing
import select
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Final, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_A_FORK: Final = 48
"""Fewer items than this are done sooner than a process is started (about 15 ms)."""


Progress = Callable[[int], Callable[[int], None]]
"""Is told how much there is to do, and gives back what is then told how much more has been done."""


def silent(_: int) -> Callable[[int], None]:
    """Progress that nobody watches."""
    return lambda done: None


def ordered_map(
    work: Callable[[Item], Result], items: list[Item], jobs: int, progress: Progress = silent
) -> list[Result]:
    """`[work(item) for item in items]`, shared among `jobs` processes by forking; alone where there is no fork.

    This process works too, and takes its own pace for that of all when it tells of progress.

    A forked child sees everything its parent holds, so `work` may be any closure; only results travel back. What a
    child raises is raised here; when the work fails here, no child goes on.
    """
    if jobs < 2 or len(items) < WORTH_A_FORK or "fork" not in multiprocessing.get_all_start_methods():
        return _told(work, items, progress(len(items)), 1)
    context = multiprocessing.get_context("fork")
    shares: list[tuple[Connection, BaseProcess]] = []
    for share in range(1, jobs):
        ours, theirs = context.Pipe(duplex=False)
        given = (ours, theirs, work, items[share::jobs])
        process: BaseProcess = context.Process(target=_serve, args=given, daemon=True)
        process.start()
        theirs.close()
        shares.append((ours, process))
    results: list[Result | None] = [None] * len(items)
    try:
        results[::jobs] = _told(work, items[::jobs], progress(len(items)), jobs)
        for share, (ours, _) in enumerate(shares, start=1):
            answer = ours.recv()
            if isinstance(answer, BaseException):
                raise answer
            results[share::jobs] = answer
    finally:
        # The last first: a process holds the ends of those that were started before it.
        for ours, process in reversed(shares):
            ours.close()
            process.join()
    return results  # type: ignore[return-value]


@contextmanager
def aside(steps: Callable[[], Iterator[Result]], jobs: int) -> Iterator[Iterator[Result]]:
    """The iterator `steps()`, run in a process of its own: it begins at once, and goes on as soon as a value is taken.

    Where there is but one process it is `steps()` itself, which waits to be asked. What a step raises is raised where
    its value is taken; what nobody takes any more is stopped.
    """
    if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield steps()
        return
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve_steps, args=(ours, theirs, steps), daemon=True)
    process.start()
    theirs.close()
    try:
        yield _taken(ours)
    finally:
        ours.close()
        process.join()


def _taken(ours: Connection) -> Iterator[Any]:
    while True:
        answer = ours.recv()
        if isinstance(answer, BaseException):
            raise answer
        if answer is None:
            return
        ours.send(None)
        yield answer[0]


def _serve_steps(theirs: Connection, answer: Connection, steps: Callable[[], Iterator[Any]]) -> None:
    theirs.close()
    try:
        for value in steps():
            answer.send((value,))
            answer.recv()
        answer.send(None)
    except (BrokenPipeError, ConnectionResetError, EOFError):
        return  # nobody waits any more
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent must hear of it
        with suppress(BrokenPipeError):  # unless Ctrl-C has ended it, too
            answer.send(error)


def _told(work: Callable[[Item], Result], items: list[Item], tell: Callable[[int], None], pace: int) -> list[Result]:
    results = []
    for item in items:
        results.append(work(item))
        tell(pace)
    return results


def _serve(theirs: Connection, answer: Connection, work: Callable[[Item], Result], items: list[Item]) -> None:
    # As long as this end stood open here too, an answer to a parent that was killed would wait forever.
    theirs.close()
    try:
        answer.send([work(item) for item in _while_awaited(items, answer)])
    except BrokenPipeError:
        return  # nobody waits any more
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent must hear of it
        with suppress(BrokenPipeError):  # unless Ctrl-C has ended it, too
            answer.send(error)


def _while_awaited(items: list[Item], answer: Connection) -> Iterator[Item]:
    """The items, until nobody waits for what they give: then the work must not go on behind a command that has ended.

    Raises:
        BrokenPipeError: the other end is closed.
    """
    ends = select.poll()
    ends.register(answer, 0)  # that nobody reads is told unasked
    for item in items:
        if ends.poll(0):
            raise BrokenPipeError
        yield item
