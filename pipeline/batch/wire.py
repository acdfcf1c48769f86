"""Messages between the parent and a worker: a length, a line of JSON, bytes behind it. Never pickle.

    4 bytes: length of the head · 8 bytes: length of the body · head (JSON object) · body

Whoever reads says how much it is willing to take: a message that announces more is refused unread.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any, NamedTuple

HEAD_CAP = 16 << 20  # bytes: the lines of a full page with the place of every letter are 0.3 MB
BODY_CAP = 256 << 20  # bytes: a page's picture or a document's result; far above both
_LENGTHS = struct.Struct(">IQ")


class Message(NamedTuple):
    """`head["kind"]` says what it is."""

    head: dict[str, Any]
    body: bytes = b""


class Garbled(Exception):
    """What came is no message, or a larger one than is taken."""


def send(stream: IO[bytes], kind: str, body: bytes | memoryview = b"", **head: Any) -> None:
    """Write one message. Raises OSError where the other side is gone."""
    line = json.dumps({"kind": kind, **head}).encode()
    stream.write(_LENGTHS.pack(len(line), len(body)) + line)
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes], cap: int = BODY_CAP) -> Message | None:
    """The next message; None where the other side ended, be it in the middle of one. Raises Garbled."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_length, body_length = _LENGTHS.unpack(lengths)
    if head_length > HEAD_CAP or body_length > cap:
        raise Garbled(f"{head_length} and {body_length} bytes are announced")
    head, body = stream.read(head_length), stream.read(body_length)
    if len(head) < head_length or len(body) < body_length:
        return None
    try:
        found = json.loads(head)
    except ValueError as error:
        raise Garbled("the head is no JSON") from error
    if not isinstance(found, dict) or not isinstance(found.get("kind"), str):
        raise Garbled("the head is no object")
    return Message(found, body)
