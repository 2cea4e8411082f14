// SPDX-License-Identifier: Apache-2.0
// All suites on one database. Those that read share one house with the demo in it; those that break things make their own.
import { after, before, describe } from "node:test";
import { House } from "../support/house.mjs";
import { backup } from "./backup.mjs";
import { backupKills } from "./backup_kills.mjs";
import { badInput } from "./bad_input.mjs";
import { checkCommand } from "./check_command.mjs";
import { commandLine } from "./command_line.mjs";
import { crash } from "./crash.mjs";
import { faults } from "./faults.mjs";
import { gracefulStop } from "./graceful_stop.mjs";
import { hazardLife } from "./hazard_life.mjs";
import { ledgerTree } from "./ledger_tree.mjs";
import { ledgers } from "./ledgers.mjs";
import { operations } from "./operations.mjs";
import { photoParts } from "./photo_parts.mjs";
import { quietHours } from "./quiet_hours.mjs";
import { roles } from "./roles.mjs";
import { scope } from "./scope.mjs";
import { sentForAnother } from "./sent_for_another.mjs";
import { unsentWork } from "./unsent_work.mjs";

export function houseSuites(engine) {
  describe(`The house on ${engine.name}`, () => {
    const shared = {};
    before(async () => {
      await engine.open();
      shared.house = await House.open(engine);
    });
    after(async () => {
      await shared.house?.close();
      await engine.close();
    });
    const house = () => shared.house;
    scope(house);
    roles(house);
    hazardLife(house);
    unsentWork(house);
    sentForAnother(house);
    badInput(house);
    ledgers(house, engine);
    ledgerTree(house);
    backup(house, engine);
    commandLine(engine);
    checkCommand(engine);
    operations(engine);
    crash(engine);
    backupKills(engine);
    photoParts(engine);
    quietHours(engine);
    faults(engine);
    gracefulStop(engine);
  });
}
