#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the data of the house: checklists/, rules/ and the case files in tests/data/.

Prints one line a fault, naming file and item, and exits 1 if there is any. It judges the case files itself
(tests/data/judge_cases.py), so that a wrong expectation is found here and not first in C++ or TypeScript.
Needs nothing but Python 3. Usage: script/check_data.py
"""
import datetime
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tests" / "data"))
from judge_cases import NEEDS_PHOTO, STATUSES, deadline_of, extinguisher_life, full_list, judge  # noqa: E402

CLASSES = ("A", "G1", "G2", "SM", "IM")
LIST_KEYS = {"id", "version", "published", "title", "place_types", "includes", "groups", "items"}
ITEM_KEYS = {"id", "group", "text", "look_at", "pass", "result", "variants", "advice", "phrases", "basis", "photo"}
faults = []


def fault(where, what):
    faults.append(f"{where}: {what}")


def no_key_twice(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError(f"a key stands twice in {{{', '.join(keys)}}}")
    return dict(pairs)


def load(path):
    try:
        return json.loads((ROOT / path).read_text(encoding="utf-8"), object_pairs_hook=no_key_twice)
    except (OSError, ValueError) as error:
        fault(path, error)
        return None


def check_text(where, text):
    if not isinstance(text, dict) or any(not str(text.get(lang) or "").strip() for lang in ("zh", "en")):
        return fault(where, "zh and en must both be there and not empty")
    if re.search(r"[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]|[()]", text["zh"]):
        fault(where, f"ASCII punctuation in zh: {text['zh']}")
    if re.search(r"[\u3000-\u9fff\uff00-\uffef]", text["en"]):
        fault(where, f"Chinese characters in en: {text['en']}")


def check_date(where, text, may_be_null=False):
    if text is None and may_be_null:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except (TypeError, ValueError):
        fault(where, f"not a date: {text!r}")
        return None


def is_count(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def check_outcome(where, outcome, extra=()):
    unknown = set(outcome) - {"class", "hours", "days", "comprehensive_element", *extra}
    if unknown:
        fault(where, f"unknown keys {sorted(unknown)}")
    if outcome.get("class") not in CLASSES:
        return fault(where, f"class {outcome.get('class')!r} is none of {CLASSES}")
    limits = [key for key in ("hours", "days") if key in outcome]
    if len(limits) != (1 if outcome["class"] == "G2" else 0):
        fault(where, "G2 has exactly one of hours and days, other classes have none")
    if any(not is_count(outcome[key]) for key in limits):
        fault(where, "hours and days are whole numbers from 1")
    if "comprehensive_element" in outcome and outcome["class"] != "SM":
        fault(where, "comprehensive_element stands only on SM")


def check_basis(where, basis):
    if set(basis) != {"code", "edition", "article", "from", "to", "confirmed"}:
        return fault(where, "basis needs code, edition, article, from, to, confirmed and nothing else")
    first, last = check_date(where, basis["from"], True), check_date(where, basis["to"], True)
    if first and last and last < first:
        fault(where, "basis ends before it begins")
    if basis["code"] == "GB 35181" and basis["confirmed"]:
        fault(where, "GB 35181 is not confirmed in any edition")
    if (basis["code"], basis["edition"]) == ("GB 35181", "2017") and basis["to"] != "2025-10-31":
        fault(where, "GB 35181-2017 ended on 2025-10-31")


def check_item(where, item, groups, departments, household):
    if set(item) - {"refer"} != ITEM_KEYS:
        return fault(where, f"keys missing or unknown: {sorted((set(item) - {'refer'}) ^ ITEM_KEYS)}")
    if not re.fullmatch(r"[A-Z]{2}-\d{2}", item["id"]):
        fault(where, "an item's id looks like CA-08")
    for key in ("text", "look_at", "pass", "advice"):
        check_text(f"{where} {key}", item[key])
    if len(item["text"]["zh"]) > 20:
        fault(where, "text.zh is longer than 20 characters")
    if item["group"] not in groups:
        fault(where, f"group {item['group']} does not exist")
    if "refer" in item and item["refer"] not in departments:
        fault(where, f"department {item['refer']} does not exist")
    check_outcome(f"{where} result", item["result"])
    for variant in item["variants"]:
        check_outcome(f"{where} variant {variant.get('id')}", variant, ("id", "when"))
        check_text(f"{where} variant {variant.get('id')}", variant.get("when"))
    check_unique(f"{where} variants", [variant.get("id") for variant in item["variants"]])
    if not 2 <= len(item["phrases"]) <= 4:
        fault(where, "two to four phrases")
    for phrase in item["phrases"]:
        check_text(f"{where} phrase", phrase)
    if not item["basis"]:
        fault(where, "no basis")
    for basis in item["basis"]:
        check_basis(where, basis)
    classes = {outcome["class"] for outcome in [item["result"], *item["variants"]]}
    if item["photo"] != ("on_fail" if classes & NEEDS_PHOTO and not household else "never"):
        fault(where, "photo is on_fail exactly where an outcome is G2, SM or IM, and never for households")


def check_unique(where, values):
    for value in sorted({str(v) for v in values if values.count(v) > 1}):
        fault(where, f"{value} stands twice")


def check_checklist(path, data, place_types, departments):
    if set(data) != LIST_KEYS:
        return fault(path, f"keys missing or unknown: {sorted(set(data) ^ LIST_KEYS)}")
    if path != f"checklists/{data['id']}@{data['version']}.json":
        fault(path, "the file is not named id@version.json")
    check_date(path, data["published"])
    check_text(f"{path} title", data["title"])
    for group in data["groups"]:
        check_text(f"{path} group {group['id']}", group["title"])
    order = [group["id"] for group in data["groups"]]
    check_unique(f"{path} groups", order)
    household = any(place_types.get(kind, {}).get("household") for kind in data["place_types"])
    for item in data["items"]:
        check_item(f"{path} {item.get('id')}", item, order, departments, household)
    places = [order.index(item["group"]) for item in data["items"] if item["group"] in order]
    if places != sorted(places) or set(places) != set(range(len(order))):
        fault(path, "items follow the order of the groups, and no group is empty")
    if not data["items"] and not data["includes"]:
        fault(path, "neither items nor includes")
    for kind in data["place_types"]:
        if place_types.get(kind, {}).get("checklist") != data["id"]:
            fault(path, f"place type {kind} does not use this list")


def check_checklists(place_types, departments):
    lists = {}
    for file in sorted((ROOT / "checklists").glob("*@*.json")):
        path = f"checklists/{file.name}"
        data = load(path)
        if data is not None:
            check_checklist(path, data, place_types, departments)
            lists[f"{data['id']}@{data['version']}"] = data
    owners, titles = {}, {}
    for name, data in lists.items():
        for include in data["includes"]:
            if f"{include['id']}@{include['version']}" not in lists:
                fault(f"checklists/{name}.json", f"includes {include['id']}@{include['version']}, which does not exist")
        for item in data["items"]:
            if owners.setdefault(item["id"], data["id"]) != data["id"]:
                fault(f"checklists/{name}.json {item['id']}", f"also an item of {owners[item['id']]}")
        check_unique(f"checklists/{name}.json", [item["id"] for item in data["items"]])
        for group in data["groups"]:
            if titles.setdefault(group["id"], group["title"]) != group["title"]:
                fault(f"checklists/{name}.json group {group['id']}", "has another title elsewhere")
    return lists


def check_place_types(lists, types):
    check_unique("rules/place_types.json", [kind["id"] for kind in types])
    for kind in types:
        where = f"rules/place_types.json {kind['id']}"
        check_text(where, kind)
        used = [data for data in lists.values() if data["id"] == kind["checklist"]]
        if not used:
            fault(where, f"checklist {kind['checklist']} does not exist")
        if used and not any(kind["id"] in data["place_types"] for data in used):
            fault(where, f"checklist {kind['checklist']} does not name this type")
        if not is_count(kind["inspect_every_days"]) or not kind["synonyms"]:
            fault(where, "inspect_every_days and synonyms are needed")
        if any(type(kind[flag]) is not bool for flag in ("nine_small", "crowded", "household")):
            fault(where, "nine_small, crowded and household are true or false")


def check_thresholds(table, types):
    known = {kind["id"] for kind in types}
    for rule in table["thresholds"]:
        where = f"rules/place_types.json thresholds {rule['jurisdiction']['code']}"
        check_date(where, rule["from"])
        check_date(where, rule["to"], True)
        for row in rule["rows"]:
            check_text(f"{where} {row['key']}", row)
            if not set(row["place_types"]) <= known:
                fault(f"{where} {row['key']}", "names an unknown place type")
            if any(limit["op"] not in ("<=", ">=") or not is_count(limit["value"]) for limit in row["limits"]):
                fault(f"{where} {row['key']}", "a limit is <= or >= a whole number")


def check_extinguisher_rules(table):
    where = "rules/extinguishers.json"
    check_date(where, table["from"])
    check_unique(where, [kind["id"] for kind in table["types"] + table["obsolete"]])
    for kind in table["types"] + table["obsolete"] + table["scrap_conditions"] + table["unit_checks"]:
        check_text(f"{where} {kind['id']}", kind)
    for kind in table["types"]:
        if not kind["service_every_months"] <= kind["first_service_months"] < kind["scrap_after_months"]:
            fault(f"{where} {kind['id']}", "months must rise from interval to first service to scrapping")
    if table["status_order"] != STATUSES:
        fault(where, "status_order is not the order of the rule")
    for check in table["unit_checks"]:
        limited = sum(key in check for key in ("hours", "days"))
        if check["outcome"] not in ("G1", "G2", "scrap") or limited != (check["outcome"] == "G2"):
            fault(f"{where} {check['id']}", "outcome is G1, scrap, or G2 with exactly one of hours and days")


def check_clocks(clocks):
    where = "rules/hazard_clocks.json"
    check_date(where, clocks["from"])
    levels = [level["to"] for level in clocks["climb"]]
    hours = [level["after_hours"] for level in clocks["climb"]]
    if levels != ["grid_chief", "community", "subdistrict"] or hours != sorted(set(hours)):
        fault(where, "climb goes from grid_chief over community to subdistrict, each later than the one before")
    for key in ("suspected_major_to_subdistrict_hours", "imminent_inform_minutes"):
        if not is_count(clocks[key]):
            fault(where, f"{key} is a whole number from 1")


def check_positions(table):
    where = "rules/positions.json"
    check_date(where, table["from"])
    for key in ("share_hours_max", "retention_hours", "fresh_minutes", "points_a_batch", "batch_every_s", "clock_ahead_s", "oldest_minutes"):
        if not is_count(table[key]):
            fault(where, f"{key} is a whole number from 1")
    if table["share_hours_max"] > 12 or table["retention_hours"] > 72:
        fault(where, "a share ends within 12 hours and points go within 72: longer is a decision of its own")


def check_substitutions(table):
    where = "rules/substitutions.json"
    check_date(where, table["from"])
    for key in ("longest_days", "ahead_days", "at_once", "planned", "listed"):
        if not is_count(table[key]):
            fault(where, f"{key} is a whole number from 1")
    if table["longest_days"] > 366 or table["listed"] > 200:
        fault(where, "a substitution lasts a year at most and lists 200 things: longer is an appointment")
    roles = [post["role"] for post in table["posts"]]
    check_unique(where, roles)
    handed = {"grid_member", "micro_grid_leader", "grid_chief", "grid_supervisor", "community_staff", "command_operator"}
    for post in table["posts"]:
        if post["role"] not in handed or post["within"] not in ("community", "subdistrict") or not post["asked"]:
            fault(where, f"{post['role']}: only posts of the daily work are handed over, to somebody")
        if set(post["asked"]) - handed - {"safety_office"}:
            fault(where, f"{post['role']}: who enforces, leads or sets the system up is not asked to stand in")


def check_holidays(table):
    days_off, worked, years = set(), set(), set()
    for entry in table["years"]:
        where = f"rules/holidays.json {entry['year']}"
        off = [check_date(where, day["date"]) for day in entry["days_off"]]
        work = [check_date(where, day) for day in entry["working_days"]]
        check_unique(where, off + work)
        for day in filter(None, off + work):
            if day.year != entry["year"]:
                fault(where, f"{day} is not in this year")
        for day in filter(None, work):
            if day.weekday() < 5:
                fault(where, f"{day} is no Saturday or Sunday")
        for day in entry["days_off"]:
            check_text(where, day)
        years.add(entry["year"])
        days_off.update(off)
        worked.update(work)
    return days_off, worked, years


def check_cases(path, least, judged):
    data = load(path)
    cases = data["cases"] if data else []
    if len(cases) < least:
        fault(path, f"fewer than {least} cases")
    check_unique(path, [case["name"] for case in cases])
    for case in cases:
        try:
            got = judged(case)
        except (KeyError, TypeError, ValueError) as error:
            fault(f"{path} “{case['name']}”", f"cannot be judged: {error!r}")
            continue
        if got != case["expect"]:
            fault(f"{path} “{case['name']}”", f"expects {case['expect']}, but the rule gives {got}")


def check_all_cases(lists, extinguishers, holidays):
    check_cases("tests/data/checklist_cases.json", 20, lambda case: judge(full_list(lists, case["checklist"]), case["answers"]))
    check_cases("tests/data/extinguisher_cases.json", 25, lambda case: extinguisher_life(extinguishers, case))

    def due(case):
        instant, unknown = deadline_of(holidays, case)
        if unknown != case.get("year_unknown", False):
            raise ValueError(f"year_unknown should be {unknown}")
        return instant.isoformat()

    check_cases("tests/data/deadline_cases.json", 20, due)


def check_patrols(table):
    where = "rules/patrols.json"
    check_date(where, table["from"])
    check_unique(where, [kind["id"] for kind in table["stop_kinds"]])
    for kind in table["stop_kinds"]:
        check_text(f"{where} {kind['id']}", kind)
        if not is_count(kind["see_every_days"]):
            fault(f"{where} {kind['id']}", "see_every_days is a whole number from 1")
    track = table["track"]
    check_date(f"{where} track", track["from"])
    check_text(f"{where} track note", track["note"])
    if track["allowed"] is not False:
        fault(f"{where} track", "allowed is false: who wants tracks says so in the configuration (patrol_tracks)")
    if not (is_count(track["keep_days"]) and track["keep_days"] <= 30):
        fault(f"{where} track", "keep_days is a whole number from 1 to 30")
    if not (is_count(track["most_points"]) and 2 <= track["most_points"] <= 2000):
        fault(f"{where} track", "most_points is a whole number from 2 to 2000")
    if not track["source"]:
        fault(f"{where} track", "no source")


def main():
    names = ("place_types", "departments", "extinguishers", "hazard_clocks", "holidays", "positions", "patrols", "substitutions")
    rules = {name: load(f"rules/{name}.json") for name in names}
    load("checklists/schema.json")
    if not faults:
        types = rules["place_types"]["types"]
        lists = check_checklists({kind["id"]: kind for kind in types}, {d["id"] for d in rules["departments"]["departments"]})
        check_place_types(lists, types)
        check_thresholds(rules["place_types"], types)
        check_extinguisher_rules(rules["extinguishers"])
        check_clocks(rules["hazard_clocks"])
        check_positions(rules["positions"])
        check_patrols(rules["patrols"])
        check_substitutions(rules["substitutions"])
        holidays = check_holidays(rules["holidays"])
        if not faults:
            check_all_cases(lists, rules["extinguishers"], holidays)
    for line in faults:
        print(line, file=sys.stderr)
    print(f"data: {len(faults)} faults" if faults else "data: good")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
