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

    it("that has no connection left: who finds none is refused with 503 in his language, the operator finds the reason in the log, and service returns by itself", async () => {
      cutAll();
      const letGo = await bed.postgres.occupy();
      try {
        const ask = (language) => Promise.all(Array.from({ length: 32 }, () => house.person.get("/v1/places?limit=1", { headers: { "accept-language": language } })));
        const answers = { en: await ask("en"), zh: await ask("zh-CN") };
        for (const { status } of [...answers.en, ...answers.zh]) assert.ok([200, 503].includes(status), String(status));
        const refused = (headers) => answers[headers["accept-language"] === "en" ? "en" : "zh"].find(({ status }) => status === 503);
        await assertRefusedInBothLanguages(async (headers) => refused(headers) ?? assert.fail("nobody was refused"), { status: 503, code: "store.unavailable" });
        assert.ok(Number(refused({ "accept-language": "en" }).headers["retry-after"]) > 0);
        const writes = await Promise.all(Array.from({ length: 16 }, () => send(house.person, maker.next())));
        for (const { status, text } of writes) assert.ok([201, 503].includes(status), text);
        assert.equal((await house.person.get("/health")).status, 200);
        assert.match(house.server.log, /no connection to PostgreSQL: .*too many clients already/);
      } finally {
        letGo();
      }
      await servesAgain();
      await house.verify();
    });

    it("that turns read-only: writing is refused with 503 and the reason, reading goes on, the open live stream stays, and all is taken once it can be written", async () => {
      const live = await house.person.live();
      const saved = maker.next();
      assert.equal((await send(house.person, saved)).status, 201);
      const visit = maker.next();
      if (visit.photo) assert.equal((await house.person.put(`/v1/photos/${visit.photo}`, visit.bytes)).status, 201);
      sql("ALTER SYSTEM SET default_transaction_read_only = on");
      sql("SELECT pg_reload_conf()");
      const sendIt = (headers) => house.person.put(`/v1/inspections/${visit.id}`, JSON.parse(visit.text), { headers });
      for (const until = Date.now() + 5000; (await send(house.person, maker.next())).status !== 503; await pause(20)) assert.ok(Date.now() < until, "it still takes writes");
      await assertRefusedInBothLanguages(sendIt, { status: 503, code: "store.read_only" });
      assert.equal((await sendIt({})).headers["retry-after"], "60");
      for (let i = 0; i < 40; ++i) assert.equal((await read()).status, 200);
      assert.equal(await isThere(house.person, saved), true);
      const asked = await house.person.get(`/v1/inspections/${visit.id}`);
      assert.equal(asked.status, 404, "a visit that was refused is there");
      sql("ALTER SYSTEM RESET default_transaction_read_only");
      sql("SELECT pg_reload_conf()");
      await servesAgain();
      assert.ok([200, 201].includes((await sendIt({})).status));
      await live.until(({ subject }) => subject === visit.id);
      live.close();
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
