// SPDX-License-Identifier: Apache-2.0
// The Merkle ledger of a running house: what a stranger can download, what needs a session, and proofs that hold without the house.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gridward, repository } from "../support/gridward.mjs";

export function ledgerTree(house) {
  describe("The Merkle ledger", () => {
    const open = async (path) => {
      const answer = await fetch(`${house().base}${path}`);
      return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
    };
    const file = (name, text) => {
      const path = join(house().site.folder, name);
      writeFileSync(path, text);
      return path;
    };
    const independent = (...files) => spawnSync("python3", [join(repository, "tests/ledger/independent_verifier.py"), ...files], { encoding: "utf8" });
    const size = (note) => Number(String(note).split("\n")[1]);
    /** Waits until the newest event that this person may read is in the ledger; the head by then. */
    const followed = async () => {
      const client = await house().of("administrator");
      const { seq } = (await client.changes()).at(-1);
      for (let tries = 0; tries < 100; ++tries) {
        if ((await client.get(`/v1/ledger/proof?event=${seq}`)).status === 200) return (await open("/ledger/checkpoint")).bytes;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error("the ledger did not follow");
    };

    it("heads, tiles and keys are open to everybody and of both suites", async () => {
      const note = await followed();
      for (const log of ["/ledger", "/ledger/sm3"]) {
        const head = await open(`${log}/checkpoint`);
        assert.equal(head.status, 200);
        assert.ok(size(head.bytes) >= size(note));
        const tile = await open(`${log}/tile/0/000.p/1`);
        assert.equal(tile.status, 200);
        assert.equal(tile.bytes.length, 32);
        for (const bad of ["/tile/0/0", "/tile/0/x000/000", "/tile/64/000", "/tile/0/x999/999", "/tile/00/000"]) assert.equal((await open(log + bad)).status, 404, bad);
      }
      assert.equal(String((await open("/ledger/keys")).bytes).trim().split("\n").length, 2);
    });

    it("a proof holds for the witness and for an independent verifier, and a tampered one for neither", async () => {
      await followed();
      const client = await house().of("administrator");
      const { events } = await client.read("/v1/changes?limit=5");
      const keys = file("keys", (await open("/ledger/keys")).bytes);
      assert.equal((await open(`/v1/ledger/proof?event=${events[0].seq}`)).status, 401);
      for (const { seq, subject } of events) {
        const answer = await client.get(`/v1/ledger/proof?event=${seq}`);
        assert.equal(answer.status, 200, answer.text);
        const proof = file("one.tlog-proof", answer.text);
        const checkpoint = file("checkpoint", answer.text.slice(answer.text.indexOf("\n\n") + 2));
        const here = independent(keys, proof);
        assert.equal(here.status, 0, here.stdout + here.stderr);
        assert.match(here.stdout, new RegExp(subject));
        const witnessed = await gridward(["witness", "--keys", keys, "--checkpoint", checkpoint, "--proof", proof]);
        assert.equal(witnessed.code, 0, witnessed.err);
        assert.match(witnessed.out, /verified\n$/);
        const entry = Buffer.from(/^extra (.*)$/m.exec(answer.text)[1], "base64").toString();
        const forged = file("forged.tlog-proof", answer.text.replace(/^extra .*$/m, `extra ${Buffer.from(entry.replace(subject, subject.slice(0, -1) + "!")).toString("base64")}`));
        assert.equal(independent(keys, forged).status, 1);
        assert.equal((await gridward(["witness", "--keys", keys, "--checkpoint", checkpoint, "--proof", forged])).code, 1);
        const otherSuite = file("sm3.tlog-proof", (await client.get(`/v1/ledger/proof?event=${seq}&suite=sm3`)).text);
        const second = file("sm3.checkpoint", (await client.get(`/v1/ledger/proof?event=${seq}&suite=sm3`)).text.split("\n\n").slice(1).join("\n\n"));
        assert.equal((await gridward(["witness", "--keys", keys, "--checkpoint", second, "--proof", otherSuite])).code, 0);
      }
    });

    it("a checkpoint kept elsewhere still fits the database", async () => {
      const kept = file("kept", await followed());
      const { config, environment } = house().site;
      const fits = await gridward(["verify", "--config", config, "--checkpoint", kept], { environment });
      assert.equal(fits.code, 0, fits.err);
    });
  });
}
