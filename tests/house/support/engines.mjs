// SPDX-License-Identifier: Apache-2.0
// The two databases, alike for the suites: each makes an empty one and gives the configuration file for a folder of its own.
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newFolder, Postgres } from "./postgres.mjs";

/** A folder with a configuration: config is the file's path, data the folder of photos and keys. */
class Site {
  constructor(name, database, remove) {
    this.folder = newFolder(name);
    this.data = join(this.folder, "data");
    this.scratch = join(this.folder, "scratch");
    this.config = join(this.folder, "gridward.toml");
    this.environment = { TMPDIR: this.scratch };
    this.remove = remove;
    this.configure(database);
  }

  configure(database) {
    this.database = database;
    // No clock of a job's ticks into a test: one round at the start is all.
    const lines = [`data = ${JSON.stringify(this.data)}`, "access_log = false", "job_interval_s = 86400"];
    if (database) lines.push(`database = ${JSON.stringify(database)}`);
    writeFileSync(this.config, `${lines.join("\n")}\n`);
  }

  close() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class SqliteEngine {
  name = "SQLite";
  async open() {}
  site(name) {
    return new Site(name, "");
  }
  /** A statement behind the program's back. */
  async run(site, sql) {
    const script = "import sqlite3, sys; base = sqlite3.connect(sys.argv[1]); base.execute(sys.argv[2]); base.commit()";
    const done = spawnSync("python3", ["-c", script, join(site.data, "gridward.sqlite"), sql], { encoding: "utf8" });
    if (done.status !== 0) throw new Error(done.stderr);
  }
  async close() {}
}

export class PostgresEngine {
  name = "PostgreSQL";
  async open() {
    this.postgres = await Postgres.start();
  }
  site(name) {
    return new Site(name, this.postgres.database(name));
  }
  async run(site, sql) {
    this.postgres.query(site.database.split("/").at(-1), sql);
  }
  async close() {
    await this.postgres?.stop();
  }
}
