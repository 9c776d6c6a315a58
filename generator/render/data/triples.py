"""Nodes become Turtle and JSON-LD text: written straight, for a graph built first takes a hundred times as long."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from generator.render.data.graph import PREFIXES, VOCABULARY, Node, Value

_UNSAFE_TEXT: Final = re.compile(r'[\\"\x00-\x1f\x7f]')
_UNSAFE_ADDRESS: Final = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_ADDRESSES: Final = frozenset(
    {
        *("adms:status", "cpsv:follows", "cpsv:hasInput", "cpsv:produces", "cv:currency", "cv:hasChannel"),
        *("cv:hasCompetentAuthority", "cv:hasCost", "cv:hasLegalResource", "cv:holdsRequirement"),
        *("cv:ifAccessedThrough", "cv:isGroupedBy", "cv:thematicArea", "dct:language", "dct:license"),
        *("dct:publisher", "dct:spatial", "dct:type", "foaf:page"),
    }
)
_PLAIN: Final = frozenset({"dct:identifier", "eli:id_local", "tthc:level", "tthc:onlineLevel", "tthc:workingDays"})
"""Properties whose values are always addresses, or always texts of no language: the context says it once for all."""
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def turtle_head(site_url: str) -> str:
    """The prefixes of the file; addresses without a scheme stand below the site's."""
    prefixes = {**PREFIXES, "tthc": f"{site_url}{VOCABULARY}"}
    lines = [f"@base <{_address(site_url)}> ."]
    lines += [f"@prefix {name}: <{_address(address)}> ." for name, address in prefixes.items()]
    return "\n".join(lines) + "\n"


def written(nodes: Iterable[Node]) -> tuple[str, str]:
    """The nodes in both forms at once: each as one block of Turtle, and as JSON-LD with a comma between two."""
    blocks: list[str] = []
    told: list[Mapping[str, Any]] = []
    for node in nodes:
        address = _address(node.id)
        block = f"\n<{address}> a {node.type}"
        record: dict[str, Any] = {"@id": address, "@type": node.type.split(", ")}
        for name, values in node.says.items():
            if len(values) == 1:
                text, record[name] = _both(name, values[0])
            else:
                both = [_both(name, value) for value in values]
                text, record[name] = ", ".join([text for text, _ in both]), [value for _, value in both]
            block += f" ;\n  {name} {text}"
        blocks.append(f"{block} .\n")
        told.append(record)
    return "".join(blocks), msgspec.json.encode(told)[1:-1].decode()


def jsonld_head(site_url: str) -> str:
    """The context of the file, up to its first node."""
    prefixes = {**PREFIXES, "tthc": f"{site_url}{VOCABULARY}"}
    addresses = {name: {"@type": "@id"} for name in sorted(_ADDRESSES)}
    plain = {name: {"@language": None} for name in sorted(_PLAIN)}
    context = {"@base": site_url, "@language": "vi", **prefixes, **addresses, **plain}
    return f'{{"@context": {msgspec.json.encode(context).decode()},\n"@graph": [\n'


JSONLD_FOOT: Final = b"\n]}\n"


def _both(name: str, value: Value) -> tuple[str, str | Mapping[str, str]]:
    """A value as an object of Turtle and as the value of a JSON-LD property."""
    kind, text = value
    if kind == "@":
        address = _address(text)
        return f"<{address}>", address if name in _ADDRESSES else {"@id": address}
    escaped = _escaped(text)
    if kind == "vi":
        return f'"{escaped}"@vi', text
    if kind == "":
        return f'"{escaped}"', text if name in _PLAIN else {"@value": text}
    return f'"{escaped}"^^xsd:{kind}', {"@type": f"xsd:{kind}", "@value": text}


def _escaped(text: str) -> str:
    return _UNSAFE_TEXT.sub(_escape, text) if _UNSAFE_TEXT.search(text) else text


def _escape(sign: re.Match[str]) -> str:
    return _ESCAPES.get(sign[0]) or f"\\u{ord(sign[0]):04X}"


def _address(text: str) -> str:
    """No sign in it may end the address early: whatever RFC 3987 forbids is percent-encoded."""
    if _UNSAFE_ADDRESS.search(text) is None:
        return text
    return _UNSAFE_ADDRESS.sub(lambda sign: f"%{ord(sign[0]):02X}", text)
