// SPDX-License-Identifier: Apache-2.0
// The power is cut while two hundred visits are under way, twenty times: what was acknowledged is there afterwards, what was not is
// there whole or not at all, and sending everything once more completes it.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Client, photo, sha256, ulid } from "../support/client.mjs";
import { Server, succeed } from "../support/gridward.mjs";
import { inspection, password } from "../support/house.mjs";

const kills = 20;
const visits = 200;

export function crash(engine) {
  describe("When the power is cut", () => {
    let site, server, person, checklist;
    const places = Array.from({ length: 10 }, () => ulid());
    const serve = () => Server.start(["--config", site.config], { environment: site.environment });
    const run = (args, options) => succeed([...args, "--config", site.config], { environment: site.environment, ...options });

    before(async () => {
      site = engine.site("crash");
      const file = join(site.folder, "divisions.csv");
      writeFileSync(file, "code,name,level,parent\n32,示例省,province,\n3206,示例市,prefecture,32\n320612,示例区,county,3206\n320612001,示例街道,subdistrict,320612\n");
      await run(["import", "divisions", file, "--commit"]);
      await run(["user", "add", "safety-01", "--role", "safety_office", "--region", "320612001"], { input: `${password}\n` });
      server = await serve();
      person = await Client.signedIn(server.base, "safety-01", password, { sockets: 64 });
      checklist = await person.read("/v1/checklists/restaurant@1");
      for (const id of places) assert.equal((await person.put(`/v1/places/${id}`, { name: `示例餐馆${id.slice(-4)}`, type: "restaurant", address: "", region: "320612001", version: 0 })).status, 201);
    });
    after(async () => {
      person?.close();
      await server?.stop();
      site.close();
    });

    /** Every third visit finds a hazard, with a photo; every tenth an extinguisher. */
    function someVisits() {
      return Array.from({ length: visits }, (_, i) => {
        const hazard = i % 3 === 0 ? ulid() : undefined;
        const bytes = hazard && photo();
        const body = inspection(checklist, places[i % places.length], hazard ? { "CA-08": { answer: "fail", note: "示例", hazard, photos: [sha256(bytes)] } } : {});
        if (i % 10 === 0) body.extinguishers = [{ id: ulid(), type: "dry_powder", spot: "示例", manufactured: "2024-03", defects: [] }];
        return { id: ulid(), hazard, bytes, body };
      });
    }

    async function send(client, { id, bytes, body }) {
      if (bytes && (await client.put(`/v1/photos/${sha256(bytes)}`, bytes)).status >= 300) return 0;
      return (await client.put(`/v1/inspections/${id}`, body)).status;
    }

    async function assertWhole(client, visit) {
      const answer = await client.get(`/v1/inspections/${visit.id}`);
      if (answer.status === 404) {
        if (visit.hazard) assert.equal((await client.get(`/v1/hazards/${visit.hazard}`)).status, 404, "a hazard without its visit");
        return false;
      }
      assert.equal(answer.status, 200, answer.text);
      if (visit.hazard) {
        const page = await client.read(`/v1/hazards/${visit.hazard}`);
        assert.equal(page.hazard.state, "rectifying");
        assert.deepEqual((await client.get(`/v1/photos/${sha256(visit.bytes)}`)).bytes, visit.bytes);
      }
      return true;
    }

    it(`what was acknowledged survives ${kills} kills with ${visits} submissions under way, and sending again completes the rest`, async () => {
      let acknowledgedInAll = 0;
      for (let round = 0; round < kills; ++round) {
        const sent = someVisits();
        const acknowledged = new Set();
        const enough = Math.round(((round + 0.5) / kills) * visits); // from nearly none to nearly all
        let cut;
        await Promise.allSettled(
          sent.map(async (visit) => {
            const status = await send(person, visit);
            if (status !== 201) return;
            acknowledged.add(visit.id);
            if (acknowledged.size === enough) cut = server.kill();
          }),
        );
        await cut;
        assert.ok(acknowledged.size >= enough, `only ${acknowledged.size} of ${enough}`);
        server = await serve();
        person.close();
        person = person.at(server.base);
        const there = await Promise.all(sent.map((visit) => assertWhole(person, visit)));
        sent.forEach(({ id }, i) => assert.ok(there[i] || !acknowledged.has(id), `round ${round}: an acknowledged visit is gone`));
        acknowledgedInAll += acknowledged.size;
        if (round % 5 !== 4) continue;
        const statuses = await Promise.all(sent.map((visit) => send(person, visit)));
        sent.forEach((_, i) => assert.equal(statuses[i], there[i] ? 200 : 201));
        assert.match(await run(["verify"]), /verified: no difference/);
      }
      assert.ok((await person.all("/v1/inspections")).length >= acknowledgedInAll);
      assert.match(await run(["verify"]), /verified: no difference/);
    });

    it("asked to stop in the middle it finishes what it has begun and ends with 0", async () => {
      const sent = someVisits();
      const statuses = [];
      let stopped;
      await Promise.allSettled(
        sent.map(async (visit) => {
          statuses.push([visit, await send(person, visit)]);
          if (statuses.length === 50) stopped = server.stop();
        }),
      );
      assert.equal(await stopped, 0);
      server = await serve();
      person.close();
      person = person.at(server.base);
      for (const [visit, status] of statuses) if (status === 201) assert.ok(await assertWhole(person, visit));
      assert.match(await run(["verify"]), /verified: no difference/);
    });
  });
}
