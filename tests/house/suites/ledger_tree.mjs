// SPDX-License-Identifier: Apache-2.0
// The Merkle ledger of a running house: what a stranger can download, what needs a session, and proofs that hold without the house.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { gunzipSync } from "node:zlib";
import { Client, ulid } from "../support/client.mjs";
import { gridward, repository, succeed } from "../support/gridward.mjs";
import { expectStatus, password, report } from "../support/house.mjs";

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
    const head = async (log) => (await open(`${log}/checkpoint`)).bytes;
    const tilePath = (number, width) => `${number < 1000 ? "" : `x${String(Math.floor(number / 1000)).padStart(3, "0")}/`}${String(number % 1000).padStart(3, "0")}${width < 256 ? `.p/${width}` : ""}`;
    const untilProved = async (client, seq) => {
      for (let tries = 0; tries < 100; ++tries) {
        if ((await client.get(`/v1/ledger/proof?event=${seq}`)).status === 200) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error("the ledger did not follow");
    };
    /** Waits until the newest event that this person may read is in the ledger; the head by then. */
    const followed = async () => {
      const client = await house().of("administrator");
      await untilProved(client, (await client.changes()).at(-1).seq);
      return head("/ledger");
    };
    const write = async () => expectStatus(house().nextSafety.put(`/v1/hazards/${ulid()}`, report({ place: house().neighbour.place })), 201);
    /** Something new is in the ledger. */
    const happen = async () => {
      await write();
      await untilProved(house().nextAdmin, (await house().nextAdmin.changes()).at(-1).seq);
    };
    /** Somebody who may read the whole province, as whoever watches the log has to. */
    const auditor = async () => {
      const { config, environment } = house().site;
      const login = `watcher-${ulid().slice(-6).toLowerCase()}`;
      await succeed(["user", "add", login, "--role", "administrator", "--region", "32", "--config", config], { environment, input: `${password}\n` });
      return Client.signedIn(house().base, login, password);
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

    it("proofs of the SM3 log hold for the independent verifier too, and the body fits the entry", async () => {
      await followed();
      const client = await house().of("administrator");
      const { events } = await client.read("/v1/changes?limit=1");
      const keys = file("keys", (await open("/ledger/keys")).bytes);
      const { text } = await client.get(`/v1/ledger/proof?event=${events[0].seq}&suite=sm3`);
      const proof = file("sm3.tlog-proof", text);
      const here = independent(keys, proof);
      assert.equal(here.status, 0, here.stdout + here.stderr);
      const other = file("other.body", "{}");
      assert.match(independent(keys, proof, other).stdout, /the body is not what the entry says/);
      const swapped = file("swapped.tlog-proof", text.replace(/^index \d+$/m, (line) => `index ${Number(line.slice(6)) + 1}`));
      assert.equal(independent(keys, swapped).status, 1);
    });

    it("an event of a foreign region has no proof, as if it did not exist", async () => {
      await followed();
      const { neighbour, nextAdmin } = house();
      const seq = (await nextAdmin.changes()).find(({ subject }) => subject === neighbour.hazard).seq;
      await untilProved(nextAdmin, seq);
      for (const role of ["administrator", "grid_member", "subdistrict_leader"]) {
        const answer = await (await house().of(role)).get(`/v1/ledger/proof?event=${seq}`);
        assert.deepEqual([answer.status, answer.json.code], [404, "event.not_found"], role);
      }
      const beyond = await nextAdmin.get("/v1/ledger/proof?event=999999999");
      assert.deepEqual([beyond.status, beyond.json.code], [404, "event.not_found"]);
    });

    it("a kept checkpoint is part of a later one, for the witness and for the independent verifier, and a forged one is not", async () => {
      for (const [log, other] of [["/ledger", "/ledger/sm3"], ["/ledger/sm3", "/ledger"]]) {
        const older = await head(log);
        await happen();
        const keys = file("keys", (await open("/ledger/keys")).bytes);
        const growth = (await open(`${log}/consistency?older=${size(older)}`)).bytes.toString();
        const files = { older: file("older", older), growth: file("growth", growth), newer: file("newer", growth.slice(growth.indexOf("\n\n") + 2)) };
        const witness = (more) => gridward(["witness", "--keys", keys, "--checkpoint", files.newer, "--older", more.older ?? files.older, "--consistency", more.growth ?? files.growth]);
        const fits = await witness({});
        assert.equal(fits.code, 0, fits.err);
        assert.match(fits.out, /verified\n$/);
        const here = independent("--growth", keys, files.older, files.growth);
        assert.equal(here.status, 0, here.stdout + here.stderr);
        assert.equal(here.stdout.split("\n")[0], `${size(older)} -> ${size(growth.slice(growth.indexOf("\n\n") + 2))}`);

        const line = growth.split("\n").findIndex((text, at) => at > 1 && text.length === 44);
        const cut = file("cut", growth.split("\n").filter((_, at) => at !== line).join("\n"));
        const forged = file("forged", String(older).replace(/^\d+$/m, String(size(older) - 1)));
        const foreign = file("foreign", await head(other));
        for (const bad of [{ growth: cut }, { older: forged }, { older: foreign }]) {
          assert.equal((await witness(bad)).code, 1, JSON.stringify(bad));
          assert.equal(independent("--growth", keys, bad.older ?? files.older, bad.growth ?? files.growth).status, 1, JSON.stringify(bad));
        }
      }
      for (const older of [0, 999_999_999]) assert.equal((await open(`/ledger/consistency?older=${older}`)).status, 404);
    });

    it("bundles of entries are for those who may read the region of each, and packed as verifiers expect", async () => {
      await followed();
      for (const log of ["/ledger", "/ledger/sm3"]) assert.equal((await open(`${log}/tile/entries/000`)).status, 401);
      const watcher = await auditor();
      const count = size(await head("/ledger"));
      const answer = await watcher.get("/ledger/tile/entries/000", { headers: { "accept-encoding": "gzip" } });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers["content-encoding"], "gzip");
      assert.equal(answer.headers["cache-control"], "private, max-age=31536000, immutable");
      assert.ok(gunzipSync(answer.bytes).equals((await watcher.get("/ledger/tile/entries/000")).bytes));
      const member = await house().of("grid_member"), admin = await house().of("administrator");
      assert.equal((await member.get("/ledger/tile/entries/000")).status, 404, "the first events are those of the regions above");
      const last = tilePath(Math.floor(count / 256), count % 256);
      if (count % 256 > 0) assert.equal((await watcher.get(`/ledger/tile/entries/${last}`)).status, 200);
      const statuses = new Set();
      for (let tile = 0; tile < Math.floor(count / 256); ++tile) statuses.add((await admin.get(`/ledger/tile/entries/${tilePath(tile, 256)}`)).status);
      assert.deepEqual([...statuses].sort(), [200, 404], "Jinsha's administrator reads what is Jinsha's alone");
    });

    it("tiles and bundles, downloaded as they lie, make the signed root of both logs", async () => {
      const watcher = await auditor();
      const keys = file("keys", (await open("/ledger/keys")).bytes);
      for (const log of ["/ledger", "/ledger/sm3"]) {
        const note = await head(log);
        const folder = join(house().site.folder, `mirror${log.replaceAll("/", "-")}`);
        const save = async (path, client) => {
          const answer = client ? await client.get(`${log}/${path}`) : await open(`${log}/${path}`);
          assert.equal(answer.status, 200, path);
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), answer.bytes);
        };
        for (let level = 0, hashes = size(note); hashes > 0; ++level, hashes = Math.floor(hashes / 256))
          for (let first = 0; first < hashes; first += 256) {
            const name = tilePath(first / 256, Math.min(256, hashes - first));
            await save(`tile/${level}/${name}`);
            if (level === 0) await save(`tile/entries/${name}`, watcher);
          }
        const here = independent("--tiles", keys, file("head", note), folder);
        assert.equal(here.status, 0, here.stdout + here.stderr);
        assert.equal(here.stdout, `${size(note)} leaves, ${size(note)} entries\nverified\n`);
        const whole = join(folder, "tile/0/000"), bytes = Buffer.from((await open(`${log}/tile/0/000`)).bytes);
        bytes[700] ^= 1;
        writeFileSync(whole, bytes);
        assert.equal(independent("--tiles", keys, file("head", note), folder).status, 1);
      }
    });

    it("a checkpoint is a picture that can be printed, also from the command line", async () => {
      const count = size(await head("/ledger"));
      const picture = await open(`/ledger/checkpoint.svg?size=${count}`);
      assert.equal(picture.status, 200);
      assert.match(String(picture.bytes), /^<svg /);
      assert.equal((await open("/ledger/checkpoint.svg?size=999999999")).status, 404);
      const { config, environment } = house().site;
      const printed = await succeed(["ledger", "checkpoint", "--config", config], { environment });
      assert.ok(size(printed) >= count);
      const keys = file("keys", (await open("/ledger/keys")).bytes);
      assert.equal((await gridward(["witness", "--keys", keys, "--checkpoint", file("scanned", printed.trimEnd())])).code, 0, "a phone that reads the code may leave out the last line break");
      assert.equal((await gridward(["witness", "--keys", keys, "--checkpoint", file("two", printed + printed)])).code, 1);
      const unwritable = await gridward(["ledger", "checkpoint", "--svg", join(house().site.folder, "nowhere/a.svg"), "--config", config], { environment });
      assert.deepEqual([unwritable.code, /nowhere\/a\.svg/.test(unwritable.reason)], [1, true]);
    });

    it("a key is rotated while the house serves, and whoever kept the old one is led to the new", async () => {
      const { config, environment } = house().site;
      const oldKeys = file("old-keys", (await open("/ledger/keys")).bytes);
      assert.equal(String((await open("/ledger/key-notes")).bytes), "");
      await succeed(["ledger", "rotate", "--config", config], { environment });
      for (const log of ["/ledger", "/ledger/sm3"]) {
        await happen();
        const note = String(await head(log));
        assert.equal(note.split("\n\n")[1].trim().split("\n").length, 2, "both keys sign");
        const checkpoint = file("both", note);
        assert.equal((await gridward(["witness", "--keys", oldKeys, "--checkpoint", checkpoint])).code, 0);
        // In a month the old signature will be gone.
        const alone = file("alone", note.replace(/\n\n.*\n/, "\n\n"));
        assert.equal((await gridward(["witness", "--keys", oldKeys, "--checkpoint", alone])).code, 1);
        const notes = file("notes", (await open("/ledger/key-notes")).bytes);
        assert.equal((await gridward(["witness", "--keys", oldKeys, "--key-notes", notes, "--checkpoint", alone])).code, 0);
      }
      assert.equal(String((await open("/ledger/keys")).bytes).trim().split("\n").length, 4);
      const told = await succeed(["ledger", "keys", "--config", config], { environment });
      assert.match(told, /^# 2 .*endorsed by the key before$/m);
      assert.equal((await gridward(["witness", "--keys", file("told", told), "--checkpoint", file("now", await head("/ledger"))])).code, 0);
      await house().verify();
    });

    it("a lost key file is told to the operator, who sees how far the ledger lags, and nothing is lost meanwhile", async () => {
      const { config, data, environment } = house().site;
      const figure = async (name) => Number(new RegExp(`^${name} (.*)$`, "m").exec(String((await open("/metrics")).bytes))[1]);
      const key = join(data, "keys/ledger.key");
      await followed();
      renameSync(key, `${key}.away`);
      try {
        await write();
        const refused = await gridward(["ledger", "rotate", "--config", config], { environment });
        assert.equal(refused.code, 1);
        assert.match(refused.reason, /keys\/ledger\.key.*restore it from the backup.*--distrust-old/);
        const lag = await figure("gridward_ledger_lag_seconds");
        assert.ok((await figure("gridward_ledger_unsequenced_events")) > 0 && lag > 0);
        while ((await figure("gridward_ledger_lag_seconds")) <= lag);
      } finally {
        renameSync(`${key}.away`, key);
      }
      await followed();
      while ((await figure("gridward_ledger_unsequenced_events")) > 0);
      assert.equal(await figure("gridward_ledger_lag_seconds"), 0);
    });

    it("a checkpoint kept elsewhere still fits the database", async () => {
      const kept = file("kept", await followed());
      const { config, environment } = house().site;
      const fits = await gridward(["verify", "--config", config, "--checkpoint", kept], { environment });
      assert.equal(fits.code, 0, fits.err);
    });
  });
}
