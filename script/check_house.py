#!/usr/bin/env python3
"""Proves the house (ARCHITECTURE.md): which room may include which, sizes of files, forbidden names, paths named in docs."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MAY_INCLUDE = {
    "base": set(),
    "domain": {"base"},
    "json": {"base", "domain"},
    "store": {"base", "domain", "json"},
    "geo": {"base", "domain"},
    "documents": {"base", "domain", "json"},
    "ledger": {"base", "domain", "json"},
    "planning": {"base", "domain"},
    "channels": {"base", "domain", "json"},
    "services": {"base", "domain", "json", "store", "geo", "documents", "ledger", "planning"},
    "jobs": {"base", "domain", "json", "services", "channels"},
    "http": {"base", "domain", "json", "services"},
    "main": None,
}
HEAVY = {  # library header prefix → rooms that may include it
    "openssl/": {"store", "ledger", "documents", "http"}, "sqlite3.h": {"store"}, "libpq-fe.h": {"store"}, "argon2.h": {"store"}, "zstd.h": {"store"}, "s2/": {"geo"}, "xlsxwriter.h": {"documents"},
    "qrencode.h": {"documents"}, "curl/": {"channels"}, "boost/beast": {"http"}, "boost/asio": {"http", "main"}, "boost/json": {"json", "documents", "channels", "store", "services", "http", "main"},
    "CLI/": {"main"}, "toml": {"main"}, "prometheus/": {"main"},
}
LIMITS = {".hpp": 250, ".cpp": 500, ".vue": 300, ".ts": 500}
FORBIDDEN = re.compile(r"(^|_)(utils?|common|manager|helpers?|misc)(_|\.|$)")
problems = []


def tracked():
    out = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / line for line in out.splitlines() if (ROOT / line).is_file()]


def check_includes(path, room):
    allowed = MAY_INCLUDE[room]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        quoted = re.match(r'\s*#\s*include\s+"([a-z0-9]+)/', line)
        if quoted and allowed is not None and quoted[1] in MAY_INCLUDE and quoted[1] not in allowed | {room}:
            problems.append(f"{path.relative_to(ROOT)}:{number}: {room} may not include {quoted[1]}")
        angled = re.match(r"\s*#\s*include\s+<([^>]+)>", line)
        for prefix, rooms in HEAVY.items():
            if angled and angled[1].startswith(prefix) and room not in rooms:
                problems.append(f"{path.relative_to(ROOT)}:{number}: <{angled[1]}> stays inside {', '.join(sorted(rooms))}")


def check_file(path):
    name = path.relative_to(ROOT).as_posix()
    if path.suffix in LIMITS and (name.startswith("src/") or name.startswith("web/")) and "schema.ts" not in name:
        lines = path.read_text(encoding="utf-8").count("\n")
        if lines > LIMITS[path.suffix]:
            problems.append(f"{name}: {lines} lines, the stop is {LIMITS[path.suffix]}; split it where it reads better")
    if name.startswith("src/"):
        room = name.split("/")[1]
        if room not in MAY_INCLUDE:
            problems.append(f"{name}: no such room in the house")
        elif path.suffix in (".hpp", ".cpp"):
            check_includes(path, room)
            if not path.read_text(encoding="utf-8").startswith("// SPDX-License-Identifier: Apache-2.0"):
                problems.append(f"{name}: the first line names the licence (SPDX)")
    if name.startswith(("src/", "web/apps", "web/packages", "tests/")) and FORBIDDEN.search(path.name):
        problems.append(f"{name}: a file is named by what it holds")


def check_docs(path):
    """Paths in back quotes in Markdown files exist."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for mentioned in re.findall(r"`((?:src|script|docs|checklists|rules|messages|migrations|tests|bench|web)/[\w./@-]*)`", line):
            if "…" not in mentioned and not (ROOT / mentioned).exists() and not mentioned.startswith("web/dist"):
                problems.append(f"{path.relative_to(ROOT)}:{number}: `{mentioned}` does not exist")


for file in tracked():
    if file.suffix in (".hpp", ".cpp", ".vue", ".ts"):
        check_file(file)
    elif file.suffix == ".md":
        check_docs(file)

for problem in sorted(problems):
    print(problem)
sys.exit(1 if problems else 0)
