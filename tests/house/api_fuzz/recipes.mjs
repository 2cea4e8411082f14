// SPDX-License-Identifier: Apache-2.0
// For every operation a request that must succeed: who sends it, the parts of the path, the queries, the body; made from what the house
// has, new each time, different with the dice. An operation that is not named here gets values by the names of its parts; when that is
// not enough for a 2xx, the test of reach says so, and a line belongs here.
import { Client, photo, sha256, ulid } from "../support/client.mjs";
import { expectStatus, inspection, password, report, route } from "../support/house.mjs";

const soon = (days) => new Date(Date.now() + days * 86_400_000).toISOString();
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
let count = 0;

/** What a step needs beside its kind. */
const stepFields = {
  notice_given: () => ({ limit: { amount: 3, unit: "working_days" } }),
  extended: () => ({ due: soon(60) }),
  handed_over: () => ({ to: "fire" }),
  done: ({ things }) => ({ photos: [things.photo] }),
  recheck_passed: ({ things }) => ({ photos: [things.photo] }),
};

/** A window of the map around a point of the house. */
function screen({ dice, any, things }) {
  const { lng, lat } = any(things.points);
  return { bbox: [lng - 0.2, lat - 0.1, lng + 0.2, lat + 0.1].join(","), zoom: dice.whole(0, 25) };
}

/** Two members of a grid: the post of the one, and the other, who may be asked to stand in. */
async function colleagues({ any, things, people }) {
  const region = any(things.grids);
  const [post, colleague] = await Promise.all([1, 2].map(async () => {
    const [person, id] = [ulid(), ulid()];
    await expectStatus(people.administrator.put(`/v1/people/${person}`, { login: `fuzz-${++count}-${person.slice(-5).toLowerCase()}`, active: true, name: "示例人", phone: "13900000000" }), 201);
    await expectStatus(people.administrator.put(`/v1/posts/${id}`, { person, role: "grid_member", region, from: today() }), 201);
    return { person, id };
  }));
  return { post: post.id, colleague: colleague.person };
}

const line = ({ any, things }) => ({ points: [any(things.points), any(things.points)] });
/** A patrol of the safety office's own, with the line that it went or without. */
async function walked(kitchen, tracked = false) {
  const [id, path] = [ulid(), ulid()];
  const office = kitchen.people.safety_office;
  await expectStatus(office.put(`/v1/patrol-routes/${id}`, route(kitchen.any(kitchen.things.grids))), 201);
  await expectStatus(office.put(`/v1/patrols/${path}`, { route: id, route_version: 1, started_at: soon(-1), ended_at: soon(0), seen: [], hazards: [] }), 201);
  if (tracked) await expectStatus(office.put(`/v1/patrols/${path}/track`, line(kitchen)), 201);
  return path;
}

/** Each gets {dice, any(list), maybe(fields), things (those kept), house, people} and gives {who, path, queries, body}. */
const recipes = {
  "GET /ledger/consistency": () => ({ queries: { older: 1 } }),
  "GET /ledger/sm3/consistency": () => ({ queries: { older: 1 } }),
  "GET /ledger/checkpoint.svg": () => ({ queries: {} }),
  "GET /ledger/sm3/checkpoint.svg": () => ({ queries: {} }),
  "GET /ledger/tile/entries/{tile}": ({ any, things }) => ({ path: { tile: any(things.bundles) } }),
  "GET /ledger/sm3/tile/entries/{tile}": ({ any, things }) => ({ path: { tile: any(things.bundles) } }),
  "GET /v1/exports/hazards.xlsx": () => ({ who: "community_staff" }),
  "GET /v1/exports/places.xlsx": () => ({ who: "community_staff" }),
  "GET /v1/grid": ({ any, things }) => ({ queries: { ...any(things.points), datum: any(["wgs84", "gcj02", "bd09"]) } }),
  "GET /v1/ledger/proof": ({ any, things }) => ({ queries: { event: any(things.events), suite: any(["sha256", "sm3"]) } }),
  "GET /v1/map/hazards": (kitchen) => ({ queries: { ...screen(kitchen), ...kitchen.maybe({ level: "general" }), ...kitchen.maybe({ overdue: 1 }) } }),
  "GET /v1/map/places": (kitchen) => ({ queries: { ...screen(kitchen), ...kitchen.maybe({ type: "restaurant" }) } }),
  "POST /v1/deadlines": ({ dice, any }) => ({ body: { from: soon(dice.between(-30, 300)), limit: { amount: dice.whole(1, 40), unit: any(["hours", "calendar_days", "working_days"]) } } }),
  "DELETE /v1/devices/{id}": async ({ people }) => {
    const id = ulid();
    await expectStatus(people.safety_office.put(`/v1/devices/${id}`, { made: 2, withdrawn: [] }), 201, 409);   // nobody has many that miss something
    return { path: { id } };
  },
  "PUT /v1/devices/{id}": ({ dice, maybe }) => ({ path: { id: ulid() }, body: { made: 2, withdrawn: [1, 2], ...maybe({ oldest_s: dice.whole(0, 9999) }) } }),
  "PUT /v1/hazards/{id}": ({ dice, any, maybe, things }) => {
    const graded = any([{ result_class: "G1" }, { result_class: "G2", limit_hours: dice.whole(1, 8785) }, { result_class: "SM" }, { result_class: "IM" }]);
    const where = any([{ place: any(things.places) }, { at: any(things.points) }, { region: any(things.grids) }]);
    return { path: { id: ulid() }, body: report({ ...graded, ...where, ...maybe({ photos: [things.photo] }), ...maybe({ checklist: { id: "restaurant", version: 1 }, item: any(things.items) }) }) };
  },
  "PUT /v1/hazards/{id}/steps/{step}": async (kitchen) => {
    const { any, maybe, things, people } = kitchen;
    const hazard = ulid();
    const found = await expectStatus(people.safety_office.put(`/v1/hazards/${hazard}`, report({ place: any(things.places), ...any([{}, { result_class: "G2", limit_hours: 24 }, { result_class: "SM" }]) })), 201);
    const kind = any(found.json.possible_steps);
    return { path: { id: hazard, step: ulid() }, body: { kind, text: "示例：已处理", ...(stepFields[kind]?.(kitchen) ?? {}), ...maybe({ device_at: soon(0) }) } };
  },
  "POST /v1/imports/{kind}": ({ things }) => ({ who: "community_staff", path: { kind: "places" }, queries: { name: "a.csv" }, body: things.files[0] }),
  "PUT /v1/inspections/{id}": ({ any, maybe, dice, things }) => {
    const place = any(things.restaurants);
    const failed = { answer: "fail", note: "示例", hazard: ulid(), photos: [things.photo] };
    const other = any([{}, { [any(things.items)]: { answer: "not_seen" } }, { [things.items[dice.whole(0, 3)]]: failed }]);
    const extinguishers = [{ id: ulid(), type: "dry_powder", spot: "示例", manufactured: "2025-03", defects: [] }];
    return { path: { id: ulid() }, body: { ...inspection(things.checklist, place, other), ...maybe({ at: any(things.points), accuracy_m: dice.whole(1, 50) }), ...maybe({ extinguishers }) } };
  },
  "PUT /v1/people/{id}": ({ maybe }) => ({
    who: "administrator",
    path: { id: ulid() },
    body: { login: `fuzz-${++count}-${ulid().slice(-5).toLowerCase()}`, active: true, name: "示例人", phone: "13900000000", ...maybe({ version: 0 }) },
  }),
  "DELETE /v1/people/{id}/contact": async ({ people }) => {
    const id = ulid();
    await expectStatus(people.administrator.put(`/v1/people/${id}`, { login: `fuzz-${++count}-${id.slice(-5).toLowerCase()}`, active: true, name: "示例人", phone: "13900000000" }), 201);
    return { who: "administrator", path: { id } };
  },
  "POST /v1/people/{id}/reveal": ({ any, things }) => ({ path: { id: any(things.persons) }, body: { reason: "示例：核对电话" } }),
  "PUT /v1/photos/{name}": () => {
    const bytes = photo();
    return { path: { name: sha256(bytes) }, body: bytes };
  },
  "PUT /v1/photos/{name}/parts": () => {
    const bytes = photo();
    return { path: { name: sha256(bytes) }, queries: { at: 0, size: bytes.length }, body: bytes };
  },
  "PUT /v1/places/{id}": ({ dice, any, maybe, things }) => ({
    path: { id: ulid() },
    body: {
      name: `示例店${++count}`, type: any(["restaurant", "hotel"]), version: 0, region: any(things.grids), ...maybe({ address: "示例路1号" }), ...maybe({ floors: dice.whole(0, 30), staff: dice.whole(0, 90) }),
      ...maybe({ area_m2: 80.5, gas: any(["none", "piped", "unknown"]), risk: "low" }), ...maybe({ contact: { name: "示例人", phone: "13900000000" } }),
      ...maybe({ position: { at: any(things.points), raw_datum: any(["wgs84", "gcj02"]), accuracy_m: 5 } }), ...maybe({ note: "示例", slept_in: false }),
    },
  }),
  "DELETE /v1/places/{id}/contact": async ({ any, things, people }) => {
    const id = ulid();
    const made = { name: `示例店${++count}`, type: "restaurant", address: "示例路1号", version: 0, region: any(things.grids), contact: { name: "示例人", phone: "13900000000" } };
    await expectStatus(people.safety_office.put(`/v1/places/${id}`, made), 201);
    return { path: { id } };
  },
  "PUT /v1/places/{id}/asked-visit": async ({ any, dice, things, people }) => {
    const id = ulid();
    await expectStatus(people.safety_office.put(`/v1/places/${id}`, { name: `示例店${++count}`, type: "restaurant", address: "示例路1号", version: 0, region: any(things.grids) }), 201);
    return { path: { id }, body: { why: "示例：群众反映", by: soon(dice.whole(1, 300)).slice(0, 10) } };
  },
  "POST /v1/places/{id}/code": async ({ any, things, people }) => {
    const id = ulid();
    await expectStatus(people.safety_office.put(`/v1/places/${id}`, { name: `示例店${++count}`, type: "restaurant", address: "示例路1号", version: 0, region: any(things.grids) }), 201);
    return { path: { id }, body: { edition: 1 } };
  },
  "POST /v1/places/{id}/merge": async ({ any, things, people }) => {
    const [id, into] = [ulid(), ulid()];
    for (const one of [id, into]) await expectStatus(people.safety_office.put(`/v1/places/${one}`, { name: `示例店${++count}`, type: "restaurant", address: "示例路1号", version: 0, region: any(things.grids) }), 201);
    return { path: { id }, body: { into, version: 1 } };
  },
  "POST /v1/places/{id}/reveal": ({ any, things }) => ({ path: { id: any(things.places) }, body: { reason: "示例：核对电话" } }),
  "PUT /v1/posts/{id}": ({ any, maybe, things }) => ({
    who: "administrator",
    path: { id: ulid() },
    body: { person: any(things.persons), role: any(["grid_member", "grid_chief"]), region: any(things.grids), from: today(), ...maybe({ to: "2099-12-31" }) },
  }),
  "PUT /v1/regions/{code}": ({ dice, any, things }) => {
    const parent = any(things.communities);
    const code = `${parent}${dice.whole(100, 1000)}`;
    return { who: "administrator", path: { code }, body: { level: "grid", name: `示例网格${code}`, parent, kind: any(["basic", "dedicated"]), valid_from: today() } };
  },
  "PUT /v1/patrol-routes/{id}": ({ any, maybe, things }) => {
    const made = route(any(things.grids));
    return { path: { id: ulid() }, body: { ...made, stops: [{ ...made.stops[0], ...maybe({ to: any(things.points) }), ...maybe({ place: any(things.places) }) }], ...maybe({ version: 0, active: true }) } };
  },
  "PUT /v1/patrols/{id}": async ({ any, maybe, things, people }) => {
    const id = ulid();
    const made = route(any(things.grids));
    await expectStatus(people.safety_office.put(`/v1/patrol-routes/${id}`, made), 201);
    const seen = [{ stop: any([made.stops[0].id, ulid()]), at: soon(0) }];
    return { path: { id: ulid() }, body: { route: id, route_version: 1, started_at: soon(-1), ended_at: soon(0), ...maybe({ seen }), ...maybe({ hazards: [ulid()] }) } };
  },
  "PUT /v1/patrols/{id}/track": async (kitchen) => ({ who: "safety_office", path: { id: await walked(kitchen) }, body: line(kitchen) }),
  "GET /v1/patrols/{id}/track": async (kitchen) => ({ who: "safety_office", path: { id: await walked(kitchen, true) } }),
  "DELETE /v1/patrols/{id}/track": async (kitchen) => ({ who: "safety_office", path: { id: await walked(kitchen, true) } }),
  "GET /v1/colleagues": async (kitchen) => ({ who: "administrator", queries: { post: (await colleagues(kitchen)).post, ...kitchen.maybe({ q: "示" }) } }),
  "GET /v1/hand-over": async (kitchen) => ({ queries: { post: (await colleagues(kitchen)).post, until: today() } }),
  "PUT /v1/substitutions/{id}": async (kitchen) => ({ who: kitchen.any(["administrator", "safety_office"]), path: { id: ulid() }, body: { ...(await colleagues(kitchen)), from: today(), to: today() } }),
  "POST /v1/substitutions/{id}/end": async (kitchen) => {
    const id = ulid();
    await expectStatus(kitchen.people.administrator.put(`/v1/substitutions/${id}`, { ...(await colleagues(kitchen)), from: today(), to: today() }), 201);
    return { path: { id } };
  },
  "PUT /v1/suggestions/{id}": ({ any }) => ({ path: { id: ulid() }, body: { kind: any(["complaint", "suggestion"]), text: "示例：提醒太多", made_at: soon(0) } }),
  "POST /v1/suggestions/{id}/answer": async ({ people }) => {
    const id = ulid();
    await expectStatus(people.grid_member.put(`/v1/suggestions/${id}`, { kind: "suggestion", text: "示例", made_at: soon(0) }), 201);
    return { path: { id }, body: { text: "示例：已采纳" } };
  },
  "PUT /v1/positions/batches/{id}": async ({ any, maybe, things, people }) => {
    const share = ulid();
    await expectStatus(people.safety_office.put(`/v1/positions/share/${share}`, { hours: 1 }), 201);
    return { path: { id: ulid() }, body: { share, points: [{ at: soon(0), ...any(things.points), ...maybe({ accuracy_m: 8 }) }] } };
  },
  "PUT /v1/positions/share/{id}": ({ dice, maybe }) => ({ path: { id: ulid() }, body: maybe({ hours: dice.whole(1, 5) }) }),
  "POST /v1/session": ({ any, house }) => {
    const account = any(house.accounts.filter(({ login }) => login.startsWith("member-")));
    return { who: "nobody", body: { login: account.login, password: account.password } };
  },
  "DELETE /v1/session": async ({ any, house }) => ({ client: await Client.signedIn(house.base, any(["next-admin", "next-safety"]), password) }),
};

export class Recipes {
  constructor(house, people, things) {
    Object.assign(this, { house, people, things });
  }

  /** {client, who, path, queries, body}; path and queries by name. */
  async make(route, dice) {
    const any = (list) => list[dice.whole(0, list.length)];
    const maybe = (fields) => (dice.chance(0.4) ? fields : {});
    const made = (await recipes[`${route.method} ${route.path}`]?.({ ...this, dice, any, maybe })) ?? {};
    const path = Object.fromEntries([...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, made.path?.[name] ?? any(this.fitting(route.path, name))]));
    const who = made.who ?? "safety_office";
    return { who, client: made.client ?? this.people[who], path, queries: made.queries ?? {}, body: made.body };
  }

  /** What a part of a path may be when the recipe does not say: the thing that the part before it names. */
  fitting(path, name) {
    const { things } = this;
    const noun = path.slice(0, path.indexOf(`{${name}}`)).split("/").at(-2);
    return { places: things.places, hazards: things.hazards, inspections: things.visits, people: things.persons, regions: things.grids, photos: [things.photo], checklists: ["restaurant@1"] }[noun]
      ?? { level: ["0"], tile: things.tiles }[name] ?? things.places;
  }
}
