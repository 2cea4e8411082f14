// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { Client, sha256, ulid } from "../support/client.mjs";
import { Dice } from "../support/dice.mjs";
import { Raw } from "../support/raw.mjs";
import { assertRefused, assertRefusedInBothLanguages } from "../support/refusals.mjs";
import { SmallHouse } from "../support/small_house.mjs";
import { send, VisitMaker } from "../support/visits.mjs";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Ten thousand, or what the system lets one process open: this one holds one end of each connection, the server the other. */
function mostConnections() {
  spawnSync("prlimit", ["--pid", String(process.pid), "--nofile=20000:20000"]); // granted to root
  const files = Number(/Max open files\s+(\d+)/.exec(readFileSync("/proc/self/limits", "utf8"))[1]);
  if (files < 10_700) console.log(`only ${files} open files are allowed here: fewer than ten thousand connections are tried`);
  return Math.min(10_000, files - 700);
}

export function peerFaults(engine) {
  describe("a peer", () => {
    let house, maker, most;
    before(async () => {
      most = mostConnections();
      const site = engine.site("peers");
      site.set({ header_time_s: 1, body_time_s: 1, idle_time_s: 2, connections: most });
      house = await SmallHouse.open(site);
      maker = new VisitMaker(new Dice(4), house.checklist, house.places);
    });
    after(() => house?.close());

    /** Others are served, soon, while something goes on. */
    async function othersAreServed() {
      for (let i = 0; i < 5; ++i) {
        const began = Date.now();
        assert.equal((await send(house.person, maker.next())).status, 201);
        assert.equal((await house.person.get("/v1/places?limit=1")).status, 200);
        assert.ok(Date.now() - began < 2000, "others have to wait");
      }
    }
    const head = (headers, method = "PUT", path = `/v1/inspections/${ulid()}`) => `${method} ${path} HTTP/1.1\r\nHost: x\r\nCookie: ${house.person.cookie}\r\n${headers}`;
    /** One hand-written request in each language; more(raw) goes on after the head. */
    const refused = (headers, more, expected) =>
      assertRefusedInBothLanguages((language) => {
        const raw = Raw.open(house.base).send(head(`Accept-Language: ${language["accept-language"]}\r\n${headers}\r\n`));
        more(raw);
        return raw.answer();
      }, expected);

    it("whose header trickles, two hundred times over, gets 408; others are served meanwhile", async () => {
      const slow = Array.from({ length: 200 }, () => Raw.open(house.base).send("GET /health HTTP/1.1\r\nHost: x\r\n"));
      const dribble = setInterval(() => slow.forEach((raw) => raw.send("X-A: b\r\n")), 150);
      await othersAreServed();
      const answers = await Promise.all(slow.map((raw) => raw.answer()));
      clearInterval(dribble);
      for (const answer of answers) assert.deepEqual([answer.status, answer.json.code], [408, "http.too_slow"]);
    });

    it("whose body trickles gets 408 in his language, and nothing of it is kept", async () => {
      const before = (await house.person.all("/v1/inspections")).length;
      await refused("Content-Type: application/json\r\nContent-Length: 5000\r\n", (raw) => raw.send('{"place":'), { status: 408, code: "http.too_slow" });
      assert.equal((await house.person.all("/v1/inspections")).length, before);
    });

    it("whose body never ends gets 413, however it is framed, and the server's memory stays as it was", async () => {
      const memory = house.server.memory_mb;
      const piece = `10000\r\n${"x".repeat(65_536)}\r\n`;
      const endless = (raw) => {
        const more = () => !raw.socket.destroyed && raw.socket.write(piece, () => setImmediate(more));
        more();
      };
      await refused("Transfer-Encoding: chunked\r\n", endless, { status: 413, code: "http.body_too_large" });
      for (const length of ["1099511627776", "18446744073709551615"]) await refused(`Content-Length: ${length}\r\n`, () => {}, { status: 413, code: "http.body_too_large" });
      const many = Array.from({ length: 20 }, () => Raw.open(house.base).send(head("Transfer-Encoding: chunked\r\n\r\n")));
      many.forEach(endless);
      await othersAreServed();
      await Promise.all(many.map((raw) => raw.closed));
      assert.ok(house.server.memory_mb - memory < 100, `memory grew from ${memory} to ${house.server.memory_mb} MB`);
    });

    it("whose header never ends gets 431, whose chunk sizes are no numbers or endless gets 400", async () => {
      const raw = Raw.open(house.base).send(`GET /health HTTP/1.1\r\nHost: x\r\nX-A: ${"a".repeat(40_000)}`);
      const answer = await raw.answer();
      assert.deepEqual([answer.status, answer.json.code], [431, "http.header_too_large"]);
      for (const chunk of ["zz\r\n", "ffffffffffffffffffff\r\n", `1;${"a".repeat(100_000)}`])
        await refused("Transfer-Encoding: chunked\r\n", (one) => one.send(chunk), { status: 400, code: "http.malformed" });
    });

    it("that nests its JSON ninety thousand levels deep gets 422", async () => {
      const put = (headers) => house.person.put(`/v1/inspections/${ulid()}`, '{"answers":'.repeat(90_000), { headers: { ...headers, "content-type": "application/json" } });
      await assertRefusedInBothLanguages(put, { status: 422, field: "json.too_deep" });
    });

    it("that sends twenty thousand requests at once gets every answer, in order", async () => {
      const count = 20_000;
      const raw = Raw.open(house.base).send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n".repeat(count - 1) + "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      await othersAreServed();
      await raw.closed;
      const statuses = [...raw.text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
      assert.equal(statuses.length, count);
      assert.deepEqual([statuses.indexOf("404"), statuses.indexOf("503")], [count - 1, -1]);
    });

    it("that asks and asks and reads nothing is cut off; memory stays bounded and others are served", async () => {
      const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(12 << 20)]), name = sha256(bytes);
      assert.equal((await house.person.put(`/v1/photos/${name}`, bytes)).status, 201);
      const memory = house.server.memory_mb;
      const deaf = Array.from({ length: 48 }, () => Raw.open(house.base, { reading: false }).send(head("\r\n", "GET", `/v1/photos/${name}`).repeat(50)));
      await pause(500);
      const most_mb = house.server.memory_mb - memory;
      await othersAreServed();
      const until = Date.now() + 8000;
      const waits = async () => Number(/gridward_http_connections (\d+)/.exec((await house.person.get("/metrics")).text)?.[1]);
      while ((await waits()) > 20 && Date.now() < until) await pause(100);
      assert.ok((await waits()) <= 20, "somebody who reads nothing still holds his connection");
      deaf.forEach((raw) => raw.close());
      assert.ok(most_mb < 150, `48 deaf readers cost ${Math.round(most_mb)} MB`);
      const whole = await house.person.get(`/v1/photos/${name}`);
      assert.deepEqual(whole.bytes, bytes);
    });

    it("that comes ten thousand times and says nothing: who is inside is served, the next one gets 503 in his language, and there is room once they leave", async () => {
      const quiet = engine.site("quiet");
      quiet.set({ connections: most });
      const crowded = await SmallHouse.open(quiet, { sockets: 1 });
      try {
        const memory = crowded.server.memory_mb;
        const idle = [];
        for (let i = 0; i < most - 1; i += 500) {
          const some = Array.from({ length: Math.min(500, most - 1 - i) }, () => Raw.open(crowded.base));
          await Promise.all(some.map((raw) => raw.opened));
          idle.push(...some);
        }
        assert.equal((await crowded.person.get("/v1/places?limit=1")).status, 200);
        await assertRefusedInBothLanguages((headers) => new Client(crowded.base).get("/health", { headers: { ...headers, connection: "close" } }), { status: 503, code: "http.full" });
        const turned = await new Client(crowded.base).get("/health");
        assert.equal(turned.headers["retry-after"], "5");
        const visits = new VisitMaker(new Dice(5), crowded.checklist, crowded.places);
        for (let i = 0; i < 20; ++i) assert.equal((await send(crowded.person, visits.next())).status, 201);
        assert.ok(crowded.server.memory_mb - memory < 250, `ten thousand idle connections cost ${crowded.server.memory_mb - memory} MB`);
        idle.forEach((raw) => raw.close());
        for (const until = Date.now() + 5000; (await new Client(crowded.base).get("/health")).status !== 200; await pause(50)) assert.ok(Date.now() < until, "there is still no room");
        await crowded.verify();
      } finally {
        await crowded.close();
      }
    });

    it("who meets a server that may open no more files is served where none is needed, refused with 503 where one is, and waits at the door until there are some", async () => {
      const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(200_000)]), name = sha256(bytes);
      assert.equal((await house.person.put(`/v1/photos/${name}`, bytes)).status, 201);
      assert.equal((await house.person.get("/v1/places?limit=1")).status, 200);
      const one = house.person.at(house.base); // a connection that stands before the files run out
      one.agent.maxSockets = 1;
      assert.equal((await one.get("/health")).status, 200);
      const files = (limit) => assert.equal(spawnSync("prlimit", ["--pid", String(house.server.child.pid), `--nofile=${limit}:`]).status, 0);
      const allowed = Number(/Max open files\s+(\d+)/.exec(readFileSync(`/proc/${house.server.child.pid}/limits`, "utf8"))[1]);
      files(3);
      try {
        assert.equal((await one.get("/v1/places?limit=1")).status, 200);
        const visit = [maker.next(), maker.next()].find(({ hazard }) => !hazard);
        assert.equal((await send(one, visit)).status, 201);
        await assertRefusedInBothLanguages((headers) => one.get(`/v1/photos/${name}`, { headers }), { status: 503, code: "http.busy" });
        const other = Buffer.concat([bytes, Buffer.from("x")]);
        await assertRefusedInBothLanguages((headers) => one.put(`/v1/photos/${sha256(other)}`, other, { headers }), { status: 503, code: "store.unavailable" });
        const imported = await one.post(`/v1/imports/places?name=${encodeURIComponent("台账.csv")}`, "场所名称,场所类型,地址\n示例商铺一,restaurant,示例路1号\n");
        assert.equal(imported.status, 503, imported.text);
        assert.ok(Number(imported.headers["retry-after"]) > 0);
        assert.equal((await one.get("/v1/exports/places.xlsx")).status, 503);
        const waiting = new Client(house.base).get("/health");
        assert.equal(await Promise.race([waiting.then(() => "served"), pause(300).then(() => "waits")]), "waits");
        files(allowed);
        assert.equal((await waiting).status, 200);
      } finally {
        files(allowed);
      }
      assert.equal((await one.get(`/v1/photos/${name}`)).status, 200);
      assert.match(house.server.log, /cannot accept a connection: Too many open files/);
      assert.ok(house.server.log.match(/cannot accept a connection/g).length <= 2, "the log is flooded");
      one.close();
    });

    it("whatever they did, what was written is whole", async () => {
      assertRefused(await house.person.get("/v1/nothing"), 404, "route.not_found");
      await house.verify();
    });
  });
}
