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


def turtle(nodes: Iterable[Node]) -> str:
    """Each node as one block."""
    return "".join(
        f"\n<{_address(node.id)}> a {node.type}"
        + "".join(f" ;\n  {name} {', '.join(map(_object, values))}" for name, values in node.says.items())
        + " .\n"
        for node in nodes
    )


def jsonld_head(site_url: str) -> str:
    """The context of the file, up to its first node."""
    prefixes = {**PREFIXES, "tthc": f"{site_url}{VOCABULARY}"}
    addresses = {name: {"@type": "@id"} for name in sorted(_ADDRESSES)}
    plain = {name: {"@language": None} for name in sorted(_PLAIN)}
    context = {"@base": site_url, "@language": "vi", **prefixes, **addresses, **plain}
    return f'{{"@context": {msgspec.json.encode(context).decode()},\n"@graph": [\n'


JSONLD_FOOT: Final = b"\n]}\n"


def jsonld(nodes: Iterable[Node]) -> str:
    """The nodes with a comma between two."""
    return msgspec.json.encode([_object_of(node) for node in nodes])[1:-1].decode()


def _object(value: Value) -> str:
    match value.kind:
        case "@":
            return f"<{_address(value.text)}>"
        case "vi":
            return f'"{_escaped(value.text)}"@vi'
        case "":
            return f'"{_escaped(value.text)}"'
        case kind:
            return f'"{_escaped(value.text)}"^^xsd:{kind}'


def _object_of(node: Node) -> Mapping[str, Any]:
    told: dict[str, Any] = {"@id": _address(node.id), "@type": node.type.split(", ")}
    for name, values in node.says.items():
        shown = [_value(name, value) for value in values]
        told[name] = shown[0] if len(shown) == 1 else shown
    return told


def _value(name: str, value: Value) -> str | Mapping[str, str]:
    match value.kind:
        case "@":
            address = _address(value.text)
            return address if name in _ADDRESSES else {"@id": address}
        case "vi":
            return value.text
        case "":
            return value.text if name in _PLAIN else {"@value": value.text}
        case kind:
            return {"@type": f"xsd:{kind}", "@value": value.text}


def _escaped(text: str) -> str:
    return _UNSAFE_TEXT.sub(_escape, text) if _UNSAFE_TEXT.search(text) else text


def _escape(sign: re.Match[str]) -> str:
    return _ESCAPES.get(sign[0]) or f"\\u{ord(sign[0]):04X}"


def _address(text: str) -> str:
    """No sign in it may end the address early: whatever RFC 3987 forbids is percent-encoded."""
    if _UNSAFE_ADDRESS.search(text) is None:
        return text
    return _UNSAFE_ADDRESS.sub(lambda sign: f"%{ord(sign[0]):02X}", text)
