// SPDX-License-Identifier: Apache-2.0
// What is malformed, hostile or impossible is refused where it is wrong, in the caller's language, and leaves nothing behind.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { photo, sha256, ulid } from "../support/client.mjs";
import { elsewhere, inspection, report } from "../support/house.mjs";
import { assertRefused, assertRefusedInBothLanguages } from "../support/refusals.mjs";
import { hostileFiles } from "./hostile_files.mjs";

const files = (folder) => readdirSync(folder, { recursive: true }).map(String).sort();

/** What stands in the house, counted from outside. */
async function contents(house) {
  const counts = {};
  for (const client of [await house.of("subdistrict_leader"), house.nextSafety])
    for (const list of ["regions", "people", "places", "inspections", "hazards"]) counts[list] = (counts[list] ?? 0) + (await client.all(`/v1/${list}`)).length;
  // The jobs of the house go on meanwhile: an overdue hazard may climb.
  const events = (await (await house.of("subdistrict_leader")).changes()).filter(({ kind }) => kind !== "hazard.escalated").map(({ seq }) => seq);
  return { counts, events: events.length, photos: files(join(house.site.data, "photos")), scratch: files(house.site.scratch) };
}

/** Of a citizen number (GB 11643); the number is nobody's. */
const checkDigit = (digits) => "10X98765432"[[...digits].reduce((sum, digit, i) => sum + Number(digit) * (2 ** (17 - i) % 11), 0) % 11];
const nested = (levels) => "[".repeat(levels) + "]".repeat(levels);

export function badInput(house) {
  describe("Bad input", () => {
    let untouched, member, chief, admin, checklist, place, region;
    before(async () => {
      [member, chief, admin] = await Promise.all(["member-001", "chief-01", "admin"].map((login) => house().of(login)));
      checklist = await member.read("/v1/checklists/restaurant@1");
      [place] = (await member.read("/v1/places?limit=1")).items;
      region = await admin.read(`/v1/regions/${place.region}`);
      untouched = await contents(house());
    });

    const visit = (change = {}) => ({ ...inspection(checklist, place.id), ...change });
    const text = (change) => JSON.stringify(visit(change));
    const shop = (change = {}) => ({ name: "示例商铺", type: "restaurant", address: "示例路1号", region: place.region, version: 0, ...change });
    const later = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();
    const answered = (answer) => visit({ answers: [{ item: "CA-06", answer: "pass", ...answer }] });

    /** [what, body of a visit, code of the field] */
    const visits = () => [
      ["text that ends early", '{"place":', "json.malformed"],
      ["nothing at all", "", "json.malformed"],
      ["two values", "{}{}", "json.malformed"],
      ["a comma too many", '{"place":"x",}', "json.malformed"],
      ["invalid UTF-8", Buffer.concat([Buffer.from('{"place":"'), Buffer.from([0xff, 0xfe, 0xc0, 0xaf]), Buffer.from('"}')]), "json.malformed"],
      ["half a surrogate pair", '{"place":"\\ud800"}', "json.malformed"],
      ["a hundred levels", nested(100), "json.too_deep"],
      ["a hundred thousand levels", nested(100_000), "json.too_deep"],
      ["a list for an object", "[]", "json.wrong_type"],
      ["text for a list", text({ answers: "alle" }), "json.wrong_type"],
      ["a number for text", text({ checklist: { id: 7, version: 1 } }), "json.wrong_type"],
      ["an unknown field", text({ inspector: "示例" }), "json.unknown_field"],
      ["a missing field", text({ checklist: undefined }), "json.missing_field"],
      ["an unknown answer", answered({ answer: "perhaps" }), "json.unknown_value"],
      ["a version beyond what a browser can hold", text({}).replace('"version":1', '"version":9007199254740993'), "json.out_of_range"],
      ["half a version", text({}).replace('"version":1', '"version":1.5'), "json.wrong_type"],
      ["no time", visit({ finished_at: "gestern" }), "json.wrong_format"],
      ["a day that does not exist", visit({ finished_at: "2026-02-30T08:00:00Z" }), "json.wrong_format"],
      ["an id that is none", visit({ place: "1234" }), "json.wrong_format"],
      ["U+0000", answered({ note: "a\u0000b" }), "json.bad_character"],
      ["1,001 answers", visit({ answers: Array(1001).fill({ item: "CA-06", answer: "pass" }) }), "json.too_many"],
      ["an unknown version of the checklist", visit({ checklist: { id: "restaurant", version: 99 } }), "inspection.checklist_unknown"],
      ["an unknown checklist", visit({ checklist: { id: "spaceship", version: 1 } }), "inspection.checklist_unknown"],
      ["an unknown item", answered({ item: "XX-99" }), "inspection.unknown_item"],
      ["an item answered twice", visit({ answers: Array(2).fill({ item: "CA-06", answer: "pass" }) }), "inspection.item_twice"],
      ["a failure without a photo", answered({ item: "CA-08", answer: "fail", hazard: ulid() }), "inspection.photo_needed"],
      ["a photo's name that is none", answered({ answer: "fail", hazard: ulid(), photos: ["../../etc/passwd"] }), "inspection.photo_name"],
      ["a note of 501 characters", answered({ note: "长".repeat(501) }), "inspection.note_too_long"],
      ["a clock in the future", visit({ finished_at: later(60) }), "inspection.clock_ahead"],
      ["an end before the start", visit({ started_at: later(-10), finished_at: later(-20) }), "inspection.finished_before_started"],
      ["a position off the earth", visit({ at: { lng: 500, lat: 0 } }), "inspection.position"],
      ["an accuracy like the universe", visit({ accuracy_m: 1e300 }), "inspection.position"],
      ["an extinguisher from the future", visit({ extinguishers: [{ id: ulid(), type: "dry_powder", manufactured: "2099-01" }] }), "extinguisher.in_the_future"],
      ["an extinguisher of no known type", visit({ extinguishers: [{ id: ulid(), type: "dragon" }] }), "extinguisher.unknown_type"],
    ];

    it("a visit that cannot be is refused, each fault named in Chinese and in English", async () => {
      for (const [what, body, field] of visits())
        await assert.doesNotReject(
          assertRefusedInBothLanguages((headers) => member.put(`/v1/inspections/${ulid()}`, body, { headers }), { status: 422, field }),
          what,
        ).catch((error) => assert.fail(`${what}: ${error.actual?.message ?? error.message}`));
    });

    it("a refusal does not say back the name of a checklist, which anyone may have typed", async () => {
      const { fields } = assertRefused(await member.put(`/v1/inspections/${ulid()}`, visit({ checklist: { id: "spaceship", version: 3 } })), 422, "request.invalid");
      const { message } = fields.find((field) => field.path === "checklist");
      assert.ok(message.includes("3") && !message.includes("spaceship"), message);
    });

    it("all faults of a visit are told at once", async () => {
      const wrong = visit({ finished_at: later(60), at: { lng: 500, lat: 0 }, answers: [{ item: "XX-1", answer: "pass" }, { item: "CA-08", answer: "fail" }] });
      const { fields } = assertRefused(await member.put(`/v1/inspections/${ulid()}`, wrong), 422, "request.invalid");
      for (const path of ["answers[0].item", "answers[1].photos", "answers[1].hazard", "finished_at", "at"]) assert.ok(fields.some((field) => field.path === path), `${path} in ${JSON.stringify(fields)}`);
    });

    it("a visit to a place that does not exist is 404, one with a photo that never came is refused whole", async () => {
      assertRefused(await member.put(`/v1/inspections/${ulid()}`, visit({ place: ulid() })), 404, "place.not_found");
      const hazard = ulid();
      const ghost = answered({ answer: "fail", hazard, photos: ["0".repeat(64)] });
      const id = ulid();
      await assertRefusedInBothLanguages((headers) => member.put(`/v1/inspections/${id}`, ghost, { headers }), { status: 422, code: "photo.unknown" });
      assert.equal((await member.get(`/v1/inspections/${id}`)).status, 404);
      assert.equal((await member.get(`/v1/hazards/${hazard}`)).status, 404);
    });

    it("too much is 413 before it is read", async () => {
      for (const [path, bytes] of [[`/v1/inspections/${ulid()}`, 2 << 20], ["/v1/session", 5000], [`/v1/photos/${"0".repeat(64)}`, 17 << 20], ["/v1/imports/places?name=a.csv", 17 << 20]])
        await assertRefusedInBothLanguages((headers) => member.request(path.includes("ession") || path.includes("import") ? "POST" : "PUT", path, { body: Buffer.alloc(bytes, " "), headers }), {
          status: 413,
          code: "http.body_too_large",
        });
      const long = await member.get("/v1/places", { headers: { "x-long": "a".repeat(15_000) } }).catch(() => undefined);
      assert.ok(long && long.status < 500);
    });

    it("ids, cursors, limits and filters that are none are refused by name", async () => {
      const lists = ["places", "inspections", "hazards", "people", "regions"];
      const asked = [
        ["/v1/places/123", "request.id_shape"], ["/v1/inspections/123", "request.id_shape"], ["/v1/hazards/zzz", "request.id_shape"],
        ["/v1/regions/12a", "region.code_shape"], ["/v1/inspections?place=1", "request.id_shape"], ["/v1/hazards?place=1", "request.id_shape"],
        ...lists.map((list) => [`/v1/${list}?cursor=%27%20OR%201%3D1`, "request.cursor_unknown"]),
        ...lists.map((list) => [`/v1/${list}?limit=0`, "request.limit_range"]),
        ...lists.flatMap((list) => ["201", "-1", "many", "1e2", "99999999999999999999"].map((limit) => [`/v1/${list}?limit=${limit}`, "http.bad_number"])),
        ...lists.map((list) => [`/v1/${list}?within=32x`, "region.code_shape"]),
        ["/v1/hazards?state=lost", "request.unknown_value"], ["/v1/hazards?level=huge", "request.unknown_value"], ["/v1/people?role=king", "request.unknown_value"],
        ["/v1/regions?level=planet", "request.unknown_value"], ["/v1/regions?on=2026-13-45", "json.wrong_format"], ["/v1/places?near=here", "request.number"],
        ["/v1/places?near=nan,nan", "request.number"], ["/v1/places?near=1e999,3", "request.number"], ["/v1/grid?lng=nan&lat=32", "request.number"], ["/v1/grid?lng=1e999&lat=32", "request.number"],
        ["/v1/grid?lng=121", "json.missing_field"], ["/v1/grid?lng=500&lat=32", "region.point"], ["/v1/grid?lng=121&lat=32&datum=mars", "request.unknown_value"],
        ["/v1/changes?after=-5", "http.bad_number"], ["/v1/summary?days=9999", "http.bad_number"],
      ];
      for (const [path, field] of asked) await assertRefusedInBothLanguages((headers) => member.get(path, { headers }), { status: 422, field }).catch((error) => assert.fail(`${path}: ${error.message}`));
      for (const path of ["/v1/places/%00", "/v1/places?q=%00", "/v1/places?q=%ff", "/v1/%zz"]) assertRefused(await member.get(path), 400);
      for (const path of ["/v1/nothing", "/v1/checklists/restaurant@99", "/v1/checklists/restaurant@", "/v1/checklists/..%2f..%2frules@1"]) assertRefused(await member.get(path), 404);
      assertRefused(await member.request("PATCH", "/v1/places", { body: "{}" }), 405);
    });

    it("a search text is text, whatever is in it", async () => {
      for (const q of ["'; DROP TABLE place; --", "%", "_", "\\", "\\%", "$1", "演示%商铺", "\u202e"]) assert.deepEqual((await member.read(`/v1/places?q=${encodeURIComponent(q)}`)).items, [], q);
    });

    it("a photo has to be a picture, small enough, with the name of its bytes", async () => {
      const bytes = photo();
      const put = (name, body, expected) => assertRefusedInBothLanguages((headers) => member.put(`/v1/photos/${name}`, body, { headers }), { status: 422, ...expected });
      await put(sha256("other"), bytes, { code: "photo.hash_differs" });
      await put("cafe", bytes, { code: "photo.name_invalid" });
      await put(sha256(bytes).toUpperCase(), bytes, { code: "photo.name_invalid" });
      const script = Buffer.from("<svg onload=alert(1)>");
      await put(sha256(script), script, { code: "photo.kind" });
      await put(sha256(""), "", { code: "photo.kind" });
      assertRefused(await member.get("/v1/photos/..%2f..%2fkeys%2fvault.key"), 404);
    });

    it("places, hazards and people that cannot be are refused by field", async () => {
      const places = [
        [{ name: " " }, "place.needed"], [{ name: "长".repeat(1000) }, "place.too_long"], [{ type: "spaceship" }, "place.type_unknown"], [{ area_m2: -1 }, "place.number"],
        [{ area_m2: 1e300 }, "place.number"], [{ floors: 1_000_000 }, "place.number"], [{ position: { at: { lng: 200, lat: 100 }, raw_datum: "wgs84" } }, "place.position"],
        [{ region: undefined }, "place.where_needed"], [{ region: "12a" }, "json.wrong_format"], [{ name: "a\u0000b" }, "json.bad_character"], [{ contact: { name: 5 } }, "json.wrong_type"],
        [{ credit_code: "00000019000101000" + checkDigit("00000019000101000") }, "place.citizen_number"],
      ];
      for (const [change, field] of places)
        await assertRefusedInBothLanguages((headers) => chief.put(`/v1/places/${ulid()}`, shop(change), { headers }), { status: 422, field }).catch((error) =>
          assert.fail(`${JSON.stringify(change).slice(0, 80)}: ${error.message}`),
        );
      const hazards = [
        [{ description: " " }, "hazard.description_needed"], [{ result_class: "A" }, "hazard.advice_is_none"], [{ result_class: "G2" }, "hazard.limit_needed"],
        [{ result_class: "G2", limit_hours: 1e9 }, "hazard.limit_range"], [{ found_at: later(60) }, "inspection.clock_ahead"], [{ photos: Array(10).fill("0".repeat(64)) }, "hazard.photos_many"],
        [{ place: undefined }, "hazard.where_needed"], [{ place: undefined, at: { lng: 0, lat: 0 } }, "hazard.outside_every_grid"],
      ];
      for (const [change, field] of hazards)
        await assertRefusedInBothLanguages((headers) => chief.put(`/v1/hazards/${ulid()}`, report({ place: place.id, ...change }), { headers }), { status: 422, field });
      for (const [change, field] of [[{ login: "Not A Login" }, "person.login_shape"], [{ login: "member-001" }, "person.login_taken"], [{ name: "" }, "person.name_needed"], [{ phone: "call me" }, "person.phone_shape"], [{ password: "1234" }, "person.password_weak"]])
        await assertRefusedInBothLanguages((headers) => admin.put(`/v1/people/${ulid()}`, { login: "fresh-01", active: true, name: "示例", phone: "", ...change }, { headers }), { status: 422, field });
    });

    it("a boundary that crosses itself is refused near the spot, one that overlaps names its neighbour", async () => {
      const ring = (points) => ({ polygons: [{ outer: points.map(([lng, lat]) => ({ lng, lat })), holes: [] }] });
      const fresh = { level: "grid", name: "示例网格", parent: place.region.slice(0, 12), valid_from: "2026-01-01" };
      const put = (boundary, field) => assertRefusedInBothLanguages((headers) => admin.put(`/v1/regions/${place.region.slice(0, 12)}999`, { ...fresh, boundary }, { headers }), { status: 422, field });
      const crossed = await put(ring([[120, 31], [120.1, 31.1], [120.1, 31], [120, 31.1]]), "geo.crosses_itself");
      assert.match(crossed.en.fields[0].message, /120\.05.*31\.05/);
      await put(ring([[120, 31], [120.1, 31]]), "geo.too_few_points");
      await put(ring([[120, 31], [500, 31], [120, 32]]), "geo.off_earth");
      await put({ polygons: [] }, "geo.empty");
      const overlapping = await put(region.boundary, "region.overlaps");
      for (const language of ["zh", "en"]) assert.ok(overlapping[language].fields.some(({ message }) => message.includes(region.name) && message.includes(region.code)));
      assertRefused(await admin.put(`/v1/regions/${place.region.slice(0, 12)}998`, { ...fresh, level: "community" }), 422);
    });

    for (const [what, file, code, more] of hostileFiles)
      it(`an import of ${what} is refused whole`, async () => {
        const staff = await house().of("community_staff");
        const path = `/v1/imports/places?commit=1&name=${encodeURIComponent(more?.name ?? "台账.xlsx")}`;
        const bytes = file();
        await assertRefusedInBothLanguages((headers) => staff.post(path, bytes, { headers }), { status: more?.status ?? 422, code });
      });

    it("an import of random bytes breaks nothing", async () => {
      for (const kind of ["divisions", "regions", "people", "places"])
        for (let i = 0; i < 5; ++i) {
          const answer = await admin.post(`/v1/imports/${kind}?commit=1&name=${i % 2 ? "a.zip" : "..%2f..%2fa.csv"}`, randomBytes(2000));
          assert.ok(answer.status >= 400 && answer.status < 500, answer.text);
        }
      assertRefused(await admin.post("/v1/imports/ships?name=a.csv", "code,name\n"), 422, "import.kind");
    });

    it("five wrong passwords lock an account for a while", async () => {
      const { login, password } = house().accounts.filter(({ role }) => role === "grid_member").at(-2);
      const tries = [];
      for (let i = 0; i < 6; ++i) tries.push((await member.post("/v1/session", { login, password: "Wrong-Pass-0001" }, { csrf: false })).status);
      assert.deepEqual(tries, [401, 401, 401, 401, 401, 429]);
      await assertRefusedInBothLanguages((headers) => member.post("/v1/session", { login, password }, { headers }), { status: 429, code: "session.locked" });
    });

    it("and nothing of all that was left behind", async () => {
      assert.deepEqual(await contents(house()), untouched);
      assert.match(await house().verify(), /verified: no difference/);
    });

    describe("What is odd but true is kept", () => {
      const created = [];
      after(() => assert.equal(created.length, 2));

      it("a point outside every grid is kept and flagged, when the region is named", async () => {
        const id = ulid();
        const position = { at: { lng: 121.9, lat: 31.2 }, raw_datum: "wgs84" };
        await assertRefusedInBothLanguages((headers) => member.put(`/v1/places/${id}`, shop({ region: undefined, position }), { headers }), { status: 422, field: "place.outside_every_grid" });
        const answer = await member.put(`/v1/places/${id}`, shop({ position }));
        assert.equal(answer.status, 201, answer.text);
        assert.equal(answer.json.outside_every_grid, true);
        assert.equal((await member.read(`/v1/places/${id}`)).place.region, place.region);
        created.push(id);
      });

      it("a credit code that fails its check is kept with a warning", async () => {
        const id = ulid();
        assert.equal((await member.put(`/v1/places/${id}`, shop({ name: "示例商铺警告", credit_code: "91320612MA27XYAB1C" }))).status, 201);
        const { warnings } = await member.read(`/v1/places/${id}`);
        assert.deepEqual(warnings.map(({ path, code }) => [path, code]), [["credit_code", "place.credit_code_check"]]);
        created.push(id);
      });

      it("a region that is not the neighbour's business stays his", async () => {
        assertRefused(await admin.put(`/v1/regions/${elsewhere.grid}`, { ...region, code: elsewhere.grid, parent: elsewhere.community }), 404, "region.not_found");
      });
    });
  });
}
