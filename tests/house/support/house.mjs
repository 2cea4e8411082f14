// SPDX-License-Identifier: Apache-2.0
// The house that most suites share: the demo of ten days, beside it a sub-district of which nobody in Jinsha may know, the server,
// and one signed-in person of every role.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client, photo, sha256, ulid } from "./client.mjs";
import { Server, succeed } from "./gridward.mjs";

export const password = "House-Suite-4821";
export const elsewhere = { subdistrict: "320612009", community: "320612009001", grid: "320612009001001" };
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

const square = (lng, lat, side) => ({
  polygons: [{ outer: [[0, 0], [side, 0], [side, side], [0, side]].map(([x, y]) => ({ lng: lng + x, lat: lat + y })), holes: [] }],
});

/** A visit in which every item of the checklist passes but those in `other`: {item: answer fields}. */
export function inspection(checklist, place, other = {}) {
  const now = new Date().toISOString();
  return {
    place,
    checklist: { id: checklist.id, version: checklist.version },
    answers: checklist.items.map(({ id }) => ({ item: id, answer: "pass", ...other[id] })),
    started_at: now,
    finished_at: now,
  };
}

export const report = (fields) => ({ source: "patrol", description: "示例：楼道堆物", result_class: "G1", photos: [], found_at: new Date().toISOString(), ...fields });

/** A patrol route with one stop. */
export const route = (region) => ({ name: "示例巡查路线", region, stops: [{ id: ulid(), kind: "trunk_road", name: "示例路口", look_at: "井盖", at: { lng: 121.07, lat: 32.06 } }], version: 0 });

export async function expectStatus(answer, ...statuses) {
  const got = await answer;
  if (!statuses.includes(got.status)) throw new Error(`expected ${statuses}, got ${got.status}: ${got.text.slice(0, 500)}`);
  return got;
}

export class House {
  static async open(engine) {
    const house = new House();
    house.engine = engine;
    house.site = engine.site("demo");
    const { config, folder, environment } = house.site;
    const accounts = join(folder, "accounts.json");
    await succeed(["demo", "--config", config, "--days", "10", "--seed", "7", "--accounts", accounts], { environment });
    house.accounts = JSON.parse(readFileSync(accounts, "utf8")).accounts;
    await house.addNeighbour();
    house.server = await Server.start(["--config", config], { environment });
    house.people = new Map();
    await house.furnishNeighbour();
    await house.appointMicroGridLeader();
    return house;
  }

  get base() {
    return this.server.base;
  }

  /** Another sub-district with its own administrator and safety office, who share this house and nothing else. */
  async addNeighbour() {
    const { config, folder, environment } = this.site;
    const file = join(folder, "neighbour.csv");
    writeFileSync(file, `code,name,level,parent\n${elsewhere.subdistrict},示例邻街道,subdistrict,320612\n${elsewhere.community},示例邻社区居委会,community,${elsewhere.subdistrict}\n`);
    await succeed(["import", "divisions", file, "--commit", "--config", config], { environment });
    for (const [login, role] of [["next-admin", "administrator"], ["next-safety", "safety_office"]])
      await succeed(["user", "add", login, "--role", role, "--region", elsewhere.subdistrict, "--config", config], { environment, input: `${password}\n` });
  }

  async furnishNeighbour() {
    const admin = await Client.signedIn(this.base, "next-admin", password);
    const region = { code: elsewhere.grid, level: "grid", name: "示例邻网格", parent: elsewhere.community, kind: "basic", valid_from: today, boundary: square(121.4, 32.3, 0.01) };
    await expectStatus(admin.put(`/v1/regions/${elsewhere.grid}`, region), 201);
    const safety = await Client.signedIn(this.base, "next-safety", password);
    this.neighbour = await this.furnish(safety, elsewhere.grid, { lng: 121.405, lat: 32.305 });
    Object.assign(this.neighbour, { person: safety.session.person.id, post: safety.session.posts[0] });
    this.nextSafety = safety;
    this.nextAdmin = admin;
  }

  /** A place with a contact, a visit, a photo that nobody else has, a hazard; made by who may do all that there. */
  async furnish(client, region, at) {
    const things = { region, at, place: ulid(), inspection: ulid(), hazard: ulid(), route: ulid(), name: `示例隐秘餐馆${ulid().slice(-6)}` };
    const place = { name: things.name, type: "restaurant", address: "示例路1号", region, contact: { name: "示例人甲", phone: "13800000001" }, version: 0 };
    await expectStatus(client.put(`/v1/places/${things.place}`, at ? { ...place, position: { at, raw_datum: "wgs84" } } : place), 201);
    const bytes = photo();
    things.photo = sha256(bytes);
    await expectStatus(client.put(`/v1/photos/${things.photo}`, bytes), 201);
    await expectStatus(client.put(`/v1/inspections/${things.inspection}`, inspection(await client.read("/v1/checklists/restaurant@1"), things.place)), 201);
    await expectStatus(client.put(`/v1/hazards/${things.hazard}`, report({ place: things.place, photos: [things.photo] })), 201);
    await expectStatus(client.put(`/v1/patrol-routes/${things.route}`, route(region)), 201);
    return things;
  }

  async appointMicroGridLeader() {
    const admin = await this.of("administrator");
    const person = ulid();
    const region = this.account("grid_member").region;
    await expectStatus(admin.put(`/v1/people/${person}`, { login: "micro-001", active: true, name: "演示微网格长001", phone: "", password }), 201);
    await expectStatus(admin.put(`/v1/posts/${ulid()}`, { person, role: "micro_grid_leader", region, from: today }), 201);
    this.accounts.push({ login: "micro-001", password, role: "micro_grid_leader", region, first_of_role: true });
  }

  account(role) {
    return this.accounts.find((account) => account.role === role);
  }

  /** The first person of a role, or the one with a login, signed in once. */
  async of(roleOrLogin) {
    const account = this.account(roleOrLogin) ?? this.accounts.find(({ login }) => login === roleOrLogin);
    if (!this.people.has(account.login)) this.people.set(account.login, Client.signedIn(this.base, account.login, account.password));
    return this.people.get(account.login);
  }

  async verify() {
    return succeed(["verify", "--config", this.site.config], { environment: this.site.environment });
  }

  async close() {
    if (!this.server) return;
    for (const person of this.people.values()) (await person).close();
    this.nextAdmin?.close();
    this.nextSafety?.close();
    await this.server.stop();
    this.site.close();
  }
}
