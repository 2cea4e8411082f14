// SPDX-License-Identifier: Apache-2.0
// Every operation that /v1/openapi.json describes, asked rightly, wrongly and at random, as every role and as nobody: what is right is
// answered 2xx and harmless when sent twice, what the description forbids is refused, nothing is answered 5xx or otherwise than described,
// no refusal tells insides or personal data; afterwards the house still stands and verifies. Prints the answers of each operation.
// FUZZ_RUNS: random requests an operation (300; thousands by hand). FUZZ_SEED: repeats a run. ENGINE=postgresql: the other database.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { judge } from "./api_fuzz/judge.mjs";
import { Reach } from "./api_fuzz/reach.mjs";
import { Recipes } from "./api_fuzz/recipes.mjs";
import { asSent, Requests } from "./api_fuzz/requests.mjs";
import { thingsOf } from "./api_fuzz/things.mjs";
import { Values } from "./api_fuzz/values.mjs";
import { forbidden } from "./api_fuzz/wounds.mjs";
import { everyRole } from "./suites/scope.mjs";
import { Client } from "./support/client.mjs";
import { Dice } from "./support/dice.mjs";
import { PostgresEngine, SqliteEngine } from "./support/engines.mjs";
import { repository } from "./support/gridward.mjs";
import { House } from "./support/house.mjs";

const fc = createRequire(join(repository, "web/package.json"))("fast-check");
const runs = Number(process.env.FUZZ_RUNS ?? 300);
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const roles = [...everyRole, "next-admin", "nobody"];
/** Slow by nature (a password is stretched, a program is started, a workbook is written): fewer of them. */
const slow = { "POST /v1/session": 8, "PUT /v1/people/{id}": 2, "POST /v1/imports/{kind}": 4, "GET /v1/exports/hazards.xlsx": 4, "GET /v1/exports/places.xlsx": 4 };
/** A stream without an end, and the end of the session that asks: tested apart. */
const apart = ["DELETE /v1/session", "GET /v1/live"];
/** Sending these again is a new question, or is refused because the thing has moved on: never a second effect. */
const versioned = ["PUT /v1/patrol-routes/{id}", "PUT /v1/people/{id}", "PUT /v1/places/{id}", "PUT /v1/posts/{id}", "PUT /v1/regions/{code}"];
/** Sets a part of a thing that is there already: nothing is created. */
const parts = ["PUT /v1/places/{id}/asked-visit"];

const nameOf = ({ method, path }) => `${method} ${path}`;
const shown = (request) => `${request.who} ${request.method} ${request.path} ${Buffer.isBuffer(request.body) ? `bytes ${request.body.toString("hex").slice(0, 400)}` : (request.body ?? "").slice(0, 2000)}`;

describe("The API", () => {
  const engine = process.env.ENGINE === "postgresql" ? new PostgresEngine() : new SqliteEngine();
  const people = {};
  const reach = new Reach();
  let house, description, components, requests, recipes, things;

  before(async () => {
    console.log(`api fuzz: FUZZ_SEED=${seed} FUZZ_RUNS=${runs} on ${engine.name}`);
    await engine.open();
    house = await House.open(engine);
    for (const role of everyRole) people[role] = await house.of(role);
    Object.assign(people, { nobody: new Client(house.base), "next-admin": house.nextAdmin });
    description = await people.administrator.read("/v1/openapi.json");
    components = description.components.schemas;
    things = await thingsOf(house, people);
    recipes = new Recipes(house, people, things.kept);
    requests = new Requests(fc, new Values(fc, components, things), things, recipes);
  });
  after(async () => {
    people.nobody?.close();
    await house?.close();
    await engine.close();
  });

  const routes = () => Object.entries(description.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, route]) => ({ ...route, path, method: method.toUpperCase() })));
  const usual = () => routes().filter((route) => !apart.includes(nameOf(route)));

  /** Sends it, judges the answer and counts it. */
  async function ask(route, request) {
    const { method, path, body, headers } = request;
    const answer = await (request.client ?? people[request.who]).request(method, path, { body, headers });
    reach.count(nameOf(route), answer.status);
    try {
      judge(route, request, answer, { components, personal: things.personal });
    } catch (error) {
      error.message = `${shown(request)}\n${error.message}`;
      throw error;
    }
    return answer;
  }

  /** Runs one after the other and gathers what broke, so that one fault hides no other. */
  async function each(all, run) {
    const broken = [];
    for (const one of all) await run(one).catch((error) => broken.push(`${nameOf(one)} with FUZZ_SEED=${seed}: ${error.message}`));
    const logged = house.server.log.split("\n").filter((line) => /\] \[(error|critical)\] /.test(line));
    assert.ok(broken.length === 0, [...broken, ...logged.slice(0, 10)].join("\n\n"));
  }

  it("every operation does what a right request asks, and sending it twice does nothing twice", async () => {
    const dice = new Dice(seed);
    await each(usual(), async (route) => {
      for (let round = 0; round < (slow[nameOf(route)] ? 2 : 6); ++round) {
        const request = asSent(route, await recipes.make(route, dice));
        const answer = await ask(route, request);
        assert.ok(answer.status < 300, `${shown(request)}\na right request is answered ${answer.status}: ${answer.text.slice(0, 500)}`);
        if (route.method !== "PUT") continue;
        assert.equal(answer.status, parts.includes(nameOf(route)) ? 200 : 201);
        const again = await ask(route, request);
        if (versioned.includes(nameOf(route)) && again.status === 409) continue;
        assert.equal(again.status, 200, `${shown(request)}\nsent twice: ${again.status} ${again.text.slice(0, 500)}`);
        assert.deepEqual(again.json, answer.json, "sent twice, it answers otherwise");
      }
    });
  });

  it("nothing is taken that the description forbids", async () => {
    const dice = new Dice(seed + 1);
    await each(usual(), async (route) => {
      const right = await recipes.make(route, dice);
      for (const [what, request] of forbidden(route, right, components)) {
        const sent = asSent(route, request);
        const answer = await ask(route, sent);
        assert.ok([400, 404, 413, 422].includes(answer.status), `${what} is answered ${answer.status}: ${shown(sent)}\n${answer.text.slice(0, 300)}`);
      }
    });
  });

  it("who is not signed in gets what is public, and else nothing", async () => {
    const dice = new Dice(seed + 2);
    await each(usual(), async (route) => {
      const right = await recipes.make(route, dice);
      const answer = await ask(route, asSent(route, { ...right, client: undefined, who: "nobody" }));
      const open = route.security?.length === 0;
      assert.equal(answer.status === 401, !open, `answered ${answer.status}`);
      const long = await ask(route, { ...asSent(route, right), body: undefined, headers: { "x-long": "x".repeat(70_000) } });
      assert.equal(long.status, 431);
    });
  });

  it("the live stream and signing out answer as the description says", async () => {
    const find = (name) => routes().find((route) => nameOf(route) === name);
    const [live, leave] = [find("GET /v1/live"), find("DELETE /v1/session")];
    const stream = await people.safety_office.live();
    reach.count(nameOf(live), 200);
    stream.close();
    for (const queries of [{ within: "x" }, { after: "-1" }, { after: "zz" }]) assert.equal((await ask(live, asSent(live, { who: "safety_office", path: {}, queries }))).status, 422);
    assert.equal((await ask(live, asSent(live, { who: "nobody", path: {}, queries: {} }))).status, 401);
    const leaving = asSent(leave, await recipes.make(leave, new Dice(seed)));
    assert.equal((await ask(leave, leaving)).status, 204);
    assert.equal((await ask(leave, leaving)).status, 401);
  });

  it("no operation answers an arbitrary request with what it must not", { timeout: 3_600_000 }, async () => {
    await each(usual(), async (route) => {
      const property = fc.asyncProperty(requests.of(route, roles), async (plan) => void (await ask(route, await requests.build(route, plan))));
      const result = await fc.check(property, { seed, numRuns: Math.max(5, Math.ceil(runs / (slow[nameOf(route)] ?? 1))) });
      if (result.failed) throw result.errorInstance ?? new Error("broken");
    });
  });

  it("every operation was reached, and refused", () => {
    console.log(reach.table());
    for (const route of routes()) {
      assert.ok(reach.of(nameOf(route), 2) > 0, `${nameOf(route)} was never answered 2xx: it needs a recipe (api_fuzz/recipes.mjs)`);
      assert.ok(reach.of(nameOf(route), 4) > 0, `${nameOf(route)} was never refused`);
    }
    for (const status of [200, 201, 204, 400, 401, 403, 404, 409, 422, 431]) assert.ok(reach.total(status) > 0, `not one request was answered ${status}`);
  });

  it("the server is well and the house verifies", async () => {
    assert.equal((await people.nobody.get("/v1/session")).status, 401);
    assert.equal((await people.safety_office.get("/v1/session")).status, 200);
    await house.verify();
    assert.doesNotMatch(house.server.log, /\] \[(error|critical)\] /);
  });
});
