// SPDX-License-Identifier: Apache-2.0
// The program under test: one command at a time, or a server on a free port. What it starts is ended by its process id,
// also when the test ends early.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../../../", import.meta.url));
export const binary = process.env.GRIDWARD_BINARY ?? join(repository, "build/release/gridward");

const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/** Starts a command: `ended` tells how it ended, `out` and `err` what it said. files: how many it may have open; program: another copy of it. */
export function begin(args, { language = "en_US.UTF-8", environment = {}, files, program: copy = binary } = {}) {
  if (!existsSync(binary)) throw new Error(`${binary} is missing: run script/build first, or name the program in GRIDWARD_BINARY`);
  const [program, ...all] = [...(files ? ["prlimit", `--nofile=${files}:${files}`] : []), copy, ...args];
  const child = spawn(program, all, { env: { ...process.env, LC_ALL: language, ...environment }, stdio: ["pipe", "pipe", "pipe"] });
  child.out = "";
  child.err = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (child.out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (child.err = (child.err + text).slice(-200_000)));
  child.stdin.on("error", () => {}); // a command that reads nothing may be gone before it was told anything
  running.add(child);
  child.ended = new Promise((resolve) =>
    child.on("close", (code, signal) => {
      running.delete(child);
      resolve({ code, signal });
    }),
  );
  return child;
}

const lastLine = (text) => text.trimEnd().split("\n").at(-1) ?? "";

/** Runs a command to its end: {code, signal, out, err, reason}; the reason is the last line that it wrote to standard error. */
export async function gridward(args, { input = "", ...options } = {}) {
  const child = begin(args, options);
  child.stdin.end(input);
  const { code, signal } = await child.ended;
  return { code, signal, out: child.out, err: child.err, reason: lastLine(child.err) };
}

/** The same for a command that has to succeed; its standard output. */
export async function succeed(args, options) {
  const done = await gridward(args, options);
  if (done.code !== 0) throw new Error(`gridward ${args.join(" ")} ended with ${done.code ?? done.signal}: ${done.err.slice(-2000)}`);
  return done.out;
}

/** `gridward serve` as it listens: base is its address. */
export class Server {
  /** options.listen: an address of one's own instead of a free port. */
  static async start(args, { listen = "127.0.0.1:0", ...options } = {}) {
    const server = new Server();
    server.child = begin(["serve", "--listen", listen, ...args], options);
    const listening = new Promise((resolve) => {
      server.child.stdout.on("data", () => {
        const found = /listening on (127\.0\.0\.1:\d+)\n/.exec(server.child.out);
        if (found) resolve(found[1]);
      });
    });
    const address = await Promise.race([listening, server.child.ended.then(() => undefined)]);
    if (!address) throw new Error(`the server did not start: ${server.child.err.slice(-2000)}`);
    server.base = `http://${address}`;
    return server;
  }

  /** Kills a server that is just coming up. */
  static async killWhileStarting(args, options, after_ms) {
    const child = begin(["serve", "--listen", "127.0.0.1:0", ...args], options);
    await new Promise((resolve) => setTimeout(resolve, after_ms));
    child.kill("SIGKILL");
    const { code } = await child.ended;
    if (code !== null) throw new Error(`the server ended by itself with ${code}: ${child.err.slice(-2000)}`);
  }

  /** Resident memory in MB. */
  get memory_mb() {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, "utf8"))[1]) / 1024;
  }

  get log() {
    return this.child.out + this.child.err; // warnings go to the one, errors to the other
  }

  /** Asks it to stop and waits; its exit code. */
  async stop() {
    this.child.kill("SIGTERM");
    return (await this.child.ended).code;
  }

  /** As the power cut does it. */
  async kill() {
    this.child.kill("SIGKILL");
    await this.child.ended;
  }
}
