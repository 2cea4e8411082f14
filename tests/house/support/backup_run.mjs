// SPDX-License-Identifier: Apache-2.0
// BackupRun: back-ups of a house that is being written to, and restores of them, are killed at random instants, again and again. A killed
// back-up is there whole or not at all, and those before it still restore; a killed restore leaves a house that is whole, or one that every
// command refuses and says what to do; and doing that works. line() says the figures.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { BackUps, filesIn, leftIn, verified } from "./back_ups.mjs";
import { sha256 } from "./client.mjs";
import { Dice } from "./dice.mjs";
import { gridward, Server } from "./gridward.mjs";
import { SmallHouse } from "./small_house.mjs";
import { countThere, send, VisitMaker } from "./visits.mjs";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const largePhoto = () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(200_000)]);

const isEmpty = (folder) => !existsSync(folder) || readdirSync(folder).length === 0;

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export class BackupRun {
  constructor(engine, { kills, seed, progress = () => {} }) {
    Object.assign(this, { engine, kills, seed, progress, dice: new Dice(seed), sites: 0 });
    this.figures = { backupsKilled: 0, wholeAllTheSame: 0, backupsFaster: 0, restoresKilled: 0, restoresFaster: 0, begunAnew: 0, restored: 0 };
  }

  site() {
    return this.engine.site(`backup_run_${++this.sites}`);
  }

  async run() {
    this.house = await SmallHouse.open(this.site());
    this.maker = new VisitMaker(this.dice, this.house.checklist, this.house.places);
    this.acknowledged = [];
    for (let i = 0; i < 40; ++i) {
      const bytes = largePhoto();
      assert.equal((await this.house.person.put(`/v1/photos/${sha256(bytes)}`, bytes)).status, 201);
    }
    await this.visits(60);
    this.backUps = await BackUps.open(this.house.site);
    const measured = this.backUps.to(join(this.house.site.folder, "measured"));
    await measured.make();
    this.backup_ms = await timed(() => measured.make()); // as most of those that are killed: the photos are there already
    for (let tries = 1; this.more("backupsKilled", tries); ++tries) {
      await this.killBackup();
      if (tries % 5 === 0) await this.nextBackup();
      this.progress(tries, this);
    }
    await this.nextBackup();
    const first = this.site();
    this.restore_ms = await timed(() => this.backUps.restore(first));
    first.close();
    for (let tries = 1; this.more("restoresKilled", tries); ++tries) {
      await this.killRestore();
      this.progress(tries, this);
    }
    await this.finish();
  }

  /** Those that were faster than their kill are made up for, within reason. */
  more(figure, tries) {
    return this.figures[figure] < this.kills && tries <= 4 * this.kills;
  }

  async visits(count) {
    for (let i = 0; i < count; ++i) {
      const visit = this.maker.next();
      assert.equal((await send(this.house.person, visit)).status, 201);
      this.acknowledged.push(visit);
    }
  }

  /** Kills it at an instant between its first and (most often) its last step; true when it was not faster. One that was says how long
   *  it takes: a busy machine may have made the first look long. */
  async killed(command, site) {
    const longest = `${command}_ms`;
    const began = performance.now();
    const child = this.backUps.begin(command, site);
    const ended = child.ended.then((how) => ({ ...how, spent: performance.now() - began }));
    await pause(this.dice.between(0, 1.15 * this[longest]));
    child.kill("SIGKILL");
    const { code, signal, spent } = await ended;
    if (signal === "SIGKILL") return true;
    assert.equal(code, 0, child.err);
    this[longest] = spent;
    return false;
  }

  async killBackup() {
    const before = await this.backUps.names();
    const running = this.visits(6);
    const killed = await this.killed("backup", this.house.site);
    await running;
    const after = await this.backUps.names();
    assert.deepEqual(after.slice(0, before.length), before, "an older back-up is gone");
    const more = after.length - before.length;
    assert.ok(killed ? more <= 1 : more === 1, `${more} back-ups more`);
    ++this.figures[killed ? "backupsKilled" : "backupsFaster"];
    if (killed && more === 1) {
      ++this.figures.wholeAllTheSame;
      await this.restoresWhole(after.at(-1));
    }
  }

  /** One that is left alone: it clears up what the killed ones left, and restores. */
  async nextBackup() {
    const { name } = await this.backUps.make();
    assert.deepEqual(readdirSync(join(this.backUps.folder, "incoming")), [], "a killed run's pieces are still there");
    await this.restoresWhole(name);
  }

  async wholeRestore(site, ...more) {
    await this.backUps.restore(site, ...more);
    await verified(site);
    assert.deepEqual([leftIn(site.data), existsSync(`${site.data}.restoring`)], [[], false]);
    ++this.figures.restored;
  }

  async restoresWhole(name) {
    const site = this.site();
    await this.wholeRestore(site, "--at", name);
    site.close();
  }

  async killRestore() {
    if (this.target === undefined || this.whole) this.target = this.site();
    this.whole = false;
    const { target } = this;
    const killed = await this.killed("restore", target);
    ++this.figures[killed ? "restoresKilled" : "restoresFaster"];
    if (!killed) return this.isWhole(target, await verified(target));
    if (filesIn(target.data).length === 0 && isEmpty(`${target.data}.restoring`)) return; // it had not begun
    const { code, out, reason } = await gridward(["verify", "--config", target.config], { environment: target.environment });
    if (code === 0) return this.isWhole(target, out);
    assert.match(reason, /no whole house there yet. Run the same gridward restore again/);
    await assert.rejects(() => Server.start(["--config", target.config], { environment: target.environment }), /Run the same gridward restore again/);
    ++this.figures.begunAnew;
    if (this.dice.chance(0.5)) return; // killed once more over what is left
    await this.wholeRestore(target);
    this.isWhole(target, "verified: no difference");
  }

  isWhole(target, out) {
    assert.match(out, /verified: no difference/);
    this.whole = true;
    target.close();
  }

  /** The first one of all and the last: everything acknowledged before the last is in it. */
  async finish() {
    const names = await this.backUps.names();
    await this.restoresWhole(names[0]);
    const site = this.site();
    await this.wholeRestore(site);
    const server = await Server.start(["--config", site.config], { environment: site.environment });
    const reader = this.house.person.at(server.base);
    this.lost = this.acknowledged.length - (await countThere(reader, this.acknowledged));
    reader.close();
    await server.stop();
    assert.deepEqual(leftIn(this.house.site.data).filter((name) => !/backup-copy/.test(name)), []);
    site.close();
  }

  get line() {
    const { backupsKilled, wholeAllTheSame, restoresKilled, begunAnew, restored } = this.figures;
    return `back-up kills ${this.engine.name}: back-ups killed ${backupsKilled} (whole all the same ${wholeAllTheSame}), restores killed ${restoresKilled} (refused until begun anew ${begunAnew}), whole restores ${restored}, acknowledged ${this.acknowledged.length}, lost ${this.lost}`;
  }

  async close() {
    this.target?.close();
    await this.house?.close();
  }
}
