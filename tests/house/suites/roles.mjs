// SPDX-License-Identifier: Apache-2.0
// Every role on every route: what it may do it can, what it may not is refused with 403, and nothing breaks the house.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { Client, photo, sha256, ulid } from "../support/client.mjs";
import { inspection, report, route } from "../support/house.mjs";
import { assertRefused } from "../support/refusals.mjs";
import { everyRole } from "./scope.mjs";

const onSite = ["read", "inspect", "report_hazard", "record_rectification", "recheck_hazard", "reveal_personal_data"];
const steer = ["extend_deadline", "hand_over_hazard", "see_unsent_work", "see_positions", "ask_visit", "arrange_substitution"];

/** Who does what, as the duties of the posts say; not read from the program. */
const duties = {
  grid_member: [...onSite, "edit_places"],
  micro_grid_leader: onSite,
  grid_chief: [...onSite, ...steer, "edit_places", "export_ledger"],
  grid_supervisor: [...onSite, ...steer, "edit_places"],
  community_staff: [...onSite, ...steer, "edit_places", "import_data", "export_ledger"],
  command_operator: [...steer, "read", "report_hazard", "record_rectification", "edit_places", "import_data", "export_ledger", "reveal_personal_data"],
  safety_office: [...onSite, ...steer, "judge_suspected_major", "edit_places", "export_ledger", "answer_suggestions"],
  subdistrict_leader: ["read", "judge_suspected_major", "export_ledger", "reveal_personal_data", "answer_suggestions", "see_positions"],
  enforcement: ["read", "inspect", "report_hazard", "recheck_hazard", "judge_suspected_major", "reveal_personal_data"],
  department: ["read", "record_rectification", "reveal_personal_data"],
  administrator: ["read", "edit_regions", "edit_people", "import_data", "see_unsent_work", "arrange_substitution"],
};
/** Where a patrol went. */
const line = { points: [{ lng: 121.07, lat: 32.06 }, { lng: 121.071, lat: 32.06 }] };
const photoActs = ["inspect", "report_hazard", "record_rectification", "recheck_hazard"];

const reading = [
  "/v1/session", "/v1/regions", "/v1/regions/{code}", "/v1/boundaries", "/v1/grid?lng=121.07&lat=32.06", "/v1/people", "/v1/places", "/v1/places/{id}", "/v1/checklists",
  "/v1/checklists/{ref}", "/v1/rules", "/v1/inspections", "/v1/inspections/{id}", "/v1/hazards", "/v1/hazards/{id}", "/v1/photos/{name}", "/v1/area", "/v1/area/changes", "/v1/place-codes", "/v1/places/{id}/code", "/v1/changes", "/v1/summary", "/v1/suggestions?mine=1", "/v1/patrol-routes", "/v1/patrol-stop-kinds", "/v1/patrols/mine", "/v1/unsent", "/v1/positions/share", "/v1/positions/mine", "/v1/area/basemap", "/v1/substitutions", "/v1/hand-over?post={post}&until=2026-12-31",
  "/v1/map/places?bbox=120.9,31.9,121.3,32.2&zoom=11", "/v1/map/hazards?bbox=120.9,31.9,121.3,32.2&zoom=16.5",
];

/** What a role does with the things of its own area: [route, path, body, acts needed, status when allowed]. Nothing here changes what another test counts on. */
function deeds(own, checklist) {
  const { place, hazard, region, person, post, me } = own;
  /** The holder of a post hands it over, too. */
  const arranges = me === person ? ["read"] : ["arrange_substitution"];
  const [bytes, other] = [photo(), photo()];
  const step = (kind, more = {}) => ["PUT /v1/hazards/{id}/steps/{step}", `/v1/hazards/${hazard}/steps/${ulid()}`, { kind, text: "示例", ...more }];
  const due = new Date(Date.now() + 30 * 86_400_000).toISOString();
  return [
    ["PUT /v1/inspections/{id}", `/v1/inspections/${ulid()}`, inspection(checklist, place.id), ["inspect"], 201],
    ["PUT /v1/hazards/{id}", `/v1/hazards/${ulid()}`, report({ place: place.id }), ["report_hazard"], 201],
    [...step("noted"), ["record_rectification"], 201],
    [...step("recheck_passed"), ["recheck_hazard"], 409],
    [...step("major_confirmed", { due }), ["judge_suspected_major"], 409],
    [...step("extended", { due: "2026-01-01T00:00:00Z" }), ["extend_deadline"], 422],
    [...step("handed_over", { to: "fire" }), ["hand_over_hazard"], 201],
    [...step("returned"), ["record_rectification"], [201, 409]],
    ["PUT /v1/places/{id}", `/v1/places/${place.id}`, { name: place.name, type: place.type, address: place.address, region: place.region, version: place.version + 7 }, ["edit_places"], 409],
    ["POST /v1/places/{id}/code", `/v1/places/${place.id}/code`, { edition: 999 }, ["edit_places"], 409],
    ["POST /v1/places/{id}/merge", `/v1/places/${place.id}/merge`, { into: place.id, version: 1 }, ["edit_places"], 422],
    ["PUT /v1/places/{id}/asked-visit", `/v1/places/${place.id}/asked-visit`, { why: "示例", by: "2020-01-01" }, ["ask_visit"], 422],
    ["DELETE /v1/places/{id}/asked-visit", `/v1/places/${place.id}/asked-visit`, undefined, ["ask_visit"], 204],
    ["POST /v1/places/{id}/reveal", `/v1/places/${place.id}/reveal`, { reason: "示例核对电话" }, ["reveal_personal_data"], 200],
    ["PUT /v1/regions/{code}", `/v1/regions/${region.code}`, { ...region, version: region.version + 7 }, ["edit_regions"], 409],
    ["PUT /v1/people/{id}", `/v1/people/${person}`, { login: "some-login", active: true, name: "示例", phone: "", version: 7 }, ["edit_people"], 409],
    ["POST /v1/people/{id}/reveal", `/v1/people/${person}/reveal`, { reason: "示例核对电话" }, ["reveal_personal_data"], 200],
    ["DELETE /v1/people/{id}/contact", `/v1/people/${ulid()}/contact`, undefined, ["edit_people"], 404],
    ["DELETE /v1/places/{id}/contact", `/v1/places/${ulid()}/contact`, undefined, ["edit_places"], 404],
    ["PUT /v1/posts/{id}", `/v1/posts/${post.id}`, { person, role: post.role, region: post.region, from: post.from, version: post.version + 7 }, ["edit_people"], 409],
    ["PUT /v1/photos/{name}", `/v1/photos/${sha256(bytes)}`, bytes, photoActs, 201],
    ["PUT /v1/photos/{name}/parts", `/v1/photos/${sha256(other)}/parts?at=0&size=${other.length}`, other, photoActs, 201],
    ["GET /v1/photos/{name}/parts", `/v1/photos/${sha256(other)}/parts`, undefined, photoActs, 200],
    ["POST /v1/imports/{kind}", "/v1/imports/places?name=a.xlsx", "%PDF-1.7 示例", ["import_data"], 422],
    ["POST /v1/imports/{kind}", "/v1/imports/people?name=a.xlsx", "%PDF-1.7 示例", ["edit_people"], 422],
    ["POST /v1/imports/{kind}", "/v1/imports/regions?name=a.xlsx", "%PDF-1.7 示例", ["edit_regions"], 422],
    ["POST /v1/imports/{kind}", "/v1/imports/divisions?name=a.xlsx", "%PDF-1.7 示例", ["edit_regions"], 422],
    ["GET /v1/exports/hazards.xlsx", "/v1/exports/hazards.xlsx", undefined, ["export_ledger"], 200],
    ["GET /v1/exports/places.xlsx", `/v1/exports/places.xlsx?within=${region.code}`, undefined, ["export_ledger"], 200],
    ["PUT /v1/suggestions/{id}", `/v1/suggestions/${ulid()}`, { kind: "suggestion", text: "示例", made_at: due }, ["read"], 201],
    ["GET /v1/suggestions", "/v1/suggestions", undefined, ["answer_suggestions"], 200],
    ["POST /v1/suggestions/{id}/answer", `/v1/suggestions/${ulid()}/answer`, { text: "示例" }, ["answer_suggestions"], 404],
    ["PUT /v1/patrol-routes/{id}", `/v1/patrol-routes/${ulid()}`, route(region.code), ["edit_places"], 201],
    ["PUT /v1/patrols/{id}", `/v1/patrols/${ulid()}`, { route: own.route, route_version: 1, started_at: due, ended_at: due, seen: [], hazards: [] }, ["inspect"], 201],
    ["PUT /v1/patrols/{id}/track", `/v1/patrols/${ulid()}/track`, line, ["read"], 404],
    ["GET /v1/patrols/{id}/track", `/v1/patrols/${ulid()}/track`, undefined, ["read"], 404],
    ["DELETE /v1/patrols/{id}/track", `/v1/patrols/${ulid()}/track`, undefined, ["read"], 404],
    ["PUT /v1/devices/{id}", `/v1/devices/${ulid()}`, { made: 0, withdrawn: [] }, ["read"], 201],
    ["DELETE /v1/devices/{id}", `/v1/devices/${ulid()}`, undefined, ["read"], 404],
    ["GET /v1/positions", `/v1/positions?within=${region.code}`, undefined, ["see_positions"], 200],
    ["PUT /v1/positions/share/{id}", `/v1/positions/share/${ulid()}`, { hours: 1 }, ["inspect"], 201],
    ["PUT /v1/positions/batches/{id}", `/v1/positions/batches/${ulid()}`, { share: ulid(), points: [] }, ["inspect"], 409],
    ["DELETE /v1/positions/mine", "/v1/positions/mine", undefined, ["read"], 204],
    ["DELETE /v1/positions/share", "/v1/positions/share", undefined, ["read"], 204],
    ["PUT /v1/substitutions/{id}", `/v1/substitutions/${ulid()}`, { post: post.id, colleague: person, from: "2026-01-01", to: "2026-01-01" }, arranges, 422],
    ["POST /v1/substitutions/{id}/end", `/v1/substitutions/${ulid()}/end`, undefined, ["read"], 404],
    ["GET /v1/colleagues", `/v1/colleagues?post=${post.id}`, undefined, arranges, 200],
    ["POST /v1/deadlines", "/v1/deadlines", { from: due, limit: { amount: 3, unit: "working_days" } }, ["read"], 200],
  ];
}

/** The ledger's hashes and keys: for strangers by design. */
const openLedger = ["GET /ledger/keys", "GET /ledger/key-notes", ...["/ledger", "/ledger/sm3"].flatMap((log) => [`GET ${log}/checkpoint`, `GET ${log}/checkpoint.svg`, `GET ${log}/tile/{level}/{tile}`, `GET ${log}/consistency`])];
/** Bundles need a session and the regions of what is in them: the ledger's own suite. */
const ledgerEntries = ["GET /ledger/tile/entries/{tile}", "GET /ledger/sm3/tile/entries/{tile}"];
const elsewhereTested = ["GET /v1/live", "POST /v1/session", "DELETE /v1/session", "GET /v1/openapi.json", "GET /v1/ledger/proof", ...openLedger, ...ledgerEntries];
const filled = (path, region) => path.replace("{code}", region).replace("{ref}", "restaurant@1").replace("{kind}", "places").replace("{name}", "0".repeat(64)).replace(/\{\w+\}/g, () => ulid());

export function roles(house) {
  describe("Every role on every route", () => {
    let routes;
    let checklist;
    const own = {};

    async function ownThings(role) {
      const client = await house().of(role);
      const grid = client.session.posts[0].region.length === 15 ? client.session.posts[0].region : (await client.read("/v1/regions?level=grid&limit=1")).items[0].code;
      const place = (await client.all(`/v1/places?within=${grid}`)).find((one) => one.contact_name);
      const post = (await client.all(`/v1/people?within=${grid}`)).flatMap(({ posts }) => posts).find((held) => held.role === "grid_member" && !held.stands_in_for);
      const safety = await house().of("safety_office");
      const [hazard, bytes] = [ulid(), photo()];
      assert.equal((await safety.put(`/v1/photos/${sha256(bytes)}`, bytes)).status, 201);
      const reported = await safety.put(`/v1/hazards/${hazard}`, report({ place: place.id, photos: [sha256(bytes)] }));
      assert.equal(reported.status, 201, reported.text);
      const visit = ulid();
      assert.equal((await safety.put(`/v1/inspections/${visit}`, inspection(checklist, place.id))).status, 201);
      const patrolled = ulid();
      assert.equal((await safety.put(`/v1/patrol-routes/${patrolled}`, route(grid))).status, 201);
      return { place, hazard, photo: sha256(bytes), visit, route: patrolled, region: await client.read(`/v1/regions/${grid}`), person: post.person, post, me: client.session.person.id };
    }

    before(async () => {
      const anyone = await house().of("administrator");
      const { paths } = await anyone.read("/v1/openapi.json");
      routes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), path]));
      checklist = await anyone.read("/v1/checklists/restaurant@1");
      for (const role of everyRole) own[role] = await ownThings(role);
    });

    it("no route is left out of these tests", () => {
      const tested = new Set([...reading.map((path) => `GET ${path.split("?")[0]}`), ...deeds(own.administrator, checklist).map(([route]) => route), ...elsewhereTested]);
      assert.deepEqual(routes.map((route) => route.join(" ")).filter((route) => !tested.has(route)), []);
    });

    it("without a session, or with an invented one, every route answers 401", async () => {
      const nobody = new Client(house().base);
      for (const cookie of [undefined, `gridward_session=${"0".repeat(64)}`, "gridward_session="]) {
        for (const [method, path] of routes) {
          const route = `${method} ${path}`;
          if (route === "GET /v1/openapi.json" || route === "POST /v1/session" || openLedger.includes(route)) continue;
          const answer = await nobody.request(method, filled(path, "320612001"), { body: method === "GET" ? undefined : "{}", headers: cookie ? { cookie } : {} });
          assertRefused(answer, 401, "session.needed");
        }
      }
      assertRefused(await nobody.get("/v1/places", { headers: { authorization: `Bearer ${"0".repeat(64)}` } }), 401);
      assertRefused(await nobody.post("/v1/session", { login: "member-001", password: "wrong-Pass-1" }), 401, "session.refused");
      assertRefused(await nobody.post("/v1/session", { login: "nobody-at-all", password: "wrong-Pass-1" }), 401, "session.refused");
      nobody.close();
    });

    it("without the CSRF header, or with another's, a cookie changes nothing", async () => {
      const admin = await house().of("administrator");
      for (const [method, path] of routes.filter(([method, path]) => method !== "GET" && `${method} ${path}` !== "POST /v1/session"))
        for (const headers of [{}, { "x-gridward-csrf": "" }, { "x-gridward-csrf": house().nextAdmin.session.csrf }])
          assertRefused(await admin.request(method, filled(path, "320612001"), { body: "{}", headers, csrf: false }), 403, "session.csrf");
      assert.equal((await admin.get("/v1/session")).status, 200);
    });

    for (const role of everyRole) {
      it(`a ${role} reads everything of the own area`, async () => {
        const client = await house().of(role);
        const { place, hazard, visit, region } = own[role];
        const ids = { places: place.id, hazards: hazard, inspections: visit };
        for (const path of reading) {
          const asked = path.replace("{code}", region.code).replace("{ref}", "restaurant@1").replace("{name}", own[role].photo).replace("{post}", own[role].post.id).replace("{id}", ids[path.split("/")[2]]);
          const answer = await client.get(asked);
          assert.equal(answer.status, 200, `${asked}: ${answer.text.slice(0, 300)}`);
        }
      });

      it(`a ${role} does what the post's duties say and is refused the rest with 403`, async () => {
        const client = await house().of(role);
        assert.deepEqual([...client.session.acts].sort(), [...duties[role]].sort());
        for (const [route, path, body, acts, allowed] of deeds(own[role], checklist)) {
          const answer = await client.request(route.split(" ")[0], path, { body });
          const may = acts.some((act) => duties[role].includes(act));
          const what = `${route} ${body?.kind ?? path}: ${answer.status} ${answer.text.slice(0, 300)}`;
          assert.ok((may ? [allowed].flat() : [403]).includes(answer.status), what);
          if (!may) assertRefused(answer, 403, "scope.forbidden");
        }
      });

      it(`nothing that a ${role} sends to any route breaks the house`, async () => {
        const client = await house().of(role);
        for (const [method, path] of routes) {
          if (["POST /v1/session", "DELETE /v1/session", "GET /v1/live"].includes(`${method} ${path}`)) continue;
          for (const body of method === "GET" ? [undefined] : ["{}", "null", "[]", '{"version":1}', "\u0001"]) {
            const answer = await client.request(method, filled(path, own[role].region.code), { body });
            assert.ok(answer.status < 500, `${method} ${path} with ${body}: ${answer.status} ${answer.text}`);
            if (answer.status >= 400) assertRefused(answer, answer.status);
          }
        }
      });
    }

    it("where a patrol went is there for its owner and for nobody else", async () => {
      const owner = await house().of("grid_member");
      const path = `/v1/patrols/${ulid()}`;
      const at = new Date().toISOString();
      assert.equal((await owner.put(path, { route: own.grid_member.route, route_version: 1, started_at: at, ended_at: at, seen: [], hazards: [] })).status, 201);
      for (const status of [201, 200]) assert.equal((await owner.put(`${path}/track`, line)).status, status);
      for (const role of everyRole.filter((one) => one !== "grid_member")) {
        const client = await house().of(role);
        assertRefused(await client.get(`${path}/track`), 404, "patrol_track.not_found");
        assertRefused(await client.request("DELETE", `${path}/track`), 404, "patrol_track.not_found");
        assertRefused(await client.put(`${path}/track`, line), 404, "patrol.not_found");
      }
      assert.deepEqual((await owner.read(`${path}/track`)).points, line.points);
      assert.equal((await owner.request("DELETE", `${path}/track`)).status, 204);
      assertRefused(await owner.get(`${path}/track`), 404, "patrol_track.not_found");
      assert.equal((await owner.read("/v1/patrols/mine")).items.find((one) => path.endsWith(one.id)).track, false);
    });

    it("an administrator holds no act of the safety work", () => {
      const safety = ["inspect", "report_hazard", "record_rectification", "recheck_hazard", "extend_deadline", "hand_over_hazard", "judge_suspected_major"];
      assert.deepEqual(safety.filter((act) => duties.administrator.includes(act)), []);
    });

    it("logins are shown only to who edits people", async () => {
      for (const role of everyRole) {
        const people = await (await house().of(role)).all("/v1/people");
        for (const { login } of people) assert.equal(login !== "", role === "administrator", `${role} sees ${login}`);
      }
    });

    it("signing out ends the session for good", async () => {
      const { login, password } = house().account("department");
      const client = await Client.signedIn(house().base, login, password);
      assert.equal((await client.request("DELETE", "/v1/session")).status, 204);
      assertRefused(await client.get("/v1/session"), 401);
      client.close();
    });
  });
}
