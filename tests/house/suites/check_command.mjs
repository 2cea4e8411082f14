// SPDX-License-Identifier: Apache-2.0
// `gridward check` says what would keep a house from being served, in the operator's language, and changes nothing; `--version` says
// what one has before oneself.
import assert from "node:assert/strict";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gridward } from "../support/gridward.mjs";
import { SmallHouse } from "../support/small_house.mjs";
import { newCertificate } from "../support/web_server.mjs";

const chinese = /[\u4e00-\u9fff]/;

export function checkCommand(engine) {
  describe("gridward check", () => {
    let house, site, written;
    before(async () => {
      site = engine.site("check");
      house = await SmallHouse.open(site, { places: 1 });
      await house.server.stop();
      chmodSync(site.data, 0o700);
      written = readFileSync(site.config, "utf8");
    });
    after(() => house?.close());
    const check = (options = {}) => gridward(["check", "--config", site.config, ...(options.more ?? [])], { environment: site.environment, ...options });
    const lines = (done, standing) => done.out.split("\n").filter((line) => line.startsWith(standing));

    /** With keys in the configuration: exactly one line of that standing fits, in both languages, and the exit code says whether it is a failure. */
    async function finds(standing, pattern, { keys = "", ...options } = {}) {
      writeFileSync(site.config, `${written}${keys}\n`);
      const done = await check(options);
      assert.equal(lines(done, standing).filter((line) => pattern.test(line)).length, 1, `no ${standing} ${pattern}:\n${done.out}${done.err}`);
      assert.doesNotMatch(done.out, /\{[a-z_]+\}|^\S+ +check\./m, done.out);
      if (standing === "fail") assert.equal(done.code, 1);
      const translated = await check({ ...options, language: "zh_CN.UTF-8" });
      assert.equal(translated.code, done.code);
      assert.equal(lines(translated, standing).length, lines(done, standing).length);
      for (const line of translated.out.trim().split("\n")) assert.match(line, chinese);
      writeFileSync(site.config, written);
      return done;
    }

    it("finds nothing wrong in a good house, ends with 0, and leaves it as it was", async () => {
      const before = readdirSync(site.data, { recursive: true }).sort();
      const done = await check();
      assert.equal(done.code, 0, done.out + done.err);
      assert.deepEqual(lines(done, "fail"), []);
      const good = lines(done, "ok").join("\n");
      for (const what of [/configuration/, /data folder .* only by its owner/, /vault\.key/, /MB are free/, /connections/, /ogr2ogr/, new RegExp(`database is ${engine.name} \\d+\\.`), /schema is this program's \(\d{4}_\w+\.sql\)/, /clock fits/]) assert.match(good, what);
      assert.match(done.out, /\d+ ok, \d+ warnings, 0 failures\n$/);
      assert.deepEqual(readdirSync(site.data, { recursive: true }).filter((name) => !/-(wal|shm)$/.test(name)).sort(), before.filter((name) => !/-(wal|shm)$/.test(name)));
    });

    it("can be run beside the server", async () => {
      await house.serve();
      const done = await check();
      assert.equal(await house.server.stop(), 0);
      assert.equal(done.code, 0, done.out + done.err);
      assert.match(done.out, /ledger's keys are those published by gridward\.local/);
    });

    it("fails for a configuration that cannot be used, naming it", async () => {
      writeFileSync(site.config, `${written}passward = 1\n`);
      const done = await check();
      writeFileSync(site.config, written);
      assert.equal(done.code, 1);
      assert.match(done.reason, /passward/);
    });

    it("warns of a configuration with secrets that everybody reads", async () => {
      chmodSync(site.config, 0o644);
      await finds("warn", /chmod 640/, { keys: 'metrics_token = "sixteen-or-more-characters"' });
      chmodSync(site.config, 0o600);
      await finds("ok", /configuration .* can be used/, { keys: 'metrics_token = "sixteen-or-more-characters"' });
    });

    it("tells an address in the clear from one behind a proxy and one with TLS", async () => {
      await finds("warn", /0\.0\.0\.0:80 without TLS/, { keys: 'listen = "0.0.0.0:80"' });
      await finds("warn", /only to this machine/);
      await finds("ok", /behind 1 trusted/, { keys: 'trusted_proxies = ["127.0.0.1"]' });
      await finds("fail", /host:port/, { keys: 'listen = "nowhere"' });
    });

    it("looks into the certificate: its end, its key, its files", async () => {
      const keys = ({ certificate, key }) => `tls_cert = ${JSON.stringify(certificate)}\ntls_key = ${JSON.stringify(key)}`;
      const long = newCertificate(site.folder, { days: 90, name: "long" }), short = newCertificate(site.folder, { days: 10, name: "short" });
      await finds("ok", /holds until \d{4}-\d\d-\d\d, (89|90) more days/, { keys: keys(long) });
      await finds("warn", /ends on .*, in (9|10) days/, { keys: keys(short) });
      const past = newCertificate(site.folder, { days: -1, name: "past" });
      await finds("fail", /ended on/, { keys: keys(past) });
      await finds("fail", /does not belong to certificate|key values mismatch/, { keys: keys({ ...long, key: short.key }) });
      await finds("fail", /none\.pem/, { keys: keys({ ...long, certificate: join(site.folder, "none.pem") }) });
      await finds("fail", /One of tls_cert and tls_key/, { keys: `tls_cert = ${JSON.stringify(long.certificate)}` });
    });

    it("warns of a clock that is moved, and of a data folder that others may look into", async () => {
      await finds("warn", /a drill/, { keys: `clock_file = ${JSON.stringify(join(site.folder, "clock"))}` });
      chmodSync(site.data, 0o755);
      await finds("warn", /chmod 700/);
      chmodSync(site.data, 0o700);
    });

    it("fails for keys that others may read, and for the ledger's keys when the file holds others", async () => {
      const vault = join(site.data, "keys/vault.key"), ledger = join(site.data, "keys/ledger.key");
      chmodSync(vault, 0o644);
      await finds("fail", /vault\.key/);
      chmodSync(vault, 0o600);
      assert.ok(existsSync(ledger));
      renameSync(ledger, `${ledger}.kept`);
      await finds("fail", /ledger\.key does not hold/);
      renameSync(`${ledger}.kept`, ledger);
    });

    it("warns when the system allows fewer open files than the connections need", async () => {
      await finds("warn", /2000 open files are allowed: 1400 connections/, { files: 2000 });
    });

    it("knows how old the newest back-up is", async () => {
      const folder = join(site.folder, "backups-of-it");
      await finds("warn", /not looked at/);
      await finds("fail", /no back-up in/, { more: ["--backups", folder] });
      mkdirSync(join(folder, "backups"), { recursive: true });
      const file = join(folder, "backups", "20260101T000000Z.gwb");
      writeFileSync(file, "");
      const aged = (hours) => utimesSync(file, Date.now() / 1000 - hours * 3600, Date.now() / 1000 - hours * 3600);
      for (const [hours, standing] of [[1, "ok"], [30, "warn"], [200, "fail"]]) {
        aged(hours);
        await finds(standing, new RegExp(`is ${hours} hours old`), { more: ["--backups", folder] });
      }
    });

    it("fails for a data folder that is not there, and makes none", async () => {
      const none = join(site.folder, "none");
      const done = await gridward(["check", "--data", none]);
      assert.equal(done.code, 1);
      assert.match(done.out, /^fail .*no data folder/m);
      assert.equal(existsSync(none), false);
    });

    it("fails for a database that is away, is none of ours or has another schema", async () => {
      const other = join(site.folder, "other.toml");
      const withDatabase = async (address) => {
        writeFileSync(other, written.replace(/^database = .*\n/m, "") + `database = ${JSON.stringify(address)}\n`);
        const done = await gridward(["check", "--config", other]);
        assert.equal(done.code, 1, done.out);
        return done;
      };
      const away = await withDatabase("postgresql://someone:geheim-4711@127.0.0.1:1/none");
      assert.match(away.out, /^fail .*cannot be reached/m);
      assert.doesNotMatch(away.out + away.err, /geheim/);
      assert.match((await withDatabase(join(site.folder, "nothing.sqlite"))).out, /^fail .*no database .*nothing\.sqlite/m);
      writeFileSync(join(site.folder, "text.txt"), "this is no database, this is a text that is long enough to be looked at\n".repeat(50));
      assert.match((await withDatabase(join(site.folder, "text.txt"))).out, /^fail /m);
      await engine.run(site, "UPDATE migration SET sha256 = 'x' || sha256 WHERE number = 2");
      await finds("fail", /0002_.*edited/);
      await engine.run(site, "UPDATE migration SET sha256 = substr(sha256, 2) WHERE number = 2");
      assert.equal((await check()).code, 0);
    });

    if (engine.name === "SQLite")
      it("warns of events from the future: the clock was fast, or is slow", async () => {
        const late = `${site.folder}/late`;
        cpSync(site.data, late, { recursive: true });
        chmodSync(late, 0o700);
        await engine.run({ data: late }, "DROP TRIGGER event_no_update");
        await engine.run({ data: late }, `UPDATE event SET at = ${(Date.now() + 600_000) * 1000} WHERE seq = (SELECT MAX(seq) FROM event)`);
        const done = await gridward(["check", "--data", late]);
        assert.match(done.out, /^fail .*newest event lies (5[0-9][0-9]|600) s in the future/m);
        rmSync(late, { recursive: true });
      });
    else
      it("fails for a PostgreSQL that takes no writes", async () => {
        const name = site.database.split("/").at(-1);
        await engine.run(site, `ALTER DATABASE "${name}" SET default_transaction_read_only = on`);
        await finds("fail", /takes no writes/);
        engine.postgres.query("postgres", `ALTER DATABASE "${name}" RESET default_transaction_read_only`);
        assert.equal((await check()).code, 0);
      });

    it("--version names version, schema and both databases' libraries", async () => {
      const { code, out } = await gridward(["--version"]);
      assert.equal(code, 0);
      assert.match(out, /^gridward \d+\.\d+\.\d+( commit [0-9a-f]{12})?\nschema \d+ \(\d{4}_\w+\.sql\)\nSQLite 3\.\d+\.\d+, libpq \d+\.\d+\n$/);
    });
  });
}
