// SPDX-License-Identifier: Apache-2.0
// Whose phone holds work that has not come: told by the numbers that come with what is submitted, closed by what arrives or is withdrawn.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { ulid } from "../support/client.mjs";
import { inspection, report } from "../support/house.mjs";
import { assertRefused, assertRefusedInBothLanguages } from "../support/refusals.mjs";

export function unsentWork(house) {
  describe("Work that is still on a phone", () => {
    let member, chief, checklist, place;
    before(async () => {
      [member, chief] = await Promise.all(["member-001", "chief-01"].map((login) => house().of(login)));
      checklist = await member.read("/v1/checklists/restaurant@1");
      [place] = (await member.read("/v1/places?limit=1")).items;
    });

    const beside = (phone, number, made) => `?device=${phone}&number=${number}&made=${made}`;
    const unsentOf = async (client, person) => (await client.all("/v1/unsent")).find((work) => work.person === person);
    const me = () => member.session.person.id;

    it("shows at the desk from the first contact and goes to zero as the entries come, each of them once", async () => {
      const phone = ulid();
      const told = await member.put(`/v1/devices/${phone}`, { made: 4, withdrawn: [], oldest_s: 3600 });
      assert.equal(told.status, 201, told.text);
      assert.deepEqual(told.json, { made: 4, missing: [{ first: 1, last: 4 }] });
      const seen = await unsentOf(chief, me());
      assert.equal(seen.unsent, 4);
      assert.ok(Math.abs(Date.now() - 3_600_000 - Date.parse(seen.since)) < 60_000, seen.since);
      assert.equal(seen.name, member.session.person.name);
      const [visit, hazard, step] = [ulid(), ulid(), ulid()];
      const content = inspection(checklist, place.id);
      for (const status of [201, 200]) assert.equal((await member.put(`/v1/inspections/${visit}${beside(phone, 2, 4)}`, content)).status, status);
      assert.deepEqual((await unsentOf(chief, me())).unsent, 3);
      assertRefused(await member.put(`/v1/inspections/${visit}${beside(phone, 1, 4)}`, { ...content, accuracy_m: 7 }), 409, "inspection.id_taken");
      assert.deepEqual((await unsentOf(chief, me())).unsent, 3, "a refused submission closes no gap");
      assert.equal((await member.put(`/v1/hazards/${hazard}${beside(phone, 1, 4)}`, report({ place: place.id }))).status, 201);
      assert.equal((await member.put(`/v1/hazards/${hazard}/steps/${step}${beside(phone, 3, 4)}`, { kind: "noted", text: "示例" })).status, 201);
      const later = await member.put(`/v1/suggestions/${ulid()}${beside(phone, 5, 5)}`, { kind: "suggestion", text: "示例", made_at: new Date().toISOString() });
      assert.equal(later.status, 201, later.text);
      assert.deepEqual((await member.put(`/v1/devices/${phone}`, { made: 5, withdrawn: [4] })).json, { made: 5, missing: [] });
      assert.equal(await unsentOf(chief, me()), undefined);
    });

    it("is not shown to a colleague of the same grid, nor to anybody elsewhere", async () => {
      const phone = ulid();
      assert.equal((await member.put(`/v1/devices/${phone}`, { made: 1, withdrawn: [] })).status, 201);
      for (const client of [await house().of("member-002"), await house().of("subdistrict_leader"), await house().of("department"), house().nextSafety, house().nextAdmin])
        assert.deepEqual(await client.all("/v1/unsent"), []);
      assert.equal((await unsentOf(member, me())).unsent, 1);
      assert.equal((await unsentOf(await house().of("administrator"), me())).unsent, 1);
      assertRefused(await house().nextAdmin.request("DELETE", `/v1/devices/${phone}`), 404, "device.not_found");
      assertRefused(await (await house().of("member-002")).request("DELETE", `/v1/devices/${phone}`), 404, "device.not_found");
      await assertRefusedInBothLanguages(async (headers) => (await house().of("member-002")).put(`/v1/devices/${phone}`, { made: 1, withdrawn: [] }, { headers }), { status: 409, code: "device.taken" });
      assert.equal((await chief.request("DELETE", `/v1/devices/${phone}`)).status, 204);
      assert.equal(await unsentOf(chief, me()), undefined);
    });

    it("refuses numbers that cannot be, by name", async () => {
      const path = `/v1/hazards/${ulid()}`;
      for (const [query, field] of [["?device=me&number=1", "request.id_shape"], [`?device=${ulid()}`, "json.missing_field"], ["?number=1", "json.missing_field"], [`?device=${ulid()}&number=x`, "http.bad_number"], [`?device=${ulid()}&number=0`, "request.number_from_one"], [`?device=${ulid()}&number=1000001`, "http.bad_number"], [`?device=${ulid()}&number=1&made=x`, "http.bad_number"]])
        await assertRefusedInBothLanguages((headers) => member.put(path + query, report({ place: place.id }), { headers }), { status: 422, field });
      for (const [body, field] of [[{ made: -1 }, "http.bad_number"], [{ made: 1, withdrawn: [2] }, "device.not_made"], [{ made: 1, oldest_s: -1 }, "http.bad_number"], [{}, "json.missing_field"]])
        await assertRefusedInBothLanguages((headers) => member.put(`/v1/devices/${ulid()}`, body, { headers }), { status: 422, field });
    });

    it("leaves the house provable", async () => {
      assert.ok(await house().verify());
    });
  });
}
