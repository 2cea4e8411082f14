#!/usr/bin/env python3
"""Verifies a proof of the ledger from the texts of RFC 6962, RFC 9162 and C2SP alone; shares nothing with the program.

usage: independent_verifier.py KEYS PROOF [BODY]   (files; KEYS as /ledger/keys, PROOF as /v1/ledger/proof, BODY the event's exact body)
Exit code 0 and "verified" only when the Ed25519 signature, the path to the root and the body all fit. SHA-256 tree only.
"""
import base64
import hashlib
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def refuse(why):
    print(f"refused: {why}")
    sys.exit(1)


def sha(data):
    return hashlib.sha256(data).digest()


def keys_of(text):
    keys = {}
    for line in text.splitlines():
        name, key_id, rest = line.split("+", 2)
        raw = base64.b64decode(rest, validate=True)
        if raw[0] != 1 or len(raw) != 33:
            continue  # another kind of key
        if sha(name.encode() + b"\n" + raw)[:4].hex() != key_id:
            refuse("a key whose id is not its own")
        keys[name, bytes.fromhex(key_id)] = Ed25519PublicKey.from_public_bytes(raw[1:])
    return keys


def head_of(note, keys):
    text, _, signatures = note.rpartition("\n\n")
    text += "\n"
    origin, size, root = text.splitlines()[:3]
    good = 0
    for line in signatures.splitlines():
        dash, name, value = line.split(" ")
        raw = base64.b64decode(value, validate=True)
        key = keys.get((name, raw[:4]))
        if dash != "—" or name != origin or key is None:
            continue
        try:
            key.verify(raw[4:], text.encode())
        except InvalidSignature:
            refuse("the signature is not of this text")
        good += 1
    if good == 0:
        refuse("no known key signed the checkpoint")
    return int(size), base64.b64decode(root, validate=True)


def root_from(index, size, leaf, path):
    """RFC 9162, 2.1.3.2"""
    if index >= size:
        refuse("the leaf lies beyond the tree")
    fn, sn, r = index, size - 1, leaf
    for p in path:
        if sn == 0:
            refuse("the path is too long")
        if fn % 2 == 1 or fn == sn:
            r = sha(b"\x01" + p + r)
            while fn % 2 == 0 and fn != 0:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = sha(b"\x01" + r + p)
        fn, sn = fn >> 1, sn >> 1
    if sn != 0:
        refuse("the path is too short")
    return r


def main(keys_file, proof_file, body_file=None):
    keys = keys_of(open(keys_file, encoding="utf-8").read())
    proof, _, note = open(proof_file, encoding="utf-8", newline="").read().partition("\n\n")
    first, extra, index, *path = proof.split("\n")
    if first != "c2sp.org/tlog-proof@v1" or not extra.startswith("extra ") or not index.startswith("index "):
        refuse("not a tlog-proof")
    entry = base64.b64decode(extra[6:], validate=True)
    size, root = head_of(note, keys)
    if root_from(int(index[6:]), size, sha(b"\x00" + entry), [base64.b64decode(p, validate=True) for p in path]) != root:
        refuse("the entry is not in the tree")
    if body_file and entry.decode().split("\n")[11] != sha(open(body_file, "rb").read()).hex():
        refuse("the body is not what the entry says")
    sys.stdout.write(entry.decode() + "verified\n")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (ValueError, IndexError) as error:
        refuse(error)
