// SPDX-License-Identifier: Apache-2.0
// Arbitrary requests to every route that /v1/openapi.json describes, as several roles and as nobody: no 5xx, no undocumented answer, no
// 2xx for what the description forbids, no insides and no personal data in a refusal; afterwards the house still stands and verifies.
// FUZZ_RUNS: requests a route (200). FUZZ_SEED: repeats a run. ENGINE=postgresql: the other database.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { judge } from "./api_fuzz/judge.mjs";
import { Requests } from "./api_fuzz/requests.mjs";
import { thingsOf } from "./api_fuzz/things.mjs";
import { Values } from "./api_fuzz/values.mjs";
import { Client } from "./support/client.mjs";
import { PostgresEngine, SqliteEngine } from "./support/engines.mjs";
import { repository } from "./support/gridward.mjs";
import { House } from "./support/house.mjs";

const fc = createRequire(join(repository, "web/package.json"))("fast-check");
const runs = Number(process.env.FUZZ_RUNS ?? 200);
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const roles = ["administrator", "safety_office", "command_operator", "community_staff", "grid_member", "department", "next-admin", "nobody"];
/** Slow by nature (a password is stretched, a program is started, a workbook is written) or without an end: fewer of them. */
const slow = { "POST /v1/session": 8, "PUT /v1/people/{id}": 2, "POST /v1/imports/{kind}": 2, "GET /v1/exports/hazards.xlsx": 2, "GET /v1/exports/places.xlsx": 2 };
const apart = ["DELETE /v1/session", "GET /v1/live"];

const shown = (_, value) => (value?.type === "Buffer" ? `bytes ${Buffer.from(value.data).toString("hex")}` : value);

describe("Arbitrary requests", () => {
  const engine = process.env.ENGINE === "postgresql" ? new PostgresEngine() : new SqliteEngine();
  const people = {};
  let house, description, requests, things;

  before(async () => {
    console.log(`api fuzz: FUZZ_SEED=${seed} FUZZ_RUNS=${runs}`);
    await engine.open();
    house = await House.open(engine);
    for (const role of roles) people[role] = role === "nobody" ? new Client(house.base) : role === "next-admin" ? house.nextAdmin : await house.of(role);
    description = await people.administrator.read("/v1/openapi.json");
    things = await thingsOf(house, people);
    requests = new Requests(fc, new Values(fc, description.components.schemas, things), things);
  });
  after(async () => {
    people.nobody?.close();
    await house?.close();
    await engine.close();
  });

  const routes = () => Object.entries(description.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, route]) => ({ ...route, path, method: method.toUpperCase() })));
  const world = () => ({ components: description.components.schemas, personal: things.personal });

  it("no route answers what it must not", { timeout: 3_600_000 }, async () => {
    const counts = {};
    const broken = [];
    for (const route of routes()) {
      const name = `${route.method} ${route.path}`;
      if (apart.includes(name)) continue;
      const property = fc.asyncProperty(requests.of(route, roles), async (request) => {
        const type = request.body === undefined ? {} : { "content-type": Object.keys(route.requestBody.content)[0] };
        const answer = await people[request.who].request(request.method, request.path, { body: request.body, headers: type });
        counts[answer.status] = (counts[answer.status] ?? 0) + 1;
        judge(route, request, answer, world());
      });
      const result = await fc.check(property, { seed, numRuns: Math.max(5, Math.ceil(runs / (slow[name] ?? 1))) });
      if (result.failed) broken.push(`${name} with FUZZ_SEED=${seed}: ${result.errorInstance?.message}\n${JSON.stringify(result.counterexample, shown)}`);
    }
    const logged = house.server.log.split("\n").filter((line) => /\] \[(error|critical)\] /.test(line));
    assert.ok(broken.length === 0, [...broken, ...logged.slice(0, 10)].join("\n\n"));
    console.log(`api fuzz: answers by status ${JSON.stringify(counts)}`);
    for (const status of [200, 201, 401, 403, 404, 409, 422]) assert.ok(counts[status] > 0, `not one request was answered ${status}: the requests do not reach far enough`);
  });

  it("the live stream and signing out answer as the description says", async () => {
    const find = (name) => routes().find(({ method, path }) => `${method} ${path}` === name);
    for (const query of ["?within=x", "?after=-1", "?after=zz"]) judge(find("GET /v1/live"), { queries: {} }, await people.safety_office.get(`/v1/live${query}`), world());
    judge(find("GET /v1/live"), { queries: {} }, await people.nobody.get("/v1/live"), world());
    judge(find("DELETE /v1/session"), { queries: {} }, await people.nobody.request("DELETE", "/v1/session"), world());
  });

  it("the server is well and the house verifies", async () => {
    assert.equal((await people.nobody.get("/v1/session")).status, 401);
    assert.equal((await people["next-admin"].get("/v1/session")).status, 200);
    await house.verify();
    assert.doesNotMatch(house.server.log, /\] \[(error|critical)\] /);
  });
});
