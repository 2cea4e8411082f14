// SPDX-License-Identifier: Apache-2.0
// What a colleague sends for another: every role as sender and as maker, the same answer whoever sends it, the desk's count, both databases.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { ulid } from "../support/client.mjs";
import { inspection, report } from "../support/house.mjs";
import { assertRefused, assertRefusedInBothLanguages } from "../support/refusals.mjs";
import { everyRole } from "./scope.mjs";

/** Who may report, as the duties of the posts say; not read from the program. */
const reporters = ["grid_member", "micro_grid_leader", "grid_chief", "grid_supervisor", "community_staff", "command_operator", "safety_office", "enforcement"];

export function sentForAnother(house) {
  describe("What a colleague sends for another", () => {
    let member, chief, checklist, place;
    const me = () => member.session.person.id;
    const forMember = (more = "") => `?made_by=${me()}${more}`;
    before(async () => {
      [member, chief] = await Promise.all(["member-001", "chief-01"].map((login) => house().of(login)));
      checklist = await member.read("/v1/checklists/restaurant@1");
      [place] = (await member.read("/v1/places?limit=1")).items;
    });

    it("is sent by who may report there, and for who may, and by and for nobody else", async () => {
      for (const role of everyRole) {
        const client = await house().of(role);
        const sent = await client.put(`/v1/hazards/${ulid()}${forMember()}`, report({ place: place.id }));
        if (reporters.includes(role)) assert.ok([201, 404].includes(sent.status), `${role} as sender: ${sent.text}`);
        else assert.ok([403, 404].includes(sent.status), `${role} as sender: ${sent.text}`);
        const own = await member.put(`/v1/hazards/${ulid()}?made_by=${client.session.person.id}`, report({ place: place.id }));
        const covers = client.session.posts.some((post) => place.region.startsWith(post.region));
        assert.equal(own.status, reporters.includes(role) && covers ? 201 : 422, `${role} as maker: ${own.text}`);
      }
      for (const stranger of [house().nextSafety, house().nextAdmin]) assertRefused(await stranger.put(`/v1/hazards/${ulid()}${forMember()}`, report({ place: place.id })), 404);
    });

    it("is refused by name for a maker who is none, and for what everybody sends for themselves", async () => {
      await assertRefusedInBothLanguages((headers) => chief.put(`/v1/hazards/${ulid()}?made_by=me`, report({ place: place.id }), { headers }), { status: 422, field: "request.id_shape" });
      await assertRefusedInBothLanguages((headers) => chief.put(`/v1/inspections/${ulid()}?made_by=${ulid()}`, inspection(checklist, place.id), { headers }), { status: 422, field: "made_by.unknown" });
      const far = house().nextSafety.session.person.id;
      await assertRefusedInBothLanguages((headers) => chief.put(`/v1/inspections/${ulid()}?made_by=${far}`, inspection(checklist, place.id), { headers }), { status: 422, field: "made_by.may_not" });
      const hazard = ulid();
      assert.equal((await member.put(`/v1/hazards/${hazard}`, report({ place: place.id }))).status, 201);
      for (const kind of ["recheck_passed", "recheck_failed", "major_confirmed", "major_dismissed", "extended", "handed_over"])
        await assertRefusedInBothLanguages((headers) => chief.put(`/v1/hazards/${hazard}/steps/${ulid()}${forMember()}`, { kind, text: "示例", to: "fire" }, { headers }), { status: 403, code: "hazard.not_for_another" });
    });

    it("is the same whoever sends it first, and the record names both", async () => {
      const content = inspection(checklist, place.id);
      const seen = report({ place: place.id });
      for (const [first, second] of [[[chief, forMember()], [member, ""]], [[member, ""], [chief, forMember()]]]) {
        const [visit, hazard, step] = [ulid(), ulid(), ulid()];
        for (const [[client, query], status] of [[first, 201], [second, 200], [first, 200]]) {
          assert.equal((await client.put(`/v1/inspections/${visit}${query}`, content)).status, status);
          assert.equal((await client.put(`/v1/hazards/${hazard}${query}`, seen)).status, status);
          assert.equal((await client.put(`/v1/hazards/${hazard}/steps/${step}${query}`, { kind: "done", text: "示例", by_place: false })).status, status);
        }
        const [view, page] = [await chief.read(`/v1/inspections/${visit}`), await chief.read(`/v1/hazards/${hazard}`)];
        const by_chief = first[0] === chief;
        assert.equal(view.inspector_name, member.session.person.name);
        assert.equal(view.sent_by_name, by_chief ? chief.session.person.name : "");
        assert.equal(page.hazard.found_by, me());
        for (const one of page.steps) assert.deepEqual([one.made_by, one.actor], by_chief ? [me(), chief.session.person.id] : [undefined, me()]);
        assertRefused(await member.put(`/v1/hazards/${hazard}/steps/${ulid()}`, { kind: "recheck_passed", text: "" }), 403, "hazard.fixer_rechecks");
        const rechecked = await chief.put(`/v1/hazards/${hazard}/steps/${ulid()}`, { kind: "recheck_passed", text: "" });
        if (by_chief) assertRefused(rechecked, 403, "hazard.fixer_rechecks");
        else assert.equal(rechecked.status, 201, rechecked.text);
      }
      const other = ulid();
      assert.equal((await chief.put(`/v1/hazards/${other}${forMember()}`, seen)).status, 201);
      assertRefused(await chief.put(`/v1/hazards/${other}`, seen), 409, "hazard.id_taken");
    });

    it("settles the number on the phone on which it was made, once", async () => {
      const phone = ulid();
      const unsent = async () => (await chief.all("/v1/unsent")).find((work) => work.person === me())?.devices.find(({ id }) => id === phone)?.unsent ?? 0;
      assert.equal((await member.put(`/v1/devices/${phone}`, { made: 3, withdrawn: [] })).status, 201);
      const [hazard, seen] = [ulid(), report({ place: place.id })];
      for (const number of [2, 1, 3]) {
        await chief.put(`/v1/hazards/${hazard}${forMember(`&device=${phone}&number=${number}&made=3`)}`, seen);
        assert.equal(await unsent(), 2, "one entry settles one number");
      }
      assert.deepEqual((await member.put(`/v1/devices/${phone}`, { made: 3, withdrawn: [1, 3] })).json.missing, []);
    });

    it("leaves the house provable", async () => {
      assert.ok(await house().verify());
    });
  });
}
