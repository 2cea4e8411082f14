// SPDX-License-Identifier: Apache-2.0
// The power is cut while a back-up or a restore runs. GRIDWARD_BACKUP_KILLS and GRIDWARD_SEED make it longer or repeat it;
// tests/house/backup_kills_long does hundreds.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { BackupRun } from "../support/backup_run.mjs";
import { seedOfRun } from "../support/dice.mjs";

const kills = Number(process.env.GRIDWARD_BACKUP_KILLS ?? 10);

export function backupKills(engine) {
  describe("When the power is cut while a back-up or a restore runs", () => {
    it(`${kills} killed back-ups are whole or not there and spoil no older one; ${kills} killed restores leave nothing that is served, and the next one works`, async () => {
      const seed = seedOfRun();
      const run = new BackupRun(engine, { kills, seed });
      try {
        await run.run();
        console.log(`${run.line}; seed ${seed}`);
        assert.equal(run.lost, 0);
        assert.ok(run.figures.backupsKilled === kills && run.figures.restoresKilled === kills, "hardly anything was killed");
        assert.ok(run.figures.begunAnew > 0, "no restore was cut off in its middle");
      } catch (error) {
        throw new Error(`seed ${seed}: ${error.message}`, { cause: error });
      } finally {
        await run.close();
      }
    });
  });
}
