// SPDX-License-Identifier: Apache-2.0
// Visits to send in great number, each with the SHA-256 of what was sent, and the question whether one is there: whole, with its
// hazard and the hazard's photo, as it was sent.
import assert from "node:assert/strict";
import { photo, sha256, ulid } from "./client.mjs";

const inShanghai = (ms) => `${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 23)}000+08:00`;

/** Keys sorted, what is empty left out: the same text for what was sent and for what comes back. */
function canonical(value) {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.keys(value).sort().map((key) => [key, canonical(value[key])]);
  return Object.fromEntries(kept.filter(([, one]) => one !== undefined && one !== null && one !== false && one !== "" && !(Array.isArray(one) && one.length === 0)));
}
export const fingerprint = (body) => sha256(JSON.stringify(canonical(body)));

/** What a visit says of an extinguisher, without what the house adds to it. */
const asSent = (inspection) => ({ ...inspection, extinguishers: (inspection.extinguishers ?? []).map(({ place: _place, version: _version, ...seen }) => seen) });

export class VisitMaker {
  /** now: the phone's clock. */
  constructor(dice, checklist, places, now = Date.now) {
    Object.assign(this, { dice, checklist, places, now, count: 0 });
  }

  /** Every sixth finds a hazard, with a photo; every twentieth an extinguisher. */
  next() {
    const n = this.count++;
    const visit = { id: ulid(), hazard: n % 6 === 0 ? ulid() : undefined };
    if (visit.hazard) Object.assign(visit, { bytes: photo() }), (visit.photo = sha256(visit.bytes));
    const failed = { item: "CA-08", answer: "fail", note: `示例 ${n}`, hazard: visit.hazard, photos: [visit.photo] };
    const now = this.now();
    const body = {
      place: this.places[this.dice.whole(0, this.places.length)],
      checklist: { id: this.checklist.id, version: this.checklist.version },
      answers: this.checklist.items.map(({ id }) => (visit.hazard && id === failed.item ? failed : { item: id, answer: "pass" })),
      started_at: inShanghai(now - 60_000),
      finished_at: inShanghai(now),
    };
    if (n % 20 === 0) body.extinguishers = [{ id: ulid(), type: "dry_powder", spot: "示例", manufactured: "2024-03", defects: [] }];
    return Object.assign(visit, { text: JSON.stringify(body), hash: fingerprint(body) });
  }
}

/** Sends the photo, then the visit; the answer that decided. */
export async function send(client, { id, photo: name, bytes, text }) {
  if (name) {
    const answer = await client.put(`/v1/photos/${name}`, bytes);
    if (answer.status >= 300) return answer;
  }
  return client.put(`/v1/inspections/${id}`, text, { headers: { "content-type": "application/json" } });
}

/** True when all of it is there, false when nothing is; anything between is a failure. */
export async function isThere(client, visit) {
  const answer = await client.get(`/v1/inspections/${visit.id}`);
  if (answer.status === 404) {
    if (visit.hazard) assert.equal((await client.get(`/v1/hazards/${visit.hazard}`)).status, 404, "a hazard without its visit");
    return false;
  }
  assert.equal(answer.status, 200, answer.text);
  assert.equal(fingerprint(asSent(answer.json.inspection)), visit.hash, `the visit ${visit.id} is not what was sent: ${answer.text}`);
  if (!visit.hazard) return true;
  const page = await client.read(`/v1/hazards/${visit.hazard}`);
  assert.equal(page.hazard.inspection, visit.id);
  assert.deepEqual(page.steps[0].photos, [visit.photo]);
  assert.equal(sha256((await client.get(`/v1/photos/${visit.photo}`)).bytes), visit.photo, "a photo is not what was sent");
  return true;
}

/** Asks about many, some at a time; how many are there. */
export async function countThere(client, visits, atOnce = 32) {
  let there = 0;
  const queue = [...visits];
  const ask = async () => {
    for (let visit; (visit = queue.pop()); ) if (await isThere(client, visit)) ++there; // not "+= await": that would read the sum before it waits
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
  return there;
}
