// SPDX-License-Identifier: Apache-2.0
// A photo in parts over a line that breaks: what has come stays, also when the server is started anew; nothing counts before it is whole.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { after, before, describe, it } from "node:test";
import { sha256 } from "../support/client.mjs";
import { assertRefused, assertRefusedInBothLanguages } from "../support/refusals.mjs";
import { SmallHouse } from "../support/small_house.mjs";

const part = 128 << 10;
const largePhoto = () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(700_000)]);

/** Begins a part and cuts the line after some of its bytes. */
function cutOff(client, path, bytes, after_bytes) {
  const { hostname, port } = new URL(client.base);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`PUT ${path} HTTP/1.1\r\nHost: ${hostname}\r\nCookie: ${client.cookie}\r\nX-Gridward-CSRF: ${client.session.csrf}\r\nContent-Type: application/octet-stream\r\nContent-Length: ${bytes.length}\r\n\r\n`);
      socket.write(bytes.subarray(0, after_bytes), () => socket.destroy());
    });
    socket.on("close", resolve).on("error", reject);
  });
}

export function photoParts(engine) {
  describe("A photo in parts", () => {
    let house;
    before(async () => {
      house = await SmallHouse.open(engine.site("parts"));
    });
    after(() => house?.close());

    const pathOf = (name, at, bytes) => `/v1/photos/${name}/parts?at=${at}&size=${bytes.length}`;
    const progress = (name) => house.person.read(`/v1/photos/${name}/parts`);
    const send = (name, bytes, at) => house.person.put(pathOf(name, at, bytes), bytes.subarray(at, at + part));

    it("goes on where it stopped after the line broke in the middle of a part and after the server was started anew", async () => {
      const bytes = largePhoto(), name = sha256(bytes);
      assert.deepEqual(await progress(name), { name, bytes: 0, whole: false });
      assert.equal((await send(name, bytes, 0)).status, 201);
      for (const cut of [0, 1, 50_000, part - 1]) await cutOff(house.person, pathOf(name, part, bytes), bytes.subarray(part, 2 * part), cut);
      assert.equal((await progress(name)).bytes, part, "half a part does not count");
      assert.equal((await send(name, bytes, part)).status, 201);
      await house.server.kill();
      await house.serve();
      assert.equal((await progress(name)).bytes, 2 * part);
      assert.equal((await house.person.get(`/v1/photos/${name}`)).status, 404, "it is no photo yet");
      for (let at = 2 * part; at < bytes.length; at += part) assert.equal((await send(name, bytes, at)).status, 201);
      assert.deepEqual(await progress(name), { name, bytes: bytes.length, whole: true });
      assert.deepEqual((await house.person.get(`/v1/photos/${name}`)).bytes, bytes);
      assert.equal((await send(name, bytes, 2 * part)).status, 200, "a part that comes late does no harm");
      assert.equal((await house.person.put(`/v1/photos/${name}`, bytes)).status, 200, "whole, it is known");
      await house.verify();
    });

    it("whose bytes are not what its name says begins anew, and one with a hole is told so", async () => {
      const bytes = largePhoto(), name = sha256(bytes), spoilt = Buffer.from(bytes);
      spoilt[300_000] ^= 1;
      await assertRefusedInBothLanguages((headers) => house.person.put(pathOf(name, 2 * part, bytes), bytes.subarray(2 * part, 3 * part), { headers }), { status: 409, code: "photo.part_gap" });
      for (let at = 0; at + part < bytes.length; at += part) assert.equal((await send(name, spoilt, at)).status, 201);
      assertRefused(await send(name, spoilt, Math.floor(bytes.length / part) * part), 422, "photo.hash_differs");
      assert.equal((await progress(name)).bytes, 0);
      for (let at = 0; at < bytes.length; at += part) assert.equal((await send(name, bytes, at)).status, 201);
      assert.equal((await progress(name)).whole, true);
    });

    it("that cannot be one is refused with its first part, and a part that is too large before it is read", async () => {
      const text = Buffer.from("示例 text"), name = sha256(text);
      await assertRefusedInBothLanguages((headers) => house.person.put(pathOf(name, 0, text), text, { headers }), { status: 422, code: "photo.kind" });
      const bytes = largePhoto();
      assertRefused(await house.person.put(pathOf(sha256(bytes), 0, bytes), bytes.subarray(0, (256 << 10) + 1)), 413, "http.body_too_large");
      assertRefused(await house.person.put(`/v1/photos/${name}/parts?at=0`, bytes.subarray(0, 10)), 422, "request.invalid");
      assertRefused(await house.person.put(`/v1/photos/${name}/parts?at=0&size=5`, bytes.subarray(0, 10)), 422, "photo.part_size");
      assertRefused(await house.person.put(`/v1/photos/${"A".repeat(64)}/parts?at=0&size=50`, bytes.subarray(0, 10)), 422, "photo.name_invalid");
    });
  });
}
