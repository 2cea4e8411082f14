// SPDX-License-Identifier: Apache-2.0
// A work group at night and in the morning, with a robot that holds to the documented limits: at once what is urgent, the rest together when
// the quiet hours end, one digest at its time; and the record of it all is provable.
import assert from "node:assert/strict";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { WecomFake } from "../../../web/e2e/wecom-fake.mjs";
import { ulid } from "../support/client.mjs";
import { expectStatus, report } from "../support/house.mjs";
import { SmallHouse } from "../support/small_house.mjs";

const day_s = 86_400;
const shanghai_s = 8 * 3600;

async function until(true_now, what) {
  for (const end = Date.now() + 40_000; Date.now() < end; await new Promise((done) => setTimeout(done, 200))) if (true_now()) return;
  throw new Error(`not within 40 s: ${what}`);
}

export function quietHours(engine) {
  describe("a work group's quiet hours", () => {
    const robot = new WecomFake("house-robot-key");
    let site, house;
    /** The time of day two days from now (the person's post has begun by then), and days after that. */
    const moveTo = (hour, days = 0) => {
      const now = Math.floor(Date.now() / 1000);
      writeFileSync(join(site.folder, "clock"), String((2 + days) * day_s + hour * 3600 - ((now + shanghai_s) % day_s)));
    };
    const found = (fields) => expectStatus(house.person.put(`/v1/hazards/${ulid()}`, report({ place: house.places[0], ...fields })), 201);

    before(async () => {
      site = engine.site("quiet");
      site.set({ robot_base_url: await robot.start() });
      appendFileSync(site.config, `[[robots]]\nregion = "320612001"\nkey = "${robot.key}"\nquiet_from = "21:30"\nquiet_until = "06:30"\ndigest_at = "08:00"\n`);
      moveTo(22);
      house = await SmallHouse.open(site, { arguments: ["--clock-file", join(site.folder, "clock")] });
    });
    after(async () => {
      await house?.close();
      await robot.stop();
    });

    it("only what is urgent goes out at night", async () => {
      for (let i = 0; i < 3; i += 1) await found({ result_class: "G2", limit_hours: 720 });
      await found({ result_class: "IM" });
      await until(() => robot.received.length > 0, "the robot speaks");
      await new Promise((done) => setTimeout(done, 6000));
      assert.equal(robot.received.length, 1);
      assert.match(robot.received[0].content, /紧急险情/);
    });

    it("the rest is told together when they end", async () => {
      moveTo(6.6, 1);
      await until(() => robot.received.length > 1, "the robot speaks again");
      await new Promise((done) => setTimeout(done, 6000));
      assert.equal(robot.received.length, 2);
      assert.match(robot.received[1].content, /稍早的 3 条消息/);
    });

    it("one digest a day says what is open", async () => {
      moveTo(8.1, 1);
      await until(() => robot.received.length > 2, "the digest comes");
      await new Promise((done) => setTimeout(done, 6000));
      assert.equal(robot.received.length, 3);
      assert.match(robot.received[2].content, /每日提要[\s\S]*未销号隐患 4 条/);
    });

    it("nothing was too much for the robot, and the record holds", async () => {
      assert.deepEqual(robot.broken, []);
      await house.verify();
    });
  });
}
