// SPDX-License-Identifier: Apache-2.0
// One hazard from the visit to its closing, as a phone sends it: everything may be sent twice, nothing is judged or re-checked by the
// one whose work it is.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { photo, sha256, ulid } from "../support/client.mjs";
import { inspection, report } from "../support/house.mjs";
import { assertRefused } from "../support/refusals.mjs";

const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString();

export function hazardLife(house) {
  describe("One hazard's life", () => {
    let member, chief, safety, enforcement, place, checklist;

    const step = (client, hazard, kind, more = {}, id = ulid()) => client.put(`/v1/hazards/${hazard}/steps/${id}`, { kind, text: "示例说明", ...more });
    const state = async (hazard) => (await member.read(`/v1/hazards/${hazard}`)).hazard;
    async function send(client) {
      const bytes = photo();
      const name = sha256(bytes);
      assert.equal((await client.put(`/v1/photos/${name}`, bytes)).status, 201);
      return name;
    }

    before(async () => {
      [member, chief, safety, enforcement] = await Promise.all(["member-001", "chief-01", "safety", "enforce"].map((login) => house().of(login)));
      checklist = await member.read("/v1/checklists/restaurant@1");
      place = ulid();
      const made = await member.put(`/v1/places/${place}`, { name: "示例餐馆一生", type: "restaurant", address: "示例路1号", region: member.session.posts[0].region, version: 0 });
      assert.equal(made.status, 201, made.text);
    });

    it("a visit with two failed items opens two hazards: one fixed on the spot, one with a deadline", async () => {
      const bytes = photo();
      const name = sha256(bytes);
      const [visit, exit, alarm, extinguisher] = [ulid(), ulid(), ulid(), ulid()];
      assert.equal((await member.put(`/v1/photos/${name}`, bytes)).status, 201);
      assert.equal((await member.put(`/v1/photos/${name}`, bytes)).status, 200);
      const sent = inspection(checklist, place, {
        "CA-08": { answer: "fail", note: "示例：报警器不响", photos: [name], hazard: alarm },
        "CA-15": { answer: "fail", note: "示例：出口堆物", hazard: exit, fixed_on_the_spot: true },
        "CA-20": { answer: "not_seen" },
      });
      sent.extinguishers = [{ id: extinguisher, type: "dry_powder", spot: "后厨门口", manufactured: "2024-03", defects: [] }];
      const first = await member.put(`/v1/inspections/${visit}`, sent);
      assert.equal(first.status, 201, first.text);
      assert.deepEqual(first.json.findings.map(({ item, result_class }) => [item, result_class]), [["CA-08", "G2"], ["CA-15", "G1"]]);
      assert.equal(first.json.not_seen, 1);
      assert.deepEqual(Object.fromEntries(first.json.hazards.map((one) => [one.id, one.state])), { [alarm]: "rectifying", [exit]: "closed" });
      const again = await member.put(`/v1/inspections/${visit}`, sent);
      assert.equal(again.status, 200);
      assert.deepEqual(again.json.hazards.map(({ id }) => id).sort(), first.json.hazards.map(({ id }) => id).sort());
      assert.deepEqual({ ...again.json, hazards: [] }, { ...first.json, hazards: [] });
      assertRefused(await member.put(`/v1/inspections/${visit}`, { ...sent, finished_at: inDays(0) }), 409, "inspection.id_taken");
      assertRefused(await chief.put(`/v1/inspections/${visit}`, sent), 409, "inspection.id_taken");
      const page = await member.read(`/v1/places/${place}`);
      assert.deepEqual([page.hazards.map(({ id }) => id), page.inspections.map(({ id }) => id), page.extinguishers.length], [[alarm], [visit], 1]);
      assert.deepEqual((await chief.get(`/v1/photos/${name}`)).bytes, bytes);
    });

    it("it is extended once, by who may; done by the place; re-checked; reopened; done; closed by a colleague of the fixer", async () => {
      const [hazard, done] = [ulid(), ulid()];
      const sent = report({ place, result_class: "G2", limit_hours: 72, photos: [await send(member)] });
      assert.equal((await member.put(`/v1/hazards/${hazard}`, sent)).status, 201);
      assert.equal((await member.put(`/v1/hazards/${hazard}`, sent)).status, 200);
      assertRefused(await member.put(`/v1/hazards/${hazard}`, { ...sent, description: "示例：别的" }), 409, "hazard.id_taken");
      assertRefused(await member.put(`/v1/hazards/${hazard}`, { ...sent, result_class: "IM" }), 409, "hazard.id_taken");

      const due = inDays(20);
      assertRefused(await step(member, hazard, "extended", { due }), 403, "scope.forbidden");
      assertRefused(await step(chief, hazard, "extended", { due: inDays(1) }), 422, "hazard.due_not_later");
      assertRefused(await step(chief, hazard, "extended", { due, text: "" }), 422, "hazard.text_needed");
      assert.equal((await step(chief, hazard, "extended", { due })).status, 201);
      assertRefused(await step(chief, hazard, "extended", { due: inDays(40) }), 422, "hazard.extension_used");

      const fixed = { by_place: true, photos: [await send(member)] };
      const first = await step(member, hazard, "done", fixed, done);
      assert.equal(first.status, 201, first.text);
      assert.equal((await step(member, hazard, "done", fixed, done)).status, 200);
      assertRefused(await step(member, hazard, "done", { ...fixed, by_place: false }, done), 409, "hazard.step_id_taken");
      assertRefused(await step(member, hazard, "done", { ...fixed, text: "示例：另一句" }, done), 409, "hazard.step_id_taken");
      assertRefused(await step(member, hazard, "done"), 409, "hazard.step_not_now");

      assertRefused(await step(chief, hazard, "recheck_failed"), 422, "hazard.due_needed");
      assert.equal((await step(chief, hazard, "recheck_failed", { limit: { amount: 3, unit: "working_days" } })).status, 201);
      assert.equal((await state(hazard)).reopened, 1);

      assert.equal((await step(member, hazard, "done")).status, 201);
      assertRefused(await step(member, hazard, "recheck_passed"), 403, "hazard.fixer_rechecks");
      assertRefused(await step(member, hazard, "recheck_failed", { due }), 403, "hazard.fixer_rechecks");
      assert.ok(!(await member.read(`/v1/hazards/${hazard}`)).possible_steps.includes("recheck_passed"));
      assert.ok((await chief.read(`/v1/hazards/${hazard}`)).possible_steps.includes("recheck_passed"));
      assert.equal((await step(chief, hazard, "recheck_passed")).status, 201);
      assert.equal((await state(hazard)).state, "closed");
      assertRefused(await step(chief, hazard, "recheck_passed"), 409, "hazard.step_not_now");

      const page = await member.read(`/v1/hazards/${hazard}`);
      const kinds = ["found", "notice_given", "extended", "done", "recheck_failed", "done", "recheck_passed"];
      assert.deepEqual(page.steps.map(({ kind }) => kind), kinds);
      const events = (await member.changes()).filter(({ subject }) => subject === hazard);
      assert.deepEqual(events.map(({ kind }) => kind), ["hazard.opened", ...kinds.slice(1).map((kind) => `hazard.${kind}`)]);
    });

    it("a hazard handed over waits with the department until it is returned", async () => {
      const hazard = ulid();
      assert.equal((await member.put(`/v1/hazards/${hazard}`, report({ place }))).status, 201);
      assertRefused(await step(chief, hazard, "handed_over", { to: "no_such_department" }), 422, "request.invalid");
      assertRefused(await step(chief, hazard, "handed_over"), 422, "hazard.department_needed");
      assert.equal((await step(chief, hazard, "handed_over", { to: "fire" })).status, 201);
      assert.deepEqual([(await state(hazard)).state, (await state(hazard)).department], ["handed_over", "fire"]);
      assertRefused(await step(chief, hazard, "extended", { due: inDays(20) }), 409, "hazard.step_not_now");
      assert.equal((await step(await house().of("department"), hazard, "returned")).status, 201);
      assert.equal((await state(hazard)).state, "rectifying");
    });

    it("a suspected major hazard is judged by the safety office, not by a grid member and not by who found it", async () => {
      const [visit, hazard] = [ulid(), ulid()];
      const photos = [await send(member)];
      const answer = { "CA-01": { answer: "fail", note: "示例", photos, hazard } };
      const found = await member.put(`/v1/inspections/${visit}`, inspection(checklist, place, answer));
      assert.equal(found.status, 201, found.text);
      assert.deepEqual([found.json.hazards[0].level, found.json.hazards[0].state], ["suspected_major", "found"]);
      for (const kind of ["major_confirmed", "major_dismissed"]) assertRefused(await step(member, hazard, kind, { due: inDays(5) }), 403, "scope.forbidden");
      assertRefused(await step(member, hazard, "done"), 409, "hazard.step_not_now");
      assert.equal((await step(member, hazard, "evacuated")).status, 201);
      assert.equal((await step(safety, hazard, "major_confirmed", { due: inDays(5) })).status, 201);
      assert.deepEqual([(await state(hazard)).level, (await state(hazard)).state], ["major", "rectifying"]);

      const own = ulid();
      assert.equal((await safety.put(`/v1/hazards/${own}`, report({ place, result_class: "SM" }))).status, 201);
      for (const kind of ["major_confirmed", "major_dismissed"]) assertRefused(await step(safety, own, kind, { due: inDays(5) }), 403, "hazard.finder_judges");
      assert.equal((await step(enforcement, own, "major_dismissed", { due: inDays(5) })).status, 201);
      assert.equal((await state(own)).level, "general");
    });

    it("nobody climbs by hand, and nobody opens a hazard twice", async () => {
      const hazard = ulid();
      assert.equal((await member.put(`/v1/hazards/${hazard}`, report({ place }))).status, 201);
      assertRefused(await step(chief, hazard, "escalated", { to: "subdistrict" }), 422, "request.invalid");
      assertRefused(await step(chief, hazard, "found"), 409, "hazard.step_not_now");
      const answer = { "CA-06": { answer: "fail", note: "示例", hazard } };
      assertRefused(await member.put(`/v1/inspections/${ulid()}`, inspection(checklist, place, answer)), 409, "hazard.id_taken");
    });

    it("of two who change a place at the same time one is told to reload", async () => {
      const { version, name, type, address, region } = (await member.read(`/v1/places/${place}`)).place;
      const change = (text) => member.put(`/v1/places/${place}`, { name, type, address, region, note: text, version });
      const answers = await Promise.all([change("示例甲"), change("示例乙")]);
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
      assertRefused(answers.find(({ status }) => status === 409), 409, "place.moved_on");
    });

    it("the same visit sent twenty times at once is one visit", async () => {
      const [visit, hazard] = [ulid(), ulid()];
      const sent = inspection(checklist, place, { "CA-06": { answer: "fail", note: "示例", hazard } });
      const answers = await Promise.all(Array.from({ length: 20 }, () => member.put(`/v1/inspections/${visit}`, sent)));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array(19).fill(200), 201]);
      assert.equal((await member.read(`/v1/hazards/${hazard}`)).steps.length, 2);
    });

    it("and the house agrees with its log", async () => {
      assert.match(await house().verify(), /verified: no difference/);
    });
  });
}
