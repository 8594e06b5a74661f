"""An independent tlog-tiles client: reads a served log with nothing of ours but its addresses.

Usage: tlog_client.py URL [VKEY]
Checks the checkpoint's signature (with the openssl program), re-hashes every entry of the entry
bundles, rebuilds every tile and compares it with the served one, and compares the root. Prints
"<size> <root in base64>" and exits 0, or says what differs and exits 2.
"""
import base64
import hashlib
import json
import struct
import subprocess
import sys
import tempfile
import urllib.request


def fail(why):
    print(why, file=sys.stderr)
    sys.exit(2)


def get(url):
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read()


def leaf_hash(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def number_path(number):
    groups = ["%03d" % (number % 1000)]
    while number >= 1000:
        number //= 1000
        groups.insert(0, "x%03d" % (number % 1000))
    return "/".join(groups)


def tile_path(level, number, width):
    return f"tile/{level}/{number_path(number)}" + (f".p/{width}" if width < 256 else "")


def merkle_root(hashes):
    if not hashes:
        return hashlib.sha256(b"").digest()
    while len(hashes) > 1:
        paired = [node_hash(hashes[i], hashes[i + 1]) for i in range(0, len(hashes) - 1, 2)]
        hashes = paired + hashes[len(paired) * 2:]
    return hashes[0]


def check_signature(note, vkey):
    body, _, signatures = note.partition("\n\n")
    name, key_id, key = vkey.split("+", 2)
    raw = base64.b64decode(key)
    if hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4].hex() != key_id:
        fail("the verifier key's id does not fit its name and bytes")
    for line in signatures.splitlines():
        dash, signer, blob = line.split(" ")
        blob = base64.b64decode(blob)
        if signer == name and blob[:4].hex() == key_id:
            return verify_ed25519(raw[1:], (body + "\n").encode(), blob[4:])
    fail("no signature by " + name)


def verify_ed25519(public_key, message, signature):
    der = bytes.fromhex("302a300506032b6570032100") + public_key
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (("key", der), ("message", message), ("signature", signature)):
            with open(f"{folder}/{name}", "wb") as file:
                file.write(content)
        done = subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey",
             f"{folder}/key", "-rawin", "-in", f"{folder}/message", "-sigfile",
             f"{folder}/signature"], capture_output=True, check=False)
    if done.returncode != 0:
        fail("the checkpoint's signature is wrong")


def entries_of(bundle):
    entries = []
    while bundle:
        (length,) = struct.unpack(">H", bundle[:2])
        if len(bundle) < 2 + length:
            fail("an entry bundle ends in the middle of an entry")
        entries.append(bundle[2:2 + length])
        bundle = bundle[2 + length:]
    return entries


def read_entries(url, size):
    entries = []
    for number in range((size + 255) // 256):
        width = min(256, size - number * 256)
        suffix = f".p/{width}" if width < 256 else ""
        entries += entries_of(get(f"{url}/tile/entries/{number_path(number)}{suffix}"))
    if len(entries) != size:
        fail(f"{len(entries)} entries for a checkpoint of size {size}")
    return entries


def check_tiles(url, hashes):
    level = 0
    while hashes:
        for number in range((len(hashes) + 255) // 256):
            tile = hashes[number * 256:(number + 1) * 256]
            served = get(f"{url}/{tile_path(level, number, len(tile))}")
            if served != b"".join(tile):
                fail(f"tile level {level} number {number} differs from the entries")
        full = len(hashes) // 256
        hashes = [merkle_root(hashes[i * 256:(i + 1) * 256]) for i in range(full)]
        level += 1


def main():
    url = sys.argv[1].rstrip("/")
    vkey = sys.argv[2] if len(sys.argv) > 2 else json.loads(get(url + "/v1/log"))["vkey"]
    note = get(url + "/checkpoint").decode()
    check_signature(note, vkey)
    origin, size, root = note.split("\n")[:3]
    if origin != vkey.split("+")[0]:
        fail("the checkpoint's origin is not the key's name")
    hashes = [leaf_hash(entry) for entry in read_entries(url, int(size))]
    check_tiles(url, hashes)
    computed = base64.b64encode(merkle_root(hashes)).decode()
    if computed != root:
        fail(f"the entries' root is {computed}, the checkpoint says {root}")
    print(size, root)


main()
