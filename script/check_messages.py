#!/usr/bin/env python3
"""Every message stands in both languages with the same {placeholders}, and every code thrown in src/ has a text."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
problems = []


def catalog(language):
    texts = {}
    for file in sorted((ROOT / "messages").glob(f"*.{language}.properties")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.strip().startswith("#"):
                continue
            code, _, text = line.partition("=")
            if code.strip() in texts:
                problems.append(f"{file.name}:{number}: {code.strip()} stands twice")
            texts[code.strip()] = text.strip()
    return texts


zh, en = catalog("zh-CN"), catalog("en")
for code in sorted(zh.keys() ^ en.keys()):
    problems.append(f"{code}: only in {'zh-CN' if code in zh else 'en'}")
for code in sorted(zh.keys() & en.keys()):
    if set(re.findall(r"\{(\w+)\}", zh[code])) != set(re.findall(r"\{(\w+)\}", en[code])):
        problems.append(f"{code}: the placeholders differ between the languages")
    if not zh[code] or not en[code]:
        problems.append(f"{code}: empty")

thrown = re.compile(r'(?:invalid|forbidden|conflict|too_many|unavailable|unauthenticated)\(\s*"([a-z_]+(?:\.[a-z_0-9]+)+)"')
missing = re.compile(r'not_found\(\s*"([a-z_]+)"')
for file in sorted((ROOT / "src").rglob("*.?pp")):
    source = file.read_text(encoding="utf-8")
    codes = set(thrown.findall(source)) | {f"{noun}.not_found" for noun in missing.findall(source)}
    for code in sorted(codes - zh.keys()):
        problems.append(f"{file.relative_to(ROOT)}: no text for {code}")

for problem in problems:
    print(problem)
sys.exit(1 if problems else 0)
