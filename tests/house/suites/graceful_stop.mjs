// SPDX-License-Identifier: Apache-2.0
// Asked to stop, the server finishes what it has begun, takes nothing new, and has ended before ten seconds are over, whatever
// holds on to it.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { sha256, ulid } from "../support/client.mjs";
import { Dice } from "../support/dice.mjs";
import { expectStatus, report } from "../support/house.mjs";
import { Raw } from "../support/raw.mjs";
import { SmallHouse } from "../support/small_house.mjs";
import { countThere, send, VisitMaker } from "../support/visits.mjs";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Stops it: {code, took_ms}. */
async function stopped(server) {
  const began = Date.now();
  const code = await server.stop();
  return { code, took_ms: Date.now() - began };
}

export function gracefulStop(engine) {
  describe("Asked to stop", () => {
    it("in the middle of many visits it finishes what it has begun and ends with 0; what it answered is there", async () => {
      const house = await SmallHouse.open(engine.site("stop"), { sockets: 32 });
      try {
        const maker = new VisitMaker(new Dice(7), house.checklist, house.places);
        const acknowledged = [];
        let stop;
        const work = async () => {
          for (;;) {
            const visit = maker.next();
            const answer = await send(house.person, visit).catch(() => undefined);
            if (!answer) return;
            if (answer.status !== 201) assert.equal(answer.status, 503, answer.text);
            else acknowledged.push(visit);
            if (acknowledged.length >= 300) stop ??= stopped(house.server);
          }
        };
        await Promise.all(Array.from({ length: 32 }, work));
        const { code, took_ms } = await stop;
        assert.equal(code, 0, house.server.log);
        assert.ok(took_ms < 10_000);
        await assert.rejects(fetch(`${house.base}/health`), "somebody still answers");
        await house.serve();
        assert.equal(await countThere(house.person, acknowledged), acknowledged.length);
        await house.verify();
      } finally {
        await house.close();
      }
    });

    it("with live streams, readers that do not read, half a request and a long job it ends in time, with 0, and goes on with the job afterwards", async () => {
      const site = engine.site("holdout");
      site.set({ stop_time_s: 2 });
      const clock = join(site.folder, "clock");
      const house = await SmallHouse.open(site, { sockets: 32, arguments: ["--clock-file", clock] });
      const raws = [];
      try {
        const hazards = 2000;
        const queue = Array.from({ length: hazards }, () => ulid());
        const found = async () => {
          for (let id; (id = queue.pop()); ) await expectStatus(house.person.put(`/v1/hazards/${id}`, report({ place: house.places[0] })), 201);
        };
        await Promise.all(Array.from({ length: 32 }, found));
        const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(12 << 20)]);
        await expectStatus(house.person.put(`/v1/photos/${sha256(bytes)}`, bytes), 201);
        await house.server.stop();
        writeFileSync(clock, String(30 * 3600)); // tomorrow they are overdue: the job at the start has much to do
        await house.serve();
        const streams = await Promise.all(Array.from({ length: 10 }, () => house.person.live()));
        const head = (method, path, more = "") => `${method} ${path} HTTP/1.1\r\nHost: x\r\nCookie: ${house.person.cookie}\r\n${more}\r\n`;
        for (let i = 0; i < 4; ++i) raws.push(Raw.open(house.base, { reading: false }).send(head("GET", `/v1/photos/${sha256(bytes)}`).repeat(20)));
        raws.push(Raw.open(house.base).send(head("PUT", `/v1/inspections/${ulid()}`, "Content-Length: 1000\r\n") + "{"));
        raws.push(Raw.open(house.base));
        await streams[0].until(({ kind }) => kind === "hazard.escalated");
        const { code, took_ms } = await stopped(house.server);
        assert.equal(code, 0, house.server.log);
        assert.ok(took_ms < 5000, `it took ${took_ms} ms`);
        await house.serve();
        const climbed = async () => (await house.person.changes()).filter(({ kind }) => kind === "hazard.escalated").length;
        let count = await climbed();
        for (const until = Date.now() + 30_000; count < hazards && Date.now() < until; count = await climbed()) await pause(300);
        assert.equal(count, hazards, "the job did not go on");
        await house.verify();
      } finally {
        raws.forEach((raw) => raw.close());
        await house.close();
      }
    });

    if (engine.name === "PostgreSQL")
      it("while the database does not answer at all it is ended hard, in time, and nothing is lost", async () => {
        const bed = await engine.crashBed(["fsync=off"]);
        bed.site.set({ stop_time_s: 1 });
        const house = await SmallHouse.open(bed.site);
        try {
          const maker = new VisitMaker(new Dice(8), house.checklist, house.places);
          const visits = Array.from({ length: 50 }, () => maker.next());
          for (const visit of visits) assert.equal((await send(house.person, visit)).status, 201);
          bed.postgres.freeze(true);
          const waiting = send(house.person, maker.next()).catch(() => {});
          await pause(200);
          const { code, took_ms } = await stopped(house.server);
          bed.postgres.freeze(false);
          await waiting;
          assert.equal(code, 70);
          assert.ok(took_ms < 10_000, `it took ${took_ms} ms`);
          await house.serve();
          assert.equal(await countThere(house.person, visits), visits.length);
          await house.verify();
        } finally {
          bed.postgres.freeze(false);
          await house.close();
          await bed.postgres.stop();
        }
      });
  });
}
