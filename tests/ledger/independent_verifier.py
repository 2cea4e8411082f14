#!/usr/bin/env python3
"""Verifies what the ledger gives out from the texts of RFC 6962, RFC 9162, C2SP and GB/T 32918 alone; shares nothing with the program.

usage: independent_verifier.py KEYS PROOF [BODY]              an event is in the ledger (/v1/ledger/proof; BODY: its exact body)
       independent_verifier.py --growth KEYS OLDER PROOF      it only grew (/ledger/consistency; OLDER: a kept checkpoint)
       independent_verifier.py --tiles KEYS CHECKPOINT FOLDER the tiles below FOLDER (as tile/0/000 …) make the checkpoint's root; entry
                                                              bundles (tile/entries/000 …) that lie there make their tiles
KEYS as /ledger/keys. Either log: Ed25519 with SHA-256, or SM2 with SM3. Exit code 0 and "verified" only when everything fits.
"""
import base64
import hashlib
import pathlib
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

# The curve of GB/T 32918.5, also in RFC 8998.
P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7, 0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)
SM2_TYPE = b"\xffgridward/sm2-sm3"


def refuse(why):
    print(f"refused: {why}")
    sys.exit(1)


def sha256(data):
    return hashlib.sha256(data).digest()


def sm3(data):
    return hashlib.new("sm3", data).digest()


def add(p, q):
    if p is None or q is None:
        return p or q
    if p[0] == q[0] and (p[1] + q[1]) % P == 0:
        return None
    slope = (3 * p[0] * p[0] + A) * pow(2 * p[1], -1, P) if p == q else (q[1] - p[1]) * pow(q[0] - p[0], -1, P)
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def times(k, p):
    result = None
    while k:
        if k & 1:
            result = add(result, p)
        p, k = add(p, p), k >> 1
    return result


class Sm2Key:
    """GB/T 32918.2, with the usual identity."""

    def __init__(self, point):
        if len(point) != 65 or point[0] != 4:
            refuse("an SM2 key that is no uncompressed point")
        self.point = int.from_bytes(point[1:33], "big"), int.from_bytes(point[33:], "big")
        x, y = self.point
        if (y * y - x * x * x - A * x - B) % P:
            refuse("an SM2 key that lies beside the curve")

    def verify(self, signature, text):
        r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
        identity = b"1234567812345678"
        z = sm3(b"\x00\x80" + identity + b"".join(v.to_bytes(32, "big") for v in (A, B, *G, *self.point)))
        e, t = int.from_bytes(sm3(z + text), "big"), (r + s) % N
        point = add(times(s, G), times(t, self.point))
        if len(signature) != 64 or not 0 < r < N or not 0 < s < N or t == 0 or point is None or (e + point[0]) % N != r:
            raise InvalidSignature


def keys_of(text):
    """{(name, id): (key, hash)}"""
    keys = {}
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        name, key_id, rest = line.split("+", 2)
        raw = base64.b64decode(rest, validate=True)
        if sha256(name.encode() + b"\n" + raw)[:4].hex() != key_id:
            refuse("a key whose id is not its own")
        if raw[0] == 1 and len(raw) == 33:
            keys[name, bytes.fromhex(key_id)] = Ed25519PublicKey.from_public_bytes(raw[1:]), sha256
        elif raw.startswith(SM2_TYPE):
            keys[name, bytes.fromhex(key_id)] = Sm2Key(raw[len(SM2_TYPE):]), sm3
    return keys


def head_of(note, keys):
    """size, root and hash of a checkpoint that a known key signed"""
    text, _, signatures = note.rpartition("\n\n")
    text += "\n"
    origin, size, root = text.splitlines()
    digest = None
    for line in signatures.splitlines():
        dash, name, value = line.split(" ")
        raw = base64.b64decode(value, validate=True)
        key, its_digest = keys.get((name, raw[:4]), (None, None))
        if dash != "—" or name != origin or key is None:
            continue
        try:
            key.verify(raw[4:], text.encode())
        except InvalidSignature:
            refuse("the signature is not of this text")
        digest = its_digest
    if digest is None:
        refuse("no known key signed the checkpoint")
    return origin, int(size), base64.b64decode(root, validate=True), digest


def root_from(index, size, leaf, path, digest):
    """RFC 9162, 2.1.3.2"""
    if index >= size:
        refuse("the leaf lies beyond the tree")
    fn, sn, r = index, size - 1, leaf
    for p in path:
        if sn == 0:
            refuse("the path is too long")
        if fn % 2 == 1 or fn == sn:
            r = digest(b"\x01" + p + r)
            while fn % 2 == 0 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = digest(b"\x01" + r + p)
        fn, sn = fn >> 1, sn >> 1
    if sn != 0:
        refuse("the path is too short")
    return r


def grew(first, first_root, second, second_root, path, digest):
    """RFC 9162, 2.1.4.2"""
    if first == second:
        return not path and first_root == second_root
    if not 0 < first < second or not path:
        return False
    if first & (first - 1) == 0:
        path = [first_root] + path
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = digest(b"\x01" + c + fr), digest(b"\x01" + c + sr)
            while fn and not fn & 1:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = digest(b"\x01" + sr + c)
        fn, sn = fn >> 1, sn >> 1
    return fr == first_root and sr == second_root and sn == 0


def root_of(hashes, digest):
    """RFC 6962, 2.1"""
    if len(hashes) == 1:
        return hashes[0]
    k = 1
    while k * 2 < len(hashes):
        k *= 2
    return digest(b"\x01" + root_of(hashes[:k], digest) + root_of(hashes[k:], digest))


def tile_path(number, width):
    """C2SP tlog-tiles: 1234067 is x001/x234/067"""
    groups = [f"{number % 1000:03}"]
    while number >= 1000:
        number //= 1000
        groups.insert(0, f"x{number % 1000:03}")
    return "/".join(groups) + (f".p/{width}" if width < 256 else "")


def level_of(folder, level, count):
    hashes = []
    for first in range(0, count, 256):
        width = min(256, count - first)
        tile = (folder / "tile" / str(level) / tile_path(first // 256, width)).read_bytes()
        if len(tile) != 32 * width:
            refuse(f"tile {level}/{tile_path(first // 256, width)} has not {width} hashes")
        hashes += [tile[at:at + 32] for at in range(0, len(tile), 32)]
    return hashes


def entries_of(bundle):
    at = 0
    while at < len(bundle):
        length = int.from_bytes(bundle[at:at + 2], "big")
        yield bundle[at + 2:at + 2 + length]
        at += 2 + length
    if at != len(bundle):
        refuse("a bundle ends in the middle of an entry")


def text_of(name):
    return open(name, encoding="utf-8", newline="").read()


def included(keys_file, proof_file, body_file=None):
    keys = keys_of(text_of(keys_file))
    proof, _, note = text_of(proof_file).partition("\n\n")
    first, extra, index, *path = proof.split("\n")
    if first != "c2sp.org/tlog-proof@v1" or not extra.startswith("extra ") or not index.startswith("index "):
        refuse("not a tlog-proof")
    entry = base64.b64decode(extra[6:], validate=True)
    _, size, root, digest = head_of(note, keys)
    if root_from(int(index[6:]), size, digest(b"\x00" + entry), [base64.b64decode(p, validate=True) for p in path], digest) != root:
        refuse("the entry is not in the tree")
    if body_file:
        body, lines = open(body_file, "rb").read(), entry.decode().split("\n")
        if lines[10:13] != [str(len(body)), sha256(body).hex(), sm3(body).hex()]:
            refuse("the body is not what the entry says")
    sys.stdout.write(entry.decode())


def growth(keys_file, older_file, proof_file):
    keys = keys_of(text_of(keys_file))
    proof, _, note = text_of(proof_file).partition("\n\n")
    first, older, *path = proof.split("\n")
    if first != "gridward-consistency@v1" or not older.startswith("older "):
        refuse("not a consistency proof")
    origin, size, root, digest = head_of(note, keys)
    kept_origin, kept_size, kept_root, _ = head_of(text_of(older_file), keys)
    if kept_origin != origin or kept_size != int(older[6:]):
        refuse("the proof is not about the kept checkpoint")
    if not grew(kept_size, kept_root, size, root, [base64.b64decode(p, validate=True) for p in path], digest):
        refuse("the ledger is not one that grew from the kept checkpoint")
    print(f"{kept_size} -> {size}")


def tiles(keys_file, checkpoint_file, folder):
    folder = pathlib.Path(folder)
    _, size, root, digest = head_of(text_of(checkpoint_file), keys_of(text_of(keys_file)))
    leaves = level_of(folder, 0, size)
    if root_of(leaves, digest) != root:
        refuse("the tiles do not make the root")
    level, hashes = 1, leaves
    while len(hashes) >= 256:
        hashes = [root_of(hashes[at:at + 256], digest) for at in range(0, len(hashes) - 255, 256)]
        if level_of(folder, level, len(hashes)) != hashes:
            refuse(f"the tiles of level {level} are not what lies below them")
        level += 1
    checked = 0
    for first in range(0, size, 256):
        bundle = folder / "tile" / "entries" / tile_path(first // 256, min(256, size - first))
        if not bundle.is_file():
            continue
        made = [digest(b"\x00" + entry) for entry in entries_of(bundle.read_bytes())]
        if made != leaves[first:first + 256]:
            refuse(f"bundle {first // 256} is not what the tile beside it says")
        checked += len(made)
    print(f"{size} leaves, {checked} entries")


if __name__ == "__main__":
    work = {"--growth": growth, "--tiles": tiles}.get(sys.argv[1] if len(sys.argv) > 1 else "")
    try:
        work(*sys.argv[2:]) if work else included(*sys.argv[1:])
    except (ValueError, IndexError, OSError, TypeError) as error:
        refuse(error)
    print("verified")
