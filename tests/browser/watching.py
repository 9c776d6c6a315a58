"""What happens while a page is opened becomes lists: addresses asked for, and everything that goes wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response


@dataclass
class Seen:
    """What a page asked for, and what it complained about."""

    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@contextmanager
def watched(page: Page) -> Iterator[Seen]:
    """Watches a window, whatever it opens, until the context ends."""
    seen = Seen()

    def on_console(message: ConsoleMessage) -> None:
        seen.faults.append(f"{message.type}: {message.text}")

    def on_error(error: Error) -> None:
        seen.faults.append(str(error))

    def on_request(request: Request) -> None:
        seen.asked.append(request.url)

    def on_response(response: Response) -> None:
        if response.status >= 400:
            seen.faults.append(f"{response.status}: {response.url}")

    def on_failure(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # that is what we leave behind when we go on to the next page
            seen.faults.append(f"{request.failure}: {request.url}")

    handlers = {
        "console": on_console,
        "pageerror": on_error,
        "request": on_request,
        "response": on_response,
        "requestfailed": on_failure,
    }
    for event, handler in handlers.items():
        page.on(event, handler)  # type: ignore[call-overload]
    try:
        yield seen
    finally:
        for event, handler in handlers.items():
            page.remove_listener(event, handler)
