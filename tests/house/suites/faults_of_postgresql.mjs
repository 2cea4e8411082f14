// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Dice } from "../support/dice.mjs";
import { assertRefusedInBothLanguages } from "../support/refusals.mjs";
import { SmallHouse } from "../support/small_house.mjs";
import { isThere, send, VisitMaker } from "../support/visits.mjs";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export function databaseFaults(engine) {
  describe("a PostgreSQL", () => {
    let bed, house, maker;
    before(async () => {
      bed = await engine.crashBed(["max_connections=40", "fsync=off"]);
      house = await SmallHouse.open(bed.site);
      maker = new VisitMaker(new Dice(3), house.checklist, house.places);
    });
    after(async () => {
      await house?.close();
      await bed?.postgres.stop();
    });
    const sql = (text) => bed.postgres.query("postgres", text);
    const cutAll = () => sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'crash'");
    const read = () => house.person.get("/v1/places?limit=1");

    /** Service has to return by itself, soon. */
    async function servesAgain() {
      for (const until = Date.now() + 10_000; ; await pause(20)) {
        if ((await read()).status === 200 && (await send(house.person, maker.next())).status === 201) break;
        assert.ok(Date.now() < until, "service does not return");
      }
      for (let i = 0; i < 60; ++i) assert.equal((await read()).status, 200, "one of the connections is still broken");
    }

    it("that drops every connection while nobody asks: nobody notices", async () => {
      await Promise.all(Array.from({ length: 32 }, read));
      cutAll();
      const answers = await Promise.all([...Array.from({ length: 32 }, read), ...Array.from({ length: 16 }, () => send(house.person, maker.next()))]);
      assert.deepEqual([...new Set(answers.map(({ status }) => status))].sort(), [200, 201]);
    });

    it("that drops connections under load: a request is done or refused with 503, sending again completes it, nothing is there twice", async () => {
      const visits = Array.from({ length: 600 }, () => maker.next());
      const answers = new Map();
      const queue = [...visits];
      const work = async () => {
        for (let visit; (visit = queue.pop()); ) answers.set(visit, await send(house.person, visit));
      };
      const load = Promise.all(Array.from({ length: 16 }, work));
      while (queue.length > 100) {
        cutAll();
        await pause(20);
      }
      await load;
      for (const [visit, answer] of answers) {
        assert.ok([201, 503].includes(answer.status), `${answer.status} ${answer.text}`);
        if (answer.status === 503) assert.ok(answer.headers["retry-after"]);
        if (answer.status === 503) assert.ok([200, 201].includes((await send(house.person, visit)).status));
        assert.equal(await isThere(house.person, visit), true);
      }
      await house.verify();
    });

    it("that is stopped: reading and writing are refused with 503, the open live stream stays, and all of it works once it runs again", async () => {
      const live = await house.person.live();
      await bed.postgres.kill("SIGINT");
      const visit = maker.next();
      await assertRefusedInBothLanguages((headers) => house.person.get("/v1/places?limit=1", { headers }), { status: 503, code: "store.unavailable" });
      const refused = await house.person.put(`/v1/inspections/${visit.id}`, visit.text, { headers: { "content-type": "application/json" } });
      assert.equal(refused.status, 503, refused.text);
      assert.ok(refused.headers["retry-after"]);
      assert.equal((await house.person.get("/health")).status, 200);
      await bed.postgres.restart();
      await servesAgain();
      assert.ok([200, 201].includes((await send(house.person, visit)).status));
      await live.until(({ kind, subject }) => kind === "inspection.submitted" && subject === visit.id);
      live.close();
      await house.verify();
    });
  });
}
