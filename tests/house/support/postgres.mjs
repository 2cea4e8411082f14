// SPDX-License-Identifier: Apache-2.0
// A PostgreSQL of our own for the time of a test: a new cluster in a folder, on a free port of 127.0.0.1 and a socket in that
// folder, with fsync off unless told otherwise. It refuses to run as root, so root's tests run it as the user postgres.
import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const programs = process.env.GRIDWARD_POSTGRES ?? "/usr/lib/postgresql/15/bin";

function identity() {
  if (process.getuid() !== 0) return {};
  const id = (which) => Number(spawnSync("id", [which, "postgres"], { encoding: "utf8" }).stdout);
  return { uid: id("-u"), gid: id("-g") };
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function run(program, args, options) {
  const done = spawnSync(join(programs, program), args, { ...options, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${program} failed: ${done.error ?? done.stderr}`);
}

export class Postgres {
  /** settings ("name=value") come after the usual ones and win. */
  static async start(settings = []) {
    for (const program of ["initdb", "postgres", "createdb"])
      if (!existsSync(join(programs, program))) throw new Error(`${join(programs, program)} is missing: run script/setup`);
    const postgres = new Postgres();
    postgres.folder = mkdtempSync(join(tmpdir(), "gridward-postgres-"));
    const as = identity();
    if (as.uid !== undefined) chownSync(postgres.folder, as.uid, as.gid);
    postgres.options = { ...as, cwd: postgres.folder, env: { PATH: process.env.PATH, HOME: postgres.folder, LC_ALL: "C.UTF-8" } };
    const data = (postgres.data = join(postgres.folder, "data"));
    postgres.settings = settings;
    run("initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], postgres.options);
    postgres.port = await freePort();
    await postgres.serve();
    return postgres;
  }

  async serve() {
    const usual = ["fsync=off", "full_page_writes=off", "max_connections=200", "shared_buffers=64MB"];
    const settings = [...usual, ...this.settings].flatMap((setting) => ["-c", setting]);
    const args = ["-D", this.data, "-k", this.folder, "-h", "127.0.0.1", "-p", String(this.port), ...settings];
    this.child = spawn(join(programs, "postgres"), args, { ...this.options, stdio: ["ignore", "ignore", "pipe"] });
    this.ended = new Promise((resolve) => this.child.on("close", resolve));
    this.onExit = () => this.child.kill("SIGQUIT");
    process.on("exit", this.onExit);
    let log = "";
    const ready = new Promise((resolve) => {
      this.child.stderr.setEncoding("utf8").on("data", (text) => {
        log = (log + text).slice(-20_000);
        if (log.includes("ready to accept connections")) resolve(true);
      });
    });
    if (!(await Promise.race([ready, this.ended.then(() => false)]))) throw new Error(`postgres did not start: ${log}`);
  }

  /** The address of a new, empty database; its tables lie in the folder, when one is named. */
  database(name, folder) {
    if (folder) {
      if (this.options.uid !== undefined) chownSync(folder, this.options.uid, this.options.gid);
      this.query("postgres", `CREATE TABLESPACE ${name} LOCATION '${folder}'`);
    }
    const place = folder ? ["-D", name] : [];
    run("createdb", ["-h", this.folder, "-p", String(this.port), "-U", "postgres", ...place, name], this.options);
    return `postgresql://postgres@127.0.0.1:${this.port}/${name}`;
  }

  query(database, sql) {
    run("psql", ["-h", this.folder, "-p", String(this.port), "-U", "postgres", "-v", "ON_ERROR_STOP=1", "-c", sql, database], this.options);
  }

  /** SIGQUIT is pg_ctl's immediate stop, SIGKILL what the kernel does when memory runs out, SIGINT an orderly one. Waits for all of it. */
  async kill(signal) {
    process.off("exit", this.onExit);
    this.child.kill(signal);
    await this.ended;
  }

  /** Takes every connection that is left, as other programs would; gives the function that lets them go. */
  async occupy() {
    const startup = Buffer.from("....\0\x03\0\0user\0postgres\0database\0postgres\0\0", "latin1");
    startup.writeUInt32BE(startup.length);
    const taken = [];
    for (;;) {
      const socket = connect(this.port, "127.0.0.1").on("error", () => {});
      socket.write(startup);
      const first = await new Promise((resolve) => socket.once("data", resolve).once("close", () => resolve(Buffer.from("E"))));
      if (first[0] === 0x45) break; // an error: there is no more
      taken.push(socket);
    }
    return () => taken.forEach((socket) => socket.destroy());
  }

  /** All its processes stand still, or go on. */
  freeze(still) {
    const children = spawnSync("pgrep", ["-P", String(this.child.pid)], { encoding: "utf8" }).stdout.split("\n").filter(Boolean).map(Number);
    for (const pid of [this.child.pid, ...children]) process.kill(pid, still ? "SIGSTOP" : "SIGCONT");
  }

  /** Up again after kill(). */
  restart() {
    return this.serve();
  }

  async stop() {
    await this.kill("SIGINT");
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A folder for somebody's tests that PostgreSQL need not read. */
export function newFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `gridward-${name}-`));
  mkdirSync(join(folder, "scratch"));
  return folder;
}
