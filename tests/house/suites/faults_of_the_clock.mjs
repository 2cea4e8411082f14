// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Client, ulid } from "../support/client.mjs";
import { Dice } from "../support/dice.mjs";
import { password, report } from "../support/house.mjs";
import { assertRefusedInBothLanguages } from "../support/refusals.mjs";
import { SmallHouse } from "../support/small_house.mjs";
import { isThere, send, VisitMaker } from "../support/visits.mjs";

const day_s = 86_400;
const right = 2 * day_s; // the right time here: late enough that the person had his post the day before

export function clockFaults(engine) {
  describe("a clock", () => {
    let site, house, maker;
    /** Seconds by which the server's clock is wrong. */
    const moveTo = (wrong) => writeFileSync(join(site.folder, "clock"), String(right + wrong));
    before(async () => {
      site = engine.site("clock");
      moveTo(0);
      house = await SmallHouse.open(site, { arguments: ["--clock-file", join(site.folder, "clock")] });
      maker = new VisitMaker(new Dice(2), house.checklist, house.places, () => Date.now() + right * 1000);
    });
    after(() => house?.close());
    const again = () => Client.signedIn(house.base, "safety-01", password);

    it("that jumps a year ahead: sessions have ended, signing in works, visits are taken; back again, everything goes on", async () => {
      const early = maker.next();
      assert.equal((await send(house.person, early)).status, 201);
      moveTo(400 * day_s);
      assert.equal((await house.person.get("/v1/session")).status, 401);
      const ahead = await again();
      const late = maker.next();
      assert.equal((await send(ahead, late)).status, 201);
      moveTo(0);
      for (const visit of [early, late]) assert.equal(await isThere(ahead, visit), true);
      const after = maker.next();
      assert.equal((await send(ahead, after)).status, 201, "a session from the future is still a session");
      ahead.close();
      await house.verify();
    });

    it("that is a day behind: a visit is refused with a word about clocks, not lost, and is taken when the clock is right", async () => {
      const visit = maker.next();
      const person = await again();
      moveTo(-day_s);
      if (visit.photo) await person.put(`/v1/photos/${visit.photo}`, visit.bytes);
      await assertRefusedInBothLanguages((headers) => person.put(`/v1/inspections/${visit.id}`, JSON.parse(visit.text), { headers }), { status: 422, field: "inspection.clock_ahead" });
      moveTo(0);
      assert.equal((await send(person, visit)).status, 201);
      person.close();
      await house.verify();
    });

    it("that goes back between a hazard and its next step: the step is taken and the record stays provable", async () => {
      const person = await again();
      const hazard = ulid();
      assert.equal((await person.put(`/v1/hazards/${hazard}`, report({ place: house.places[0], found_at: new Date(Date.now() + right * 1000).toISOString() }))).status, 201);
      moveTo(-3600);
      const done = await person.put(`/v1/hazards/${hazard}/steps/${ulid()}`, { kind: "done", text: "示例", photos: [] });
      assert.equal(done.status, 201, done.text);
      const noted = await person.put(`/v1/hazards/${hazard}/steps/${ulid()}`, { kind: "noted", text: "示例" });
      assert.equal(noted.status, 201, noted.text);
      moveTo(0);
      person.close();
      await house.verify();
    });

    it("that was ahead while somebody mistyped his password: he is not locked out for a year", async () => {
      moveTo(400 * day_s);
      for (let i = 0; i < 5; ++i) await house.person.post("/v1/session", { login: "safety-01", password: "Wrong-Pass-0001" }, { csrf: false });
      assert.equal((await house.person.post("/v1/session", { login: "safety-01", password }, { csrf: false })).status, 429);
      moveTo(0);
      (await again()).close();
    });
  });
}
