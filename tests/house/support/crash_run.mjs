// SPDX-License-Identifier: Apache-2.0
// CrashRun: visits are sent at full speed over many connections while the server, or the database under it, is killed at random
// instants, again and again. Every acknowledged visit is kept with the SHA-256 of what was sent; after each return each of them has
// to be there once and whole. figures() are the run's result, line() says them.
import assert from "node:assert/strict";
import { Server } from "./gridward.mjs";
import { Dice } from "./dice.mjs";
import { SmallHouse } from "./small_house.mjs";
import { countThere, send, VisitMaker } from "./visits.mjs";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What is killed, with its weight. PostgreSQL is stopped as pg_ctl's immediate mode does it, or by SIGKILL. */
const victims = {
  sqlite: { server: 15, starting: 5 },
  postgresql: { server: 10, starting: 4, database: 4, both: 2 },
};

export class CrashRun {
  /** bed: {engine: "sqlite"|"postgresql", site, postgres?}. */
  constructor(bed, { kills, seed, connections = 16, longest_ms = 250, checkEvery = 10, verifyEvery = 10, progress = () => {} }) {
    Object.assign(this, { bed, kills, seed, connections, longest_ms, checkEvery, verifyEvery, progress });
    this.dice = new Dice(seed);
    this.acknowledged = new Map();  // id → visit with its hash, without the bytes
    this.uncertain = [];            // sent, never answered: sent again in the next round
    this.fresh = [];                // acknowledged since the last full check
    this.seen = new Map();          // "kind subject" → how often the log says it
    this.cursor = 0;
    this.present = 0;
    this.killed = { server: 0, starting: 0, database: 0, both: 0 };
  }

  async run() {
    this.house = await SmallHouse.open(this.bed.site, { sockets: this.connections });
    this.maker = new VisitMaker(this.dice, this.house.checklist, this.house.places);
    const began = Date.now();
    await this.house.server.kill();
    await this.house.serve();
    this.startTime_ms = Date.now() - began;
    for (let round = 1; round <= this.kills; ++round) {
      const victim = this.dice.pick(victims[this.bed.engine]);
      ++this.killed[victim];
      await this[`kill_${victim}`]();
      await this.check(round % this.checkEvery === 0);
      if (round % this.verifyEvery === 0) await this.house.verify();
      this.progress(round, this);
    }
    await this.finish();
    return this.figures();
  }

  async kill_server() {
    await this.flood(() => this.house.server.kill());
    await this.house.serve();
  }

  /** The server dies as it comes up, at an instant between its first and (most often) its last step of doing so. */
  async kill_starting() {
    await this.flood(() => this.house.server.kill());
    await Server.killWhileStarting(this.house.serveArguments, { environment: this.bed.site.environment }, this.dice.between(0, 1.2 * this.startTime_ms));
    await this.house.serve();
  }

  /** The server stays; it has to serve again by itself once the database is back. */
  async kill_database() {
    const { postgres } = this.bed;
    await this.flood(async (flood) => {
      await postgres.kill(this.dice.chance(0.5) ? "SIGKILL" : "SIGQUIT");
      await pause(this.dice.between(0, 150));
      await postgres.restart();
      const before = this.acknowledged.size;
      for (const until = Date.now() + 15_000; this.acknowledged.size === before; await pause(10))
        assert.ok(Date.now() < until, "the server does not serve again after the database came back");
      flood.over = true;
    });
  }

  async kill_both() {
    const { postgres } = this.bed;
    await this.flood(() => Promise.all([postgres.kill("SIGQUIT"), this.house.server.kill()]));
    await postgres.restart();
    await this.house.serve();
  }

  /** Sends over all connections until the blow, which falls at a random instant, has ended it. */
  async flood(blow) {
    const flood = { over: false };
    const again = this.uncertain;
    this.uncertain = [];
    const work = async () => {
      while (!flood.over) {
        const visit = again.pop() ?? this.maker.next();
        if (!(await this.sendOne(visit))) return;
      }
    };
    const workers = Promise.all(Array.from({ length: this.connections }, work));
    await pause(this.dice.between(5, this.longest_ms));
    await blow(flood);
    await workers;
    this.uncertain.push(...again);
  }

  /** False when the connection is gone. */
  async sendOne(visit) {
    let answer;
    try {
      answer = await send(this.house.person, visit);
    } catch {
      this.uncertain.push(visit);
      return false;
    }
    if (answer.status === 201 || answer.status === 200) {
      const { bytes: _bytes, text: _text, ...kept } = visit;
      this.acknowledged.set(visit.id, kept);
      this.fresh.push(kept);
      return true;
    }
    assert.equal(answer.status, 503, `a visit was answered with ${answer.status}: ${answer.text}`);
    assert.ok(answer.headers["retry-after"], "a 503 without Retry-After");
    this.uncertain.push(visit);
    await pause(5);
    return true;
  }

  /** Cheap: what the log says since last time, once each; a part of what is new, whole. Full: all that is new. */
  async check(full) {
    for (let more = true; more; ) {
      const page = await this.house.person.read(`/v1/changes?after=${this.cursor}&limit=200`);
      for (const { kind, subject } of page.events) if (/submitted|opened/.test(kind)) this.seen.set(`${kind} ${subject}`, (this.seen.get(`${kind} ${subject}`) ?? 0) + 1);
      this.cursor = page.cursor;
      more = page.more;
    }
    for (const visit of this.fresh) {
      assert.equal(this.seen.get(`inspection.submitted ${visit.id}`), 1, `the log says the acknowledged visit ${visit.id} not once`);
      if (visit.hazard) assert.equal(this.seen.get(`hazard.opened ${visit.hazard}`), 1, `the log says the hazard ${visit.hazard} not once`);
    }
    const some = full ? this.fresh : this.fresh.slice(-20);
    assert.equal(await countThere(this.house.person, some), some.length, "an acknowledged visit is gone");
    if (full) this.fresh = [];
  }

  /** Everything once more, from the beginning: rows counted, each acknowledged visit compared with what was sent. */
  async finish() {
    for (const visit of this.uncertain.splice(0)) assert.ok(await this.sendOne(visit), "the server is gone");
    assert.equal(this.uncertain.length, 0, "what was sent again was refused");
    this.seen.clear();
    this.cursor = 0;
    await this.check(true);
    const rows = new Map();
    for (const { id } of await this.house.person.all("/v1/inspections")) rows.set(id, (rows.get(id) ?? 0) + 1);
    for (const { id } of await this.house.person.all("/v1/hazards")) rows.set(id, (rows.get(id) ?? 0) + 1);
    this.doubled = [...rows.values(), ...this.seen.values()].filter((count) => count !== 1).length;
    const visits = [...this.acknowledged.values()];
    assert.ok(visits.every(({ id, hazard }) => rows.has(id) && (!hazard || rows.has(hazard))), "an acknowledged visit is not in the list");
    this.present = await countThere(this.house.person, visits);
    await this.house.verify();
  }

  figures() {
    const acknowledged = this.acknowledged.size;
    return { engine: this.bed.engine, kills: this.kills, acknowledged, present: this.present, lost: acknowledged - this.present, doubled: this.doubled };
  }

  async close() {
    if (this.house) await this.house.close();
    else this.bed.site.close();
    await this.bed.postgres?.stop();
  }
}

export const lineOf = ({ engine, kills, acknowledged, present, lost, doubled }) =>
  `crash suite ${engine}: kills ${kills}, acknowledged ${acknowledged}, present ${present}, lost ${lost}, doubled ${doubled}`;
