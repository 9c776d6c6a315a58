"""A page becomes what a browser would post of its form, so that a test can type into it and press a button."""

from html.parser import HTMLParser

Fields = dict[str, list[str]]


def posted(html: str) -> Fields:
    """The successful controls of the form `mau` (or of the last one there is), by name, in the order of the page."""
    parser = _Form()
    parser.feed(html)
    parser.close()
    return parser.fields


class _Form(HTMLParser):
    """Follows the HTML standard as far as our forms go."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: Fields = {}
        self._select: str | None = None
        self._options: list[tuple[str, bool]] = []
        self._text: tuple[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "form":
                self.fields = {}
            case "input" if given.get("name") and "form" not in given:
                ticked = given.get("type") != "checkbox" or "checked" in given
                if ticked:
                    self.fields.setdefault(given["name"], []).append(given.get("value", ""))
            case "select":
                self._select, self._options = given["name"], []
            case "option":
                self._options.append((given["value"], "selected" in given))
            case "textarea":
                self._text = (given["name"], "")

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text = (self._text[0], self._text[1] + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select" and self._select is not None:
            chosen = [value for value, selected in self._options if selected] or [self._options[0][0]]
            self.fields.setdefault(self._select, []).append(chosen[-1])
            self._select = None
        elif tag == "textarea" and self._text is not None:
            name, text = self._text
            # The line end right behind the tag is none of the text's; the others leave the browser as CR LF.
            self.fields.setdefault(name, []).append(text.removeprefix("\n").replace("\n", "\r\n"))
            self._text = None
