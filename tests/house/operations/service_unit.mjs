// SPDX-License-Identifier: Apache-2.0
// docs/examples/gridward.service: systemd understands it, it leaves little open, and it gives the program what that says it needs.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { binary, repository } from "../support/gridward.mjs";

const example = join(repository, "docs/examples/gridward.service");
const text = readFileSync(example, "utf8");
const value = (key) => new RegExp(`^${key}=(.*)$`, "m").exec(text)?.[1];
const run = (program, ...args) => {
  const done = spawnSync(program, args, { encoding: "utf8" });
  if (done.error) throw new Error(`${program}: ${done.error.message}: run script/setup`);
  return { code: done.status, out: done.stdout + done.stderr };
};

export function serviceUnit(engine) {
  describe("The systemd unit docs/examples/gridward.service", () => {
    let site, unit;
    before(() => {
      site = engine.site("unit");
      unit = join(site.folder, "gridward.service");
      writeFileSync(unit, text.replace("/usr/local/bin/gridward", binary).replace(/^Documentation=.*$/m, ""));
    });
    after(() => site?.close());

    it("is understood by systemd without a word of complaint", () => {
      const { code, out } = run("systemd-analyze", "verify", unit);
      assert.deepEqual([code, out], [0, ""]);
    });

    it("leaves little open: an exposure of at most 2.0 of 10 as systemd counts", (t) => {
      const { out } = run("systemd-analyze", "security", "--offline=true", "--no-pager", unit);
      const [, exposure] = /Overall exposure level for gridward\.service: ([\d.]+)/.exec(out);
      t.diagnostic(`exposure ${exposure}`);
      assert.ok(Number(exposure) <= 2.0, out);
    });

    it("gives the program the time to stop, the files and the memory that it says it needs", () => {
      const configuration = readFileSync(join(repository, "docs/gridward.example.toml"), "utf8");
      const number = (key) => Number(new RegExp(`^${key} = (\\d+)`, "m").exec(configuration)[1]);
      assert.ok(Number(value("TimeoutStopSec")) >= number("stop_time_s") + 1.5 + 2, "killed before it can end by itself");
      assert.ok(Number(value("LimitNOFILE")) >= number("connections") + 600);
      assert.equal(value("Type"), "notify");
    });
  });
}
