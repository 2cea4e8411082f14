// SPDX-License-Identifier: Apache-2.0
// docs/operations.md says of every metric, key, exit code and warning what it is, and of nothing that does not exist.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Client } from "../support/client.mjs";
import { gridward, repository, Server, succeed } from "../support/gridward.mjs";
import { newCertificate } from "../support/web_server.mjs";

const read = (path) => readFileSync(join(repository, path), "utf8");
const guide = read("docs/operations.md");
const sorted = (items) => [...new Set(items)].sort();
const sources = (folder) => readdirSync(join(repository, folder), { recursive: true }).filter((name) => name.endsWith(".cpp")).map((name) => read(join(folder, name)));
const rowsOf = (heading) => guide.slice(guide.indexOf(heading)).split("\n## ")[0].split("\n").filter((line) => line.startsWith("| `"));

export function documented(engine) {
  describe("docs/operations.md", () => {
    let site, server, shown;
    before(async () => {
      site = engine.site("guide");
      const { certificate, key } = newCertificate(site.folder);
      site.set({ tls_cert: certificate, tls_key: key });
      writeFileSync(join(site.folder, "divisions.csv"), "code,name,level,parent\n32,示例省,province,\n");
      await succeed(["import", "divisions", join(site.folder, "divisions.csv"), "--commit", "--config", site.config], { environment: site.environment });
      server = await Server.start(["--config", site.config], { environment: site.environment });
      const client = new Client(server.base.replace("http:", "https:"), { ca: readFileSync(certificate) });
      await client.get("/health");
      let text = "";
      while (!text.includes("gridward_event_reader_lag_events")) ({ text } = await client.get("/metrics")); // there from the jobs' first round on
      shown = sorted([...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name));
    });
    after(async () => {
      await server?.stop();
      site?.close();
    });

    it("explains every metric that the program shows, and no other", () => {
      assert.ok(shown.length > 30, shown.join(" "));
      const explained = sorted(rowsOf("## 监看").flatMap((line) => [...line.split("|")[1].matchAll(/`(\w+)`/g)].map(([, name]) => name)));
      assert.deepEqual(explained, shown);
    });

    it("and its alerts name only metrics that exist", () => {
      const rules = read("docs/examples/prometheus_alerts.yml");
      const named = sorted([...rules.matchAll(/\b((?:gridward|process)_\w+)\b(?!\.yml)/g)].map(([, name]) => name.replace(/_(bucket|sum|count)$/, "")));
      assert.ok(named.length > 10);
      assert.deepEqual(named.filter((name) => !shown.includes(name)), []);
      const exprs = [...rules.matchAll(/^ {8}expr: (.*)$/gm)].map(([, expr]) => expr);
      assert.equal(exprs.length, [...rules.matchAll(/- alert: \w+/g)].length);
      for (const expr of exprs) assert.equal(expr.split("(").length, expr.split(")").length, expr);
    });

    it("explains every key of the configuration, as the example and the code have them", () => {
      const known = sorted([.../known_keys = \{([^}]*)\}/.exec(read("src/main/configuration.cpp"))[1].matchAll(/"(\w+)"/g)].map(([, key]) => key));
      const example = read("docs/gridward.example.toml");
      const shownKeys = sorted([...example.matchAll(/^(?:# )?(\w+) = /gm), ...example.matchAll(/^# \[\[(\w+)\]\]/gm)].map(([, key]) => key)).filter((key) => !["region", "key", "quiet_from", "quiet_until", "digest_at", "most_a_day"].includes(key)); // those are a robot's own
      const explained = sorted(rowsOf("## 配置").flatMap((line) => [...line.split("|")[1].matchAll(/`(\w+)`/g)].map(([, key]) => key)));
      assert.deepEqual(shownKeys, known);
      assert.deepEqual(explained, known);
    });

    it("explains every warning and error of the log in the words of the log", () => {
      const lines = sources("src").flatMap((text) => [...text.matchAll(/spdlog::(?:warn|error|critical)\(\s*"([^"]*)"/g)].map(([, line]) => line.replaceAll(/\{[^}]*\}/g, "…")));
      assert.ok(lines.length > 10);
      const explained = rowsOf("## 日志").map((line) => /`([^`]*)`/.exec(line)[1]);
      assert.deepEqual(sorted(lines).filter((line) => !explained.includes(line)), []);
      assert.deepEqual(explained.filter((line) => !lines.includes(line)), []);
    });

    it("explains the exit codes that the program gives", async () => {
      const code = (number) => assert.match(guide, new RegExp(`^\\| ${number} \\|`, "m"));
      [0, 1, 70].forEach(code);
      assert.equal((await gridward(["--version"])).code, 0);
      assert.equal((await gridward(["verify", "--config", "/nowhere.toml"])).code, 1);
      assert.match(read("src/main/process_limits.cpp"), /ended_hard = 70;/);
      for (const wrong of [[], ["fly"], ["serve", "--colour"], ["demo", "--days", "no"], ["demo", "--days", "9999"], ["import"], ["user", "fly", "x"]]) {
        const { code: given } = await gridward(wrong);
        assert.ok(given >= 100 && given <= 113, `${wrong}: ${given}`);
      }
    });

    it("and the example configuration is one that the program reads, with every key that is commented out", async () => {
      const file = join(site.folder, "example.toml");
      const whole = read("docs/gridward.example.toml").replaceAll(/^# (?=(\w+ = |\[\[robots\]\]))/gm, "").replace('metrics_token = ""', 'metrics_token = "a-token-of-16-characters"').replace(/^region = .*$/m, 'region = "320612001"');
      writeFileSync(file, whole);
      const checked = await gridward(["check", "--config", file]);
      assert.doesNotMatch(checked.err, /example\.toml cannot be used/, checked.err);
      assert.match(checked.out, /^(ok {2}|warn|fail) {2}/m);
    });

    it("puts the program where it says: script/install", async () => {
      const folder = join(site.folder, "install");
      mkdirSync(folder);
      const install = () => spawnSync(join(repository, "script/install"), [], { env: { ...process.env, DESTDIR: folder, PREFIX: "/usr/local" }, encoding: "utf8" });
      for (const time of [1, 2]) assert.equal(install().status, 0, `the ${time}. time: ${install().stderr}`);
      const place = join(folder, "usr/local");
      const said = spawnSync(join(place, "bin/gridward"), ["--version"], { encoding: "utf8" });
      assert.match(said.stdout, /^gridward \d/);
      assert.deepEqual(sorted(readdirSync(join(place, "share/doc/gridward/examples"))), sorted(readdirSync(join(repository, "docs/examples"))));
      assert.ok(readdirSync(join(place, "bin")).includes("gridward.old"));
      await server.stop();
      server = await Server.start(["--config", site.config], { environment: site.environment, program: join(place, "bin/gridward") });
      const desk = await new Client(server.base.replace("http:", "https:"), { ca: readFileSync(join(site.folder, "localhost.pem")) }).get("/desk/");
      assert.equal(desk.status, 200, "the installed program does not find its web apps");
      rmSync(folder, { recursive: true });
    });
  });
}
