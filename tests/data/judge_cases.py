# SPDX-License-Identifier: Apache-2.0
"""The rules of the case files in this folder, written a third time beside C++ and TypeScript.

script/check_data.py judges every case with it. Small and slow on purpose: it is read to settle what a rule says.
"""
import calendar
import datetime

NEEDS_PHOTO = {"G2", "SM", "IM"}
STATUSES = ["scrapped_required", "expired_service", "body_defect", "pressure_low", "due_soon", "ok"]


def full_list(lists, name):
    """Included lists first, each once, then the list's own items."""
    items, done = [], set()

    def collect(key):
        if key in done:
            return
        done.add(key)
        for include in lists[key]["includes"]:
            collect(f"{include['id']}@{include['version']}")
        items.extend(lists[key]["items"])

    collect(name)
    return {item["id"]: item for item in items}


def problem_of(item, answer, seen):
    """The first problem of one answer, or the outcome that a fail has."""
    if item is None:
        return "inspection.unknown_item", None
    if answer["item"] in seen:
        return "inspection.item_twice", None
    variant = answer["variant"]
    if variant is not None and answer["answer"] != "fail":
        return "inspection.variant_without_fail", None
    if answer["answer"] != "fail":
        return None, None
    outcome = item["result"] if variant is None else next((v for v in item["variants"] if v["id"] == variant), None)
    if outcome is None:
        return "inspection.unknown_variant", None
    if item["photo"] == "on_fail" and outcome["class"] in NEEDS_PHOTO and not answer["photos"]:
        return "inspection.photo_needed", None
    return None, outcome


def judge(items, answers):
    problems, outcomes, seen = [], {}, {}
    for answer in answers:
        problem, outcome = problem_of(items.get(answer["item"]), answer, seen)
        if problem:
            problems.append(problem)
        seen.setdefault(answer["item"], answer["answer"])
        if outcome:
            hours = outcome.get("hours", outcome["days"] * 24 if "days" in outcome else None)
            outcomes[answer["item"]] = {"item": answer["item"], "class": outcome["class"], "hours": hours}
    if problems:
        return {"ok": False, "findings": [], "not_seen": 0, "problems": problems}
    not_seen = sum(seen.get(key, "not_seen") == "not_seen" for key in items)
    return {"ok": True, "findings": [outcomes[key] for key in items if key in outcomes], "not_seen": not_seen, "problems": []}


def add_months(day, months):
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))


def last_of_month(text, months):
    first = add_months(datetime.date.fromisoformat(f"{text}-01"), months)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def extinguisher_life(table, case):
    kind = next((k for k in table["types"] if k["id"] == case["type"]), None)
    if kind is None or case["manufactured"] is None:
        return {"status": "scrapped_required", "first_due": None, "next_due": None, "scrap_on": None}
    today = datetime.date.fromisoformat(case["today"])
    first_due = last_of_month(case["manufactured"], kind["first_service_months"])
    scrap_on = last_of_month(case["manufactured"], kind["scrap_after_months"])
    service = case["last_service"]
    next_due = add_months(datetime.date.fromisoformat(service), kind["service_every_months"]) if service else first_due
    soon = today + datetime.timedelta(days=table["due_soon_days"])
    applies = {
        "scrapped_required": today > scrap_on or "body" in case["defects"],
        "expired_service": today > next_due,
        "body_defect": "service_defect" in case["defects"],
        "pressure_low": "pressure_low" in case["defects"],
        "due_soon": min(next_due, scrap_on) <= soon,
        "ok": True,
    }
    status = next(name for name in STATUSES if applies[name])
    return {"status": status, "first_due": str(first_due), "next_due": str(next_due), "scrap_on": str(scrap_on)}


def deadline_of(holidays, case):
    days_off, worked, years = holidays
    start = datetime.datetime.fromisoformat(case["from"])
    if "hours" in case:
        return start + datetime.timedelta(hours=case["hours"]), False
    day, left, unknown = start.date(), case.get("calendar_days", case.get("working_days")), False
    while left:
        day += datetime.timedelta(days=1)
        if "working_days" in case:
            unknown |= day.year not in years
        left -= "calendar_days" in case or day in worked or (day.weekday() < 5 and day not in days_off)
    return datetime.datetime.combine(day, datetime.time(23, 59, 59), start.tzinfo), unknown
