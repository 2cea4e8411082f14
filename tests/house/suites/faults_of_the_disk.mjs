// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Dice } from "../support/dice.mjs";
import { gridward } from "../support/gridward.mjs";
import { sha256 } from "../support/client.mjs";
import { assertRefused, assertRefusedInBothLanguages } from "../support/refusals.mjs";
import { password } from "../support/house.mjs";
import { ReadOnlyDisk } from "../support/read_only_disk.mjs";
import { SmallDisk } from "../support/small_disk.mjs";
import { SmallHouse } from "../support/small_house.mjs";
import { isThere, send, VisitMaker } from "../support/visits.mjs";

const files = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name).sort();
const largePhoto = () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(1 << 20)]);
const csv = "场所名称,场所类型,地址\n示例商铺一,restaurant,示例路1号\n";

function readOnlyFaults(engine) {
  describe("that becomes read-only", () => {
    let house, maker, disk;
    before(async () => {
      const site = engine.site("read-only");
      disk = new ReadOnlyDisk(site.data, site.folder);
      Object.assign(site.environment, disk.environment);
      house = await SmallHouse.open(site);
      maker = new VisitMaker(new Dice(9), house.checklist, house.places);
    });
    after(async () => {
      disk?.writable();
      await house?.close();
    });
    const plain = () => [maker.next(), maker.next()].find(({ hazard }) => !hazard);

    it("while the server runs: writing is refused with 503 and the reason, reading and the live stream go on, and all is taken once it can be written", async () => {
      const saved = maker.next();
      assert.equal((await send(house.person, saved)).status, 201);
      const live = await house.person.live();
      disk.readOnly();
      const visit = plain();
      const sendIt = (headers) => house.person.put(`/v1/inspections/${visit.id}`, JSON.parse(visit.text), { headers });
      await assertRefusedInBothLanguages(sendIt, { status: 503, code: "store.read_only" });
      assert.equal((await sendIt({})).headers["retry-after"], "60");
      const bytes = largePhoto(), name = sha256(bytes);
      await assertRefusedInBothLanguages((headers) => house.person.put(`/v1/photos/${name}`, bytes, { headers }), { status: 503, code: "store.read_only" });
      assert.equal((await house.person.post("/v1/session", { login: "safety-01", password }, { csrf: false })).status, 503);
      for (let i = 0; i < 20; ++i) assert.equal((await house.person.get("/v1/places")).status, 200);
      assert.equal(await isThere(house.person, saved), true);
      assert.equal(await isThere(house.person, visit), false, "a visit that was refused is there");
      assert.equal((await house.person.get("/health")).status, 200);
      disk.writable();
      assert.equal((await sendIt({})).status, 201);
      assert.equal((await house.person.put(`/v1/photos/${name}`, bytes)).status, 201);
      await live.until(({ subject }) => subject === visit.id);
      live.close();
      await house.verify();
    });
  });
}

export function diskFaults(engine) {
  describe("a disk", () => {
    let bed, house, photos, scratch, maker;
    before(async () => {
      bed = await engine.fullDiskBed(() => house.server);
      mkdirSync(join(bed.site.data, "photos"), { recursive: true });
      photos = new SmallDisk(join(bed.site.data, "photos"), 8, () => house.server);
      scratch = new SmallDisk(bed.site.scratch, 4, () => house.server);
      house = await SmallHouse.open(bed.site);
      maker = new VisitMaker(new Dice(1), house.checklist, house.places);
      if (!photos.real) console.log("mounting is not permitted here: a limit on file sizes stands for the full disk");
    });
    after(async () => {
      await house?.server?.stop();
      for (const disk of [scratch, photos, bed?.disk]) disk?.close();
      house?.person.close();
      bed?.site.close();
      await bed?.postgres?.stop();
    });
    const put = (name, bytes) => (headers) => house.person.put(`/v1/photos/${name}`, bytes, { headers });

    /** Visits until one is refused: pages that are there already take some more. */
    async function refusedVisit() {
      for (let i = 0; i < 20_000; ++i) {
        const visit = maker.next();
        if (visit.hazard) continue;
        if ((await send(house.person, visit)).status === 503) return visit;
      }
      throw new Error("the disk never gets full");
    }

    it("that is full: a visit is refused with 503 and the reason, what was saved is still shown, and the visit is taken once there is room", async () => {
      const saved = maker.next();
      assert.equal((await send(house.person, saved)).status, 201);
      bed.disk.fill();
      const refused = await refusedVisit();
      const sendIt = (headers) => house.person.put(`/v1/inspections/${refused.id}`, JSON.parse(refused.text), { headers });
      await assertRefusedInBothLanguages(sendIt, { status: 503, code: bed.disk.real ? "store.full" : "store.unavailable" });
      assert.ok(Number((await sendIt({})).headers["retry-after"]) > 0);
      assert.equal(await isThere(house.person, saved), true);
      assert.equal(await isThere(house.person, refused), false, "a visit that was refused is there");
      assert.equal((await house.person.get("/health")).status, 200);
      bed.disk.free();
      assert.equal((await send(house.person, refused)).status, 201);
      assert.equal(await isThere(house.person, refused), true);
      await house.verify();
    });

    for (const [what, left] of [["full", 0], ["full after the first half", 600_000]])
      it(`that is ${what}: a photo is refused with 503, no half file is left, and it is taken once there is room`, async () => {
        const bytes = largePhoto(), name = sha256(bytes);
        const untouched = files(photos.folder);
        photos.fill(left);
        const code = photos.real ? "store.full" : undefined;
        await assertRefusedInBothLanguages(put(name, bytes), { status: 503, code: code ?? "store.full" });
        assert.equal((await house.person.get(`/v1/photos/${name}`)).status, 404);
        const part = 256 << 10;
        let refusal;
        for (let at = 0; at < bytes.length && !refusal; at += part) {
          const answer = await house.person.put(`/v1/photos/${name}/parts?at=${at}&size=${bytes.length}`, bytes.subarray(at, at + part));
          if (answer.status !== 201) refusal = answer;
        }
        assertRefused(refusal, 503, "store.full");
        const there = await house.person.read(`/v1/photos/${name}/parts`);
        assert.equal(there.whole, false);
        assert.equal(there.bytes % part, 0, "a part is there whole or not at all");
        photos.free();
        for (const scrap of files(photos.folder).filter((file) => file.endsWith(".part"))) rmSync(join(photos.folder, "incoming", scrap), { force: true });
        assert.deepEqual(files(photos.folder), untouched, "something is left of a photo that was refused");
        assert.equal((await put(name, bytes)({})).status, 201);
        assert.deepEqual((await house.person.get(`/v1/photos/${name}`)).bytes, bytes);
        await house.verify();
      });

    it("that is read-only: a photo is refused with 503 and the reason, visits go on, and photos are taken once it can be written", async () => {
      const bytes = largePhoto(), name = sha256(bytes);
      photos.readOnly("incoming");
      const code = photos.real ? "store.read_only" : "store.unavailable";
      await assertRefusedInBothLanguages(put(name, bytes), { status: 503, code });
      const visit = [maker.next(), maker.next()].find(({ hazard }) => !hazard);
      assert.equal((await send(house.person, visit)).status, 201);
      photos.writable("incoming");
      assert.equal((await put(name, bytes)({})).status, 201);
      await house.verify();
    });

    it("for passing files that is full: an import is refused whole, an export is refused, and both work once there is room", async () => {
      const path = `/v1/imports/places?commit=1&name=${encodeURIComponent("台账.csv")}`;
      const places = (await house.person.all("/v1/places")).length;
      scratch.fill();
      const imported = await house.person.post(path, csv);
      const exported = await house.person.get("/v1/exports/places.xlsx");
      scratch.free();
      assert.deepEqual([imported.status, exported.status], [503, 503], imported.text + exported.text);
      assert.equal((await house.person.all("/v1/places")).length, places);
      assert.deepEqual(files(scratch.folder), []);
      assert.equal((await house.person.get("/v1/exports/places.xlsx")).status, 200);
      assert.notEqual((await house.person.post(path, csv)).status, 503);
    });

    if (engine.name !== "SQLite") return; // of PostgreSQL's own disk its tests speak

    readOnlyFaults(engine);

    it("that is read-only when the server starts: it ends at once and says so, and starts when the disk can be written", async (t) => {
      if (!bed.disk.real) return t.diagnostic("only on a disk that can be mounted");
      await house.server.stop();
      photos.close();
      bed.disk.readOnly();
      const done = await gridward(["serve", "--listen", "127.0.0.1:0", ...house.serveArguments], { environment: bed.site.environment });
      bed.disk.writable();
      assert.equal(done.code, 1);
      assert.match(done.reason, /read-only|written/i, done.err);
      await house.serve();
      assert.equal((await send(house.person, [maker.next(), maker.next()].find(({ hazard }) => !hazard))).status, 201);
    });
  });
}
