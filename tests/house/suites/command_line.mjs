// SPDX-License-Identifier: Apache-2.0
// What the program refuses to start with: it ends with an exit code and says on its last line what is wrong and what to do.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gridward, Server, succeed } from "../support/gridward.mjs";

export function commandLine(engine) {
  describe("The command line", () => {
    let site;
    before(() => (site = engine.site("commands")));
    after(() => site.close());
    const run = (args, options) => gridward([...args, "--config", site.config], { environment: site.environment, ...options });

    async function refused(args, reason, options) {
      const done = await run(args, options);
      assert.equal(done.code, 1, `${args.join(" ")}: ${done.code ?? done.signal} ${done.err}`);
      assert.match(done.reason, reason, `${args.join(" ")}: ${done.err}`);
    }

    it("serve and verify refuse a database without its tables and say what to do", async () => {
      await refused(["serve", "--listen", "127.0.0.1:0"], /gridward migrate/);
      await refused(["verify"], /gridward migrate/);
      await refused(["verify"], /gridward migrate.*[\u4e00-\u9fff]|[\u4e00-\u9fff].*gridward migrate/, { language: "zh_CN.UTF-8" });
    });

    it("migrate brings the tables, names what it did, and has nothing to do the second time", async () => {
      assert.match((await run(["migrate"])).out, /0001_\w+\.sql\n/);
      const again = await run(["migrate"]);
      assert.deepEqual([again.code, again.out], [0, ""]);
      assert.match((await run(["verify"])).out, /verified: no difference/);
    });

    it("an empty house serves, answers /health, and stops with 0 when asked", async () => {
      const server = await Server.start(["--config", site.config], { environment: site.environment });
      assert.equal((await fetch(`${server.base}/health`)).status, 200);
      assert.match(await (await fetch(`${server.base}/metrics`)).text(), /gridward_/);
      assert.equal(await server.stop(), 0);
    });

    it("an account made in the server room needs a sound password and a known role", async () => {
      await succeed(["import", "divisions", join(site.folder, "d.csv"), "--commit", "--config", site.config], {
        environment: (writeFileSync(join(site.folder, "d.csv"), "code,name,level,parent\n32,示例省,province,\n"), site.environment),
      });
      await refused(["user", "add", "root-01", "--role", "administrator", "--region", "32"], /\w/, { input: "short\n" });
      await refused(["user", "add", "root-01", "--role", "king", "--region", "32"], /administrator/, { input: "House-Suite-4821\n" });
      await refused(["user", "add", "root-01", "--role", "administrator", "--region", "99"], /\w/, { input: "House-Suite-4821\n" });
      await refused(["user", "token", "nobody-at-all"], /no such person/i);
      assert.equal((await run(["user", "add", "root-01", "--role", "administrator", "--region", "32"], { input: "House-Suite-4821\n" })).code, 0);
      const { out } = await run(["user", "token", "root-01"]);
      const server = await Server.start(["--config", site.config], { environment: site.environment });
      const answer = await fetch(`${server.base}/v1/regions`, { headers: { authorization: `Bearer ${out.trim()}` } });
      assert.equal(answer.status, 200);
      await server.stop();
      assert.doesNotMatch(server.log, new RegExp(out.trim()));
    });

    it("a person is forgotten from the server room, and the house still verifies", async () => {
      await refused(["user", "forget", "nobody-at-all"], /no such person/i);
      assert.equal((await run(["user", "add", "gone-01", "--role", "administrator", "--region", "32"], { input: "House-Suite-4821\n" })).code, 0);
      const before = (await run(["verify"])).out.match(/sealed (\d+)/)[1];
      assert.equal((await run(["user", "forget", "gone-01"])).code, 0);
      const { code, out } = await run(["verify"]);
      assert.equal(code, 0, out);
      assert.equal(Number(out.match(/sealed (\d+)/)[1]), Number(before) - 1);
    });

    for (const listen of ["nowhere", "127.0.0.1", "127.0.0.1:99999", "127.0.0.1:http", "300.1.2.3:0", ":8080"])
      it(`serve refuses to listen on "${listen}" and names it`, async () => {
        await refused(["serve", "--listen", listen], new RegExp(listen.replaceAll(".", "\\.")));
      });

    it("serve refuses an address that is taken", async () => {
      const server = await Server.start(["--config", site.config], { environment: site.environment });
      const address = server.base.slice("http://".length);
      await refused(["serve", "--listen", address], new RegExp(address));
      await server.stop();
    });

    it("a configuration that is missing, broken or has an unknown key is refused by name", async () => {
      const file = join(site.folder, "wrong.toml");
      const tried = async (text, reason) => {
        if (text !== undefined) writeFileSync(file, text);
        for (const command of ["serve", "migrate", "verify"]) {
          const done = await gridward([command, "--config", file]);
          assert.equal(done.code, 1, done.err);
          assert.match(done.err, /wrong\.toml/);
          assert.match(done.err, reason);
        }
      };
      await tried(undefined, /docs\/gridward\.example\.toml/);
      await tried('data = "unclosed', /docs\/gridward\.example\.toml/);
      await tried('data = "x"\npassward = "y"', /passward/);
      for (const wrong of ["session_days = 0", "desk_idle_minutes = 527041", "lock_after_failures = -1", "lock_minutes = 9223372036854775807", "job_interval_s = 0"]) await tried(wrong, new RegExp(`'${wrong.split(" ")[0]}' must lie between 1 and`));
      await tried("data = 5", /docs\/gridward\.example\.toml/);
    });

    it("a database that is not there or is none is refused without its password", async () => {
      const file = join(site.folder, "nobody.toml");
      writeFileSync(file, `data = ${JSON.stringify(join(site.folder, "nobody"))}\ndatabase = "postgresql://someone:geheim-4711@127.0.0.1:1/none"\n`);
      const away = await gridward(["migrate", "--config", file]);
      assert.equal(away.code, 1);
      assert.doesNotMatch(away.err + away.out, /geheim-4711/);
      assert.match(away.reason, /\w+ \w+/);
      writeFileSync(join(site.folder, "text.txt"), "this is no database, this is a text that is long enough to be looked at\n".repeat(50));
      writeFileSync(file, `data = ${JSON.stringify(join(site.folder, "nobody"))}\ndatabase = ${JSON.stringify(join(site.folder, "text.txt"))}\n`);
      const text = await gridward(["migrate", "--config", file]);
      assert.equal(text.code, 1);
      assert.match(text.reason, /\w+ \w+/);
    });

    it("an unknown command, option or value ends with the reason on the last line", async () => {
      for (const [args, reason] of [[[], /subcommand/], [["fly"], /fly|subcommand/], [["serve", "--colour", "red"], /colour/], [["demo", "--days", "9999"], /days/], [["import", "places"], /file/]]) {
        const done = await gridward(args);
        assert.notEqual(done.code, 0, args.join(" "));
        assert.match(done.reason, reason, `${args.join(" ")}: ${done.err}`);
      }
    });

    it("a demo is not made over data that is there", async () => {
      await refused(["demo", "--days", "1"], /data/);
    });

    it("an edited or a newer schema is left alone by every command", async () => {
      await engine.run(site, "UPDATE migration SET sha256 = 'edited' WHERE number = 2");
      for (const command of [["serve", "--listen", "127.0.0.1:0"], ["migrate"], ["verify"]]) await refused(command, /0002_.*Go back to the program version/);
      await engine.run(site, "INSERT INTO migration(number, name, sha256, at) VALUES (999, '0999_future.sql', 'x', 0)");
      for (const command of [["serve", "--listen", "127.0.0.1:0"], ["migrate"], ["verify"]]) await refused(command, /newer program/);
    });
  });
}
