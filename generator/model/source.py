"""What a file's text is before it is typed: dicts and lists of texts."""

Node = dict[str, "Node"] | list["Node"] | str
"""Every scalar stays text: `1.010` must not become `1.01`, nor `7:30` 450."""
