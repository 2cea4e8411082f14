// SPDX-License-Identifier: Apache-2.0
// Back-ups of the shared house while it is served and written to, and what they restore to; opened with the wrong key, damaged, without
// room, onto things that are there: each is refused in both languages by a sentence that names what is wrong, and leaves nothing behind.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { BackUps, filesIn, leftIn, made, verified } from "../support/back_ups.mjs";
import { Dice } from "../support/dice.mjs";
import { gridward, Server, succeed } from "../support/gridward.mjs";
import { SmallDisk } from "../support/small_disk.mjs";
import { countThere, send, VisitMaker } from "../support/visits.mjs";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const roomy = 256; // MB: for the house, whatever the suites before this one have put into it
const flipped = (bytes) => (bytes = Buffer.from(bytes), bytes[Math.floor(bytes.length / 2)] ^= 1, bytes);

export function backup(house, engine) {
  describe("A back-up", () => {
    const sites = [];
    const newSite = (name) => (sites.push(engine.site(`backup_${name}`)), sites.at(-1));
    let site, backUps, one, maker, person, otherKey;

    before(async () => {
      site = house().site;
      person = await house().of("safety");
      const checklist = await person.read("/v1/checklists/restaurant@1");
      const places = (await person.all("/v1/places")).filter(({ type }) => type === "restaurant").map(({ id }) => id);
      maker = new VisitMaker(new Dice(3), checklist, places);
      const folder = newSite("folder").folder; // on no account inside the house's own
      backUps = await BackUps.open(site, join(folder, "backups"));
      one = backUps.to(join(folder, "one"));
      otherKey = join(folder, "other.key");
      await succeed(["backup-key", "--new", otherKey]);
    });
    after(() => sites.forEach((each) => each.close()));

    const visit = async (acknowledged = []) => {
      const next = maker.next();
      const answer = await send(person, next);
      assert.equal(answer.status, 201, answer.text);
      acknowledged.push(next);
    };
    /** Visits on four connections until done() is called. */
    function load(acknowledged = []) {
      let going = true;
      const lanes = Promise.all(Array.from({ length: 4 }, async () => {
        while (going) await visit(acknowledged);
      }));
      return { acknowledged, done: async () => ((going = false), await lanes) };
    }

    const heard = new Set();
    /** It ends with 1 and says why in English, and, where that sentence is new, in Chinese. */
    async function refused(args, reason, { of = site } = {}) {
      const kind = reason.source.replace(/[0-9a-f]{64}/g, "");
      for (const language of ["en_US.UTF-8", ...(heard.has(kind) ? [] : ["zh_CN.UTF-8"])]) {
        heard.add(kind);
        const done = await gridward([...args, "--config", of.config], { environment: of.environment, language });
        assert.equal(done.code, 1, `${args.join(" ")}: ${done.out}${done.err}`);
        assert.doesNotMatch(done.reason, /\{\w+\}|filesystem error/, done.err);
        if (language.startsWith("en")) assert.match(done.reason, reason, done.err);
        else assert.match(done.reason, /[\u4e00-\u9fff]{4}/, done.err);
      }
    }
    /** A restore that is refused leaves the target as it was: nothing. */
    async function restoreRefused(from, reason, { key = backUps.key, more = [], target = nowhere() } = {}) {
      await refused(["restore", "--from", from.folder, ...(key ? ["--key", key] : []), ...more], reason, { of: target });
      assert.deepEqual([existsSync(target.data), existsSync(`${target.data}.restoring`)], [false, false], "something is left of a restore that was refused");
    }
    let nothing;
    const nowhere = () => (nothing ??= newSite("nowhere"));

    it("taken while visits and photos come in restores to a house without a difference, with everything acknowledged before it began", async () => {
      const running = load();
      while (running.acknowledged.length < 100) await pause(5);
      const before = [...running.acknowledged];
      const first = await backUps.make();
      const during = running.acknowledged.length;
      await running.done();
      assert.ok(during > before.length, "nothing was written while it ran");
      assert.ok(first.bytes > 0 && first.photos > 0 && first.newPhotos === first.photos);
      const target = newSite("target");
      await backUps.restore(target);
      assert.deepEqual([leftIn(target.data), existsSync(`${target.data}.restoring`)], [[], false]);
      await verified(target);
      const restored = await Server.start(["--config", target.config], { environment: target.environment });
      const reader = person.at(restored.base);
      try {
        assert.equal(await countThere(reader, before), before.length, "an acknowledged visit is not in the back-up");
        await countThere(reader, running.acknowledged); // each later one is whole, with its photo, or not there
      } finally {
        reader.close();
        await restored.stop();
      }
      const is = readdirSync(target.data).sort();
      await refused(["restore", "--from", backUps.folder, "--key", backUps.key], /is not empty.*nothing was changed/, { of: target });
      assert.deepEqual(readdirSync(target.data).sort(), is);
      await refused(["migrate"], /newer program/, { of: await newer(target) });
    });

    /** As a later program would leave it. */
    async function newer(target) {
      await engine.run(target, "INSERT INTO migration(number, name, sha256, at) VALUES (999, '0999_future.sql', 'x', 0)");
      return target;
    }

    it("of a newer program's house is made and restored all the same, and this program refuses to serve or to prove it", async () => {
      const target = sites.find(({ folder }) => /backup_target-/.test(folder));
      const future = (await BackUps.open(target, join(target.folder, "future")));
      await future.make();
      const again = newSite("future");
      await future.restore(again);
      await assert.rejects(() => Server.start(["--config", again.config], { environment: again.environment }), /newer program/);
      await refused(future.arguments("backup", target, ["--prove"]).slice(0, -2), /newer program/, { of: target });
      assert.deepEqual(leftIn(target.data), []);
    });

    it("after a few changes writes a small part again: pieces and photos that are there already stay as they are", async (t) => {
      const all = await one.make();
      const before = new Set(filesIn(join(one.folder, "objects")));
      for (let i = 0; i < 6; ++i) await visit();
      const few = await one.make();
      const added = filesIn(join(one.folder, "objects")).filter((path) => !before.has(path));
      assert.ok(few.seq > all.seq && few.newPhotos === 1 && few.photos === all.photos + 1);
      const size = (paths) => paths.reduce((sum, path) => sum + statSync(path).size, 0);
      t.diagnostic(`${few.pieces} of ${all.pieces} pieces, ${size(added)} of ${size([...before])} bytes are new`);
      assert.ok(added.length >= few.pieces && added.length <= few.pieces + 2, "what it says it wrote is not what is there"); // and the lists of pieces
      assert.ok(size(added) > 0 && size(added) < 0.8 * size([...before]), `${size(added)} of ${size([...before])} bytes`);
      const same = await one.make();
      assert.ok(same.bytes < few.bytes, `${same.bytes} bytes for nothing new`);
      assert.deepEqual(await one.names(), [all.name, few.name, same.name]);
      const older = newSite("older");
      await one.restore(older, "--at", all.name);
      const events = async (of) => Number(/events (\d+)/.exec(await verified(of))[1]);
      await succeed(one.arguments("backup", site, ["--keep", "1"]), { environment: site.environment });
      assert.equal((await one.names()).length, 1);
      const newest = newSite("newest");
      await one.restore(newest);
      assert.ok((await events(newest)) > (await events(older)));
    });

    it("with --prove is restored, verified and said to be so; a house that was changed behind its back is found, and nothing is forgotten then", async () => {
      const running = load();
      const out = await succeed(backUps.arguments("backup", site, ["--prove"]), { environment: site.environment });
      await running.done();
      made(out);
      assert.match(out, /events \d{3,}, regions \d+, .*inspections \d{3,}.*difference_count 0/);
      assert.match(out, /Proved: back-up \S+ was restored and verified without a difference/);
      assert.deepEqual(leftIn(site.data), []);
      const changed = newSite("changed");
      await backUps.restore(changed);
      await engine.run(changed, "DELETE FROM tally WHERE measure = 'inspections'");
      const known = await backUps.names();
      await refused(backUps.arguments("backup", changed, ["--prove", "--keep", "1"]).slice(0, -2), /differs from what it should be/, { of: changed });
      assert.deepEqual((await backUps.names()).slice(0, known.length), known, "older back-ups were forgotten");
      assert.deepEqual(leftIn(changed.data), []);
    });

    it("opens with its own key only, and is made with a key that is safe to use", async () => {
      await restoreRefused(one, /were made with the key/, { key: otherKey });
      await restoreRefused(one, /are locked with the key/, { key: "" });
      await restoreRefused(one, /cannot be read/, { key: `${otherKey}.none` });
      const to = (folder, ...more) => ["backup", "--to", folder, ...more];
      const known = await one.names();
      await refused(to(one.folder, "--key", otherKey), /were made with the key/);
      await refused(to(one.folder), /locked. Make a key/);
      await refused(to(one.folder, "--plain", "--key", one.key), /contradict/);
      await refused(to(join(site.data, "inside"), "--key", one.key), /inside the data folder/);
      const open = join(nowhere().folder, "open.key"), broken = join(nowhere().folder, "broken.key");
      cpSync(otherKey, open);
      chmodSync(open, 0o644);
      writeFileSync(broken, readFileSync(otherKey, "utf8").replace(/.(?=\n)/, (letter) => (letter === "7" ? "8" : "7")), { mode: 0o600 });
      await refused(to(one.folder, "--key", open), /chmod 600/);
      await refused(to(one.folder, "--key", broken), /a letter is wrong or missing/);
      const inside = join(one.folder, "key");
      cpSync(otherKey, inside);
      await refused(to(one.folder, "--key", inside), /would be lost together/);
      rmSync(inside);
      assert.equal(existsSync(join(site.data, "inside")), false);
      assert.deepEqual(await one.names(), known);
    });

    it("that is not locked says so, and is not mixed with locked ones", async () => {
      const plain = join(nowhere().folder, "plain");
      const done = await gridward(["backup", "--to", plain, "--plain", "--config", site.config], { environment: site.environment });
      assert.equal(done.code, 0, done.err);
      assert.match(done.err, /is not locked/);
      await refused(["backup", "--to", plain, "--key", one.key], /are not locked/);
      const piece = filesIn(join(plain, "objects"))[0], bytes = readFileSync(piece);
      writeFileSync(piece, flipped(bytes));
      await restoreRefused({ folder: plain }, /is damaged/, { key: "" });
      writeFileSync(piece, bytes);
      rmSync(plain, { recursive: true });
    });

    it("with a piece that is missing, cut or changed in one bit is refused by that piece's name; the next back-up stores it anew", async () => {
      const copy = one.to(join(nowhere().folder, "copy"));
      cpSync(one.folder, copy.folder, { recursive: true });
      const pieces = filesIn(join(copy.folder, "objects")).sort();
      const dice = new Dice(5);
      for (const piece of [0, 1, 2].map(() => pieces[dice.whole(0, pieces.length)])) {
        const name = basename(piece), bytes = readFileSync(piece);
        writeFileSync(piece, flipped(bytes));
        await restoreRefused(copy, new RegExp(`${name} is damaged.*--at NAME`));
        truncateSync(piece, bytes.length - 1);
        await restoreRefused(copy, new RegExp(`${name} is damaged`));
        rmSync(piece);
        await restoreRefused(copy, new RegExp(`${name} is missing.*--at NAME`));
        writeFileSync(piece, bytes);
      }
      const photoPiece = pieces.find((piece) => readFileSync(piece)[1] === "0".charCodeAt(0) && readFileSync(piece).length < 200);
      rmSync(photoPiece);
      const target = newSite("without_a_photo");
      const done = await succeed(copy.arguments("restore", target, ["--leave-out-damaged-photos"]), { environment: target.environment });
      assert.match(done, /1 left out/);
      await copy.make();
      assert.ok(existsSync(photoPiece), "the next back-up did not store the photo anew");
      rmSync(copy.folder, { recursive: true });
    });

    it("with a manifest that is cut, changed, renamed or not ours is refused, listed as damaged, and keeps older ones as they are", async () => {
      const copy = one.to(join(nowhere().folder, "copy"));
      cpSync(one.folder, copy.folder, { recursive: true });
      const [name] = readdirSync(join(copy.folder, "backups"));
      const file = join(copy.folder, "backups", name), bytes = readFileSync(file);
      for (const wrong of [bytes.subarray(0, bytes.length - 1), bytes.subarray(0, 1), Buffer.alloc(0), flipped(bytes), Buffer.from("nothing of ours")]) {
        writeFileSync(file, wrong);
        await restoreRefused(copy, new RegExp(`${name} is damaged`));
        const listed = await succeed(copy.arguments("restore", site, ["--list"]), { environment: site.environment });
        assert.match(listed, /is damaged/);
      }
      const kept = await gridward(copy.arguments("backup", site, ["--keep", "2"]), { environment: site.environment });
      assert.deepEqual([kept.code, /is damaged/.test(kept.reason)], [1, true], kept.err);
      assert.equal(readdirSync(join(copy.folder, "backups")).length, 2, "something was forgotten beside a damaged one");
      writeFileSync(join(copy.folder, "backups", "20991231-235959.gwb"), bytes); // an old one under a newer name
      await restoreRefused(copy, /20991231-235959.gwb is damaged/);
      await restoreRefused(copy, /no back-up 20200101-000000; the newest is/, { more: ["--at", "20200101-000000"] });
      await restoreRefused(copy, /no back-up \.\.\/one/, { more: ["--at", "../one"] });
      rmSync(copy.folder, { recursive: true });
    });

    it("folder of another format, of other things, with none whole or that is not there is refused", async () => {
      const copy = one.to(join(nowhere().folder, "copy"));
      cpSync(one.folder, copy.folder, { recursive: true });
      const marker = join(copy.folder, "gridward-backup.json");
      writeFileSync(marker, JSON.stringify({ ...JSON.parse(readFileSync(marker, "utf8")), format: 2 }));
      await restoreRefused(copy, /made by a newer program/);
      await refused(copy.arguments("backup").slice(0, -2), /made by a newer program/);
      writeFileSync(marker, "{");
      await restoreRefused(copy, /gridward-backup.json is damaged/);
      rmSync(marker);
      await restoreRefused(copy, /holds no back-ups/);
      await refused(copy.arguments("backup").slice(0, -2), /holds other things/);
      rmSync(copy.folder, { recursive: true });
      await restoreRefused(copy, /holds no back-ups/);
      mkdirSync(join(one.folder, "..", "none_yet"));
      await restoreRefused(one.to(join(one.folder, "..", "none_yet")), /holds no back-ups/);
    });

    it("of the other engine, or into a database that holds something, is refused", async () => {
      const other = nowhere().folder, file = join(other, "other.toml");
      const database = engine.name === "SQLite" ? 'database = "postgresql://nobody@127.0.0.1:1/none"\n' : "";
      writeFileSync(file, `data = ${JSON.stringify(join(other, "data"))}\n${database}`);
      await refused(["restore", "--from", one.folder, "--key", one.key], /is of a (sqlite|postgresql) database/, { of: { config: file, environment: {} } });
      const full = newSite("full");
      await succeed(["migrate", "--config", full.config], { environment: full.environment });
      if (engine.name === "PostgreSQL") rmSync(full.data, { recursive: true });
      await refused(["restore", "--from", one.folder, "--key", one.key], /is not empty.*nothing was changed/, { of: full });
    });

    it("on a folder that another one uses, or without a house, is refused", async () => {
      const whileHeld = async (lock, work) => {
        const holder = spawn("flock", ["--no-fork", lock, "sleep", "600"]);
        while (spawnSync("flock", ["-n", lock, "true"]).status === 0) await pause(5);
        await work().finally(() => holder.kill("SIGKILL"));
      };
      await whileHeld(join(one.folder, "lock"), async () => {
        await refused(one.arguments("backup").slice(0, -2), /Another back-up, restore or clean-up/);
        await restoreRefused(one, /Another back-up, restore or clean-up/);
      });
      await whileHeld(site.data, () => refused(one.arguments("backup", site, ["--prove"]).slice(0, -2), /was made, but not proved: another rehearsal/));
      const empty = newSite("empty");
      await refused(one.arguments("backup").slice(0, -2), /no Gridward database/, { of: empty });
      mkdirSync(empty.data);
      await refused(one.arguments("backup").slice(0, -2), /no Gridward database/, { of: empty });
    });

    it("whose medium is full or read-only is not made, nothing there looks whole, older ones restore, and the next one works", async (t) => {
      const folder = join(nowhere().folder, "medium");
      const disk = new SmallDisk(folder, roomy);
      try {
        if (!disk.real) return t.diagnostic("mounting is not permitted here");
        const there = backUps.to(join(folder, "backups"));
        disk.fill(300_000);
        await refused(there.arguments("backup").slice(0, -2), /medium is full.*--keep N/);
        assert.deepEqual(await there.names(), []);
        await restoreRefused(there, /holds no (whole back-up|back-ups)/);
        disk.free();
        const { name } = await there.make();
        for (let i = 0; i < 30; ++i) await visit();
        disk.fill();
        await refused(there.arguments("backup").slice(0, -2), /medium is full/);
        disk.free();
        disk.readOnly();
        await refused(there.arguments("backup").slice(0, -2), /read-only/);
        assert.deepEqual(await there.names(), [name]);
        const target = newSite("from_read_only");
        await there.restore(target);
        await verified(target);
        disk.writable();
        await there.make();
        assert.equal((await there.names()).length, 2);
      } finally {
        disk.close();
      }
    });

    it("is not restored into a database whose disk is full, and is once there is room", async (t) => {
      if (engine.name === "SQLite") return t.diagnostic("a database in a file is tried with its folder, below");
      const target = newSite("tables"), disk = new SmallDisk(join(engine.postgres.folder, "restored"), roomy);
      try {
        if (!disk.real) return t.diagnostic("mounting is not permitted here");
        target.configure(engine.postgres.database("backup_tables_small", disk.folder));
        disk.fill(1_000_000);
        await restoreRefused(one, /pg_restore did not finish: .*No space left/, { target });
        disk.free();
        await one.restore(target);
        await verified(target);
      } finally {
        for (const sql of ["DROP DATABASE IF EXISTS backup_tables_small WITH (FORCE)", "DROP TABLESPACE IF EXISTS backup_tables_small"]) engine.postgres.query("postgres", sql);
        disk.close();
      }
    });

    it("is not restored onto a disk that is full or read-only, nothing of it stays there, and it is once there is room", async (t) => {
      const target = newSite("small");
      const disk = new SmallDisk(join(target.folder, "disk"), roomy);
      try {
        if (!disk.real) return t.diagnostic("mounting is not permitted here");
        target.data = join(target.folder, "disk", "data");
        target.configure(target.database);
        for (const left of [0, 100_000]) {
          disk.fill(left);
          await restoreRefused(one, /disk is full/, { target });
          disk.free();
        }
        disk.readOnly();
        await restoreRefused(one, /disk is read-only/, { target });
        disk.writable();
        await one.restore(target);
        await verified(target);
      } finally {
        disk.close();
      }
    });
  });
}
