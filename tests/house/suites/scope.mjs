// SPDX-License-Identifier: Apache-2.0
// What lies outside of somebody's area does not exist for them: for every role, everything of another sub-district, and for those
// with less than a sub-district also everything of another community.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client, sha256, photo, ulid } from "../support/client.mjs";
import { elsewhere, inspection, report, route } from "../support/house.mjs";
import { assertRefused } from "../support/refusals.mjs";
import { workbook } from "../support/workbook.mjs";

export const everyRole = [
  "grid_member", "micro_grid_leader", "grid_chief", "grid_supervisor", "community_staff", "command_operator",
  "safety_office", "subdistrict_leader", "enforcement", "department", "administrator",
];

const lists = ["regions", "people", "places", "inspections", "hazards", "boundaries", "summary", "changes", "live", "place-codes", "unsent", "patrol-routes", "substitutions"];

/** Every way to ask for a thing, or to change it, by who may not know of it: [method, path, body, statuses other than 404]. */
function attempts(things, checklist) {
  const { region, place, hazard, person, post } = things;
  const now = new Date().toISOString();
  const today = now.slice(0, 10);
  const all = [
    ["GET", `/v1/regions/${region}`],
    ...lists.map((list) => ["GET", `/v1/${list}?within=${region}`]),
    ...["places", "hazards"].map((kind) => ["GET", `/v1/map/${kind}?bbox=120,31,123,33&zoom=9&within=${region}`]),
    ["GET", `/v1/exports/hazards.xlsx?within=${region}`, undefined, 403],
    ["GET", `/v1/exports/places.xlsx?within=${region}`, undefined, 403],
    ["GET", `/v1/places/${place}`],
    ["PUT", `/v1/places/${place}`, { name: "示例改名", type: "restaurant", address: "", region, version: 1 }],
    ["PUT", `/v1/places/${ulid()}`, { name: "示例新店", type: "restaurant", address: "", region, version: 0 }],
    ["GET", `/v1/places/${place}/code`],
    ["POST", `/v1/places/${place}/code`, { edition: 1 }],
    ["POST", `/v1/places/${place}/merge`, { into: ulid(), version: 1 }, 403],
    ["PUT", `/v1/places/${place}/asked-visit`, { why: "示例", by: today }, 403],
    ["DELETE", `/v1/places/${place}/asked-visit`, undefined, 403],
    ["POST", `/v1/places/${place}/reveal`, { reason: "想知道电话号码" }],
    ["GET", `/v1/inspections/${things.inspection}`],
    ["PUT", `/v1/inspections/${ulid()}`, inspection(checklist, place)],
    ["GET", `/v1/hazards/${hazard}`],
    ["PUT", `/v1/hazards/${ulid()}`, report({ place })],
    ["PUT", `/v1/hazards/${ulid()}`, report({ region })],
    ["PUT", `/v1/hazards/${hazard}/steps/${ulid()}`, { kind: "done", text: "示例" }],
    ["PUT", `/v1/hazards/${hazard}/steps/${ulid()}`, { kind: "noted", text: "示例" }],
    ["PUT", `/v1/patrol-routes/${ulid()}`, route(region), 403],
    ["PUT", `/v1/patrol-routes/${things.route}`, { ...route(region), version: 1 }, 403],
    ["PUT", `/v1/patrols/${ulid()}`, { route: things.route, route_version: 1, started_at: now, ended_at: now, seen: [], hazards: [] }, 403],
    ["GET", `/v1/photos/${things.photo}`],
    ["PUT", `/v1/regions/${region}`, { level: "grid", name: "示例改名", valid_from: today, version: 1 }],
  ];
  if (person)
    all.push(
      ["POST", `/v1/people/${person}/reveal`, { reason: "想知道电话号码" }],
      ["PUT", `/v1/people/${person}`, { login: "next-safety", active: false, name: "示例", phone: "", version: 1 }, 403],
      ["PUT", `/v1/posts/${post.id}`, { person, role: "grid_member", region, from: today, version: post.version }],
      ["PUT", `/v1/substitutions/${ulid()}`, { post: post.id, colleague: person, from: today, to: today }],
      ["GET", `/v1/hand-over?post=${post.id}&until=${today}`],
      ["GET", `/v1/colleagues?post=${post.id}`],
      ["PUT", `/v1/posts/${ulid()}`, { person, role: "grid_member", region: elsewhere.grid, from: today }],
    );
  return all;
}

async function assertUnknown(client, things, checklist) {
  for (const [method, path, body, ...others] of attempts(things, checklist)) {
    const answer = await client.request(method, path, { body });
    assert.ok([404, ...others].includes(answer.status), `${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`);
    assertRefused(answer, answer.status);
    assert.ok(!answer.text.includes(things.name), `${method} ${path} tells the name`);
  }
  for (const list of ["inspections", "hazards"]) assert.deepEqual((await client.read(`/v1/${list}?place=${things.place}`)).items, []);
  const world = "bbox=-180,-85,180,85";
  const shown = await Promise.all(["places", "hazards"].map((kind) => client.read(`/v1/map/${kind}?${world}&zoom=24`)));
  for (const { spots } of shown) assert.ok(!spots.some(({ items }) => items.some(({ id, place }) => [id, place].includes(things.place) || id === things.hazard)));
  if (things.at) assert.equal((await client.read(`/v1/grid?lng=${things.at.lng}&lat=${things.at.lat}`)).region, undefined);
}

const within = (posts, region) => posts.some((post) => region.startsWith(post.region));

/** Whether a sheet of the base map lies below these corners (lng, lat, lng, lat …) or 300 m beside them. */
function beside(sheet, numbers) {
  const side = (from, corner) => {
    const values = numbers.filter((_, i) => i % 2 === from);
    return Math.min(...values) - 0.0031 < corner + 0.01 && Math.max(...values) + 0.0031 > corner;
  };
  return side(0, sheet.lng / 100) && side(1, sheet.lat / 100);
}

export function scope(house) {
  describe("Outside of an area", () => {
    const jinsha = {};
    let checklist;

    before(async () => {
      const member = house().accounts.filter(({ role }) => role === "grid_member").at(-1);
      const chief = house().accounts.find((account) => account.role === "grid_chief" && member.region.startsWith(account.region));
      jinsha.things = await house().furnish(await house().of(chief.login), member.region);
      checklist = await house().nextSafety.read("/v1/checklists/restaurant@1");
    });

    for (const role of everyRole) {
      it(`nothing of another sub-district exists for a ${role}`, async () => {
        await assertUnknown(await house().of(role), house().neighbour, checklist);
      });

      it(`no list shows a ${role} anything but their own area, through all its pages`, async () => {
        const client = await house().of(role);
        const { posts } = client.session;
        const regions = await client.all("/v1/regions");
        assert.ok(regions.length > 0);
        for (const { code } of regions) assert.ok(within(posts, code), `region ${code}`);
        for (const list of ["places", "inspections", "hazards"])
          for (const item of await client.all(`/v1/${list}`)) assert.ok(within(posts, item.region), `${list}: ${item.region}`);
        for (const person of await client.all("/v1/people")) {
          assert.ok(person.posts.length > 0);
          for (const post of person.posts) assert.ok(within(posts, post.region), `post in ${post.region}`);
        }
        for (const region of await client.area()) assert.ok(within(posts, region), `kept on the phone: ${region}`);
        for (const event of await client.changes()) assert.ok(within(posts, event.region), `event in ${event.region}`);
        for (const { region } of await client.all("/v1/patrol-routes")) assert.ok(within(posts, region) || posts.some((post) => post.region.startsWith(region)), `patrol route of ${region}`);
        const map = await client.read("/v1/boundaries?level=grid");
        for (const { properties } of map.features) assert.ok(within(posts, properties.code), `boundary of ${properties.code}`);
        const sheets = await client.baseMap();
        assert.ok(sheets.length > 0);
        for (const sheet of sheets) assert.ok(map.features.some(({ geometry }) => beside(sheet, geometry.coordinates.flat(Infinity))), `sheet ${sheet.key}`);
        const summary = await client.read("/v1/summary");
        for (const { region } of [summary, ...summary.by_child]) assert.ok(within(posts, region.code), `summary of ${region.code}`);
      });
    }

    for (const role of ["grid_member", "micro_grid_leader", "grid_chief", "grid_supervisor", "community_staff"])
      it(`nothing of another community exists for a ${role}`, async () => {
        await assertUnknown(await house().of(role), jinsha.things, checklist);
      });

    it("who leads the sub-district sees what its communities do not see of each other", async () => {
      const leader = await house().of("subdistrict_leader");
      const { place, inspection: visit, hazard } = jinsha.things;
      for (const path of [`/v1/places/${place}`, `/v1/inspections/${visit}`, `/v1/hazards/${hazard}`, `/v1/photos/${jinsha.things.photo}`])
        assert.equal((await leader.get(path)).status, 200, path);
    });

    it("a list of everything is the sum of the lists of its parts", async () => {
      const leader = await house().of("subdistrict_leader");
      const communities = (await leader.all("/v1/regions")).filter(({ level }) => level === "community" || level === "village");
      for (const list of ["places", "hazards", "inspections"]) {
        const parts = [];
        for (const { code } of communities) parts.push(...(await leader.all(`/v1/${list}?within=${code}`)).map(({ id }) => id));
        assert.deepEqual(parts.sort(), (await leader.all(`/v1/${list}`)).map(({ id }) => id).sort(), list);
      }
    });

    it("a photo is seen by who sent it and, once a hazard shows it, by who may see the hazard", async () => {
      const [sender, colleague, chief] = [await house().of("member-001"), await house().of("member-002"), await house().of("grid_chief")];
      const bytes = photo();
      const path = `/v1/photos/${sha256(bytes)}`;
      assert.equal((await sender.put(path, bytes)).status, 201);
      assert.deepEqual((await sender.get(path)).bytes, bytes);
      assertRefused(await chief.get(path), 404, "photo.not_found");
      const [place] = (await sender.read("/v1/places?limit=1")).items;
      assert.equal((await sender.put(`/v1/hazards/${ulid()}`, report({ place: place.id, photos: [sha256(bytes)] }))).status, 201);
      assert.deepEqual((await chief.get(path)).bytes, bytes);
      assertRefused(await colleague.get(path), 404, "photo.not_found");
    });

    it("the live stream brings what happens in the own area and nothing else, and resumes where it was left", async () => {
      const [listener, other] = [await house().of("member-001"), await house().of("member-003")];
      const stream = await listener.live();
      after(() => stream.close());
      const [own, foreign] = await Promise.all([listener, other].map(async (client) => (await client.read("/v1/places?limit=1")).items[0]));
      const [first, second, third] = [ulid(), ulid(), ulid()];
      assert.equal((await other.put(`/v1/hazards/${first}`, report({ place: foreign.id }))).status, 201);
      assert.equal((await house().nextSafety.put(`/v1/hazards/${second}`, report({ place: house().neighbour.place }))).status, 201);
      assert.equal((await listener.put(`/v1/hazards/${third}`, report({ place: own.id }))).status, 201);
      const heard = await stream.until(({ subject, kind }) => subject === third && kind === "hazard.notice_given");
      stream.close();
      assert.ok(heard.every((event) => within(listener.session.posts, event.region)), JSON.stringify(heard));
      assert.ok(!heard.some(({ subject }) => subject === first || subject === second));
      const resumed = await listener.live(`?after=${heard[0].seq}`);
      const missed = await resumed.until(({ subject, kind }) => subject === third && kind === "hazard.notice_given");
      resumed.close();
      assert.deepEqual(missed.map(({ seq }) => seq), heard.slice(1).map(({ seq }) => seq));
    });

    it("an import does not take a place away from where the importer may not look", async () => {
      const code = "91350100M000100Y43";
      const name = "示例被抄走的店";
      const place = ulid();
      const created = await house().nextSafety.put(`/v1/places/${place}`, { name, type: "restaurant", address: "示例路9号", region: elsewhere.grid, credit_code: code, version: 0 });
      assert.equal(created.status, 201, created.text);
      const staff = await house().of("community_staff");
      const community = staff.session.posts[0].region_name;
      const ledger = workbook([["场所名称", "所属社区", "场所类型", "地址", "统一社会信用代码"], [name, community, "餐饮", "示例路1号", code]]);
      const imported = await staff.post("/v1/imports/places?commit=1&name=a.xlsx", ledger);
      assert.equal(imported.status, 200, imported.text);
      assert.equal(imported.json.new, 1, imported.text);
      assert.equal((await house().nextSafety.read(`/v1/places/${place}`)).place.region, elsewhere.grid);
    });

    it("without a post in force nobody signs in, and a session ends with the last post", async () => {
      const admin = await house().of("administrator");
      const person = ulid();
      const post = ulid();
      const day = (shift) => new Date(Date.now() + (8 + 24 * shift) * 3_600_000).toISOString().slice(0, 10);
      const login = "leaver-01";
      const secret = "House-Suite-9914";
      assert.equal((await admin.put(`/v1/people/${person}`, { login, active: true, name: "演示离任者", phone: "", password: secret })).status, 201);
      const posts = { person, role: "grid_member", region: house().account("grid_member").region };
      assert.equal((await admin.put(`/v1/posts/${post}`, { ...posts, from: day(-2) })).status, 201);
      const client = await Client.signedIn(house().base, login, secret);
      assert.equal((await client.get("/v1/places")).status, 200);
      assert.equal((await admin.put(`/v1/posts/${post}`, { ...posts, from: day(-2), to: day(-1), version: 1 })).status, 200);
      assertRefused(await client.get("/v1/places"), 401);
      assertRefused(await client.post("/v1/session", { login, password: secret }), 401, "session.no_post");
      client.close();
    });
  });
}
