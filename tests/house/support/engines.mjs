// SPDX-License-Identifier: Apache-2.0
// The two databases, alike for the suites: each makes an empty one and gives the configuration file for a folder of its own.
import { spawnSync } from "node:child_process";
import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newFolder, Postgres } from "./postgres.mjs";
import { SmallDisk } from "./small_disk.mjs";

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
    const lines = [`data = ${JSON.stringify(this.data)}`, "access_log = false", "job_interval_s = 86400", "patrol_tracks = true"];
    if (database) lines.push(`database = ${JSON.stringify(database)}`);
    writeFileSync(this.config, `${lines.join("\n")}\n`);
  }

  /** More keys for the configuration. */
  set(keys) {
    for (const [key, value] of Object.entries(keys)) appendFileSync(this.config, `${key} = ${JSON.stringify(value)}\n`);
  }

  close() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Where no small disk can be mounted: PostgreSQL is made to say that its disk is full in the words that it has for that (SQLSTATE 53100). */
class FullTables {
  real = true;
  constructor(postgres, database) {
    Object.assign(this, { postgres, database });
  }
  fill() {
    const body = "BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END";
    this.postgres.query(this.database, `CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $body$ ${body} $body$; CREATE TRIGGER full_disk BEFORE INSERT ON event EXECUTE FUNCTION full_disk()`);
  }
  free() {
    this.postgres.query(this.database, "DROP TRIGGER full_disk ON event; DROP FUNCTION full_disk");
  }
  close() {}
}

export class SqliteEngine {
  name = "SQLite";
  async open() {}
  site(name) {
    return new Site(name, "");
  }
  async crashBed() {
    return { engine: "sqlite", site: this.site("crash") };
  }
  /** disk is the one that the database lives on. */
  async fullDiskBed(server) {
    const site = this.site("disk");
    return { site, disk: new SmallDisk(site.data, 48, server) };
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
  /** With a cluster of its own that keeps what it commits, and that may be killed. */
  async crashBed(settings = []) {
    const postgres = await Postgres.start(["fsync=on", "full_page_writes=on", ...settings]);
    return { engine: "postgresql", postgres, site: new Site("crash", postgres.database("crash")) };
  }
  /** The tables lie on the small disk, the write-ahead log does not: a full one would end PostgreSQL itself. */
  async fullDiskBed(server) {
    const postgres = await Postgres.start();
    const disk = new SmallDisk(join(postgres.folder, "small"), 48, server);
    const bed = { postgres, site: new Site("disk", postgres.database("disk", disk.real ? disk.folder : undefined)) };
    return { ...bed, disk: disk.real ? disk : new FullTables(postgres, "disk") };
  }
  async run(site, sql) {
    this.postgres.query(site.database.split("/").at(-1), sql);
  }
  async close() {
    await this.postgres?.stop();
  }
}
