#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes small.osm.pbf, an OpenStreetMap extract with a few invented things in the format's own plain form (no compression)."""
import pathlib
import struct

NODES = [  # id, lng, lat, tags
    (1, 121.0705, 32.0605, {}), (2, 121.0705, 32.0640, {}), (3, 121.0720, 32.0620, {}), (4, 121.0724, 32.0620, {}),
    (5, 121.0724, 32.0623, {}), (6, 121.0720, 32.0623, {}), (7, 121.0733, 32.0611, {"place": "village", "name": "样例村"}),
]
WAYS = [(11, [1, 2], {"highway": "residential", "name": "样例巷"}), (12, [3, 4, 5, 6, 3], {"building": "yes"})]


def varint(value):
    out = b""
    while True:
        value, low = value >> 7, value & 0x7F
        out += bytes([low | (0x80 if value else 0)])
        if not value:
            return out


def zigzag(value):
    return varint(value << 1 if value >= 0 else (-value << 1) - 1)


def field(number, value):
    """Bytes as they are; a whole number as a varint."""
    if isinstance(value, bytes):
        return varint(number << 3 | 2) + varint(len(value)) + value
    return varint(number << 3) + varint(value)


def blob(kind, content):
    body = field(1, content) + field(2, len(content))
    header = field(1, kind) + field(3, len(body))
    return struct.pack(">I", len(header)) + header + body


def tags_of(strings, tags):
    for text in (*tags.keys(), *tags.values()):
        if text not in strings:
            strings.append(text)
    return field(2, b"".join(varint(strings.index(key)) for key in tags)) + field(3, b"".join(varint(strings.index(value)) for value in tags.values())) if tags else b""


strings = [""]
nodes = b"".join(field(1, varint(1 << 3) + zigzag(number) + tags_of(strings, tags) + varint(8 << 3) + zigzag(round(lat * 1e7)) + varint(9 << 3) + zigzag(round(lng * 1e7))) for number, lng, lat, tags in NODES)
ways = b""
for number, members, tags in WAYS:
    steps = b"".join(zigzag(member - before) for before, member in zip([0, *members], members))
    ways += field(3, field(1, number) + tags_of(strings, tags) + field(8, steps))
table = field(1, b"".join(field(1, text.encode()) for text in strings))
header = field(4, b"OsmSchema-V0.6")
out = blob(b"OSMHeader", header) + blob(b"OSMData", table + field(2, nodes)) + blob(b"OSMData", table + field(2, ways))
pathlib.Path(__file__).with_name("small.osm.pbf").write_bytes(out)
