// SPDX-License-Identifier: Apache-2.0
// The power is cut while visits are under way, again and again: what was acknowledged is there afterwards, once and whole.
// GRIDWARD_KILLS and GRIDWARD_SEED make it longer or repeat it; tests/house/crash_long does a thousand.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CrashRun, lineOf } from "../support/crash_run.mjs";
import { seedOfRun } from "../support/dice.mjs";

const kills = Number(process.env.GRIDWARD_KILLS ?? 50);

export function crash(engine) {
  describe("When the power is cut", () => {
    it(`what was acknowledged survives ${kills} kills at random instants, once and whole, and sending again completes the rest`, async () => {
      const seed = seedOfRun();
      const run = new CrashRun(await engine.crashBed(), { kills, seed });
      try {
        const figures = await run.run();
        console.log(`crash suite ${figures.engine}: seed ${seed}, ${Object.entries(run.killed).map(([victim, count]) => `${victim} ${count}`).join(", ")}`);
        console.log(lineOf(figures));
        assert.ok(figures.acknowledged > kills, "hardly anything was sent");
        assert.deepEqual([figures.lost, figures.doubled], [0, 0]);
      } catch (error) {
        throw new Error(`seed ${seed}: ${error.message}`, { cause: error });
      } finally {
        await run.close();
      }
    });
  });
}
