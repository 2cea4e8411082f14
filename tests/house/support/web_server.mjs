// SPDX-License-Identifier: Apache-2.0
// nginx or Caddy in front of the program, with the example file of docs/examples: only its addresses, name and certificate are
// exchanged. script/setup puts the two programs into build/web-servers where the machine has none.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { repository } from "./gridward.mjs";
import { freePort } from "./postgres.mjs";

function program(name) {
  const found = ["/usr/sbin", "/usr/bin"].flatMap((folder) => [folder, join(repository, "build/web-servers", folder)]).map((folder) => join(folder, name)).find(existsSync);
  if (!found) throw new Error(`${name} is missing: run script/setup`);
  return found;
}

/** A key with its certificate for a name and 127.0.0.1, good for so many days from now: {certificate, key} are paths. */
export function newCertificate(folder, { days = 30, name = "localhost" } = {}) {
  const certificate = join(folder, `${name}.pem`), key = join(folder, `${name}.key`);
  const done = spawnSync("/usr/bin/python3", [fileURLToPath(new URL("new_certificate.py", import.meta.url)), certificate, key, name, String(days)], { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`no certificate: ${done.error ?? done.stderr}`);
  return { certificate, key };
}

function exchanged(text, pairs) {
  for (const [from, to] of pairs) {
    if (!text.includes(from)) throw new Error(`the example does not hold "${from}"`);
    text = text.replaceAll(from, to);
  }
  return text;
}

const kinds = {
  nginx({ folder, text, backend, http, https, certificate, key }) {
    const site = exchanged(text, [
      ["server 127.0.0.1:8080;", `server ${backend};`], ["gridward.example.cn", "localhost"], ["/etc/gridward/chain.pem", certificate], ["/etc/gridward/key.pem", key],
      ["listen 80;", `listen 127.0.0.1:${http};`], ["listen [::]:80;", ""], ["listen 443 ssl http2;", `listen 127.0.0.1:${https} ssl http2;`], ["listen [::]:443 ssl http2;", ""],
    ]);
    const passing = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${join(folder, name)};`).join("\n");
    writeFileSync(join(folder, "gridward.conf"), site);
    writeFileSync(join(folder, "nginx.conf"), `daemon off;\nmaster_process off;\npid ${join(folder, "pid")};\nevents {}\nhttp {\naccess_log off;\n${passing}\ninclude ${join(folder, "gridward.conf")};\n}\n`);
    return ["-e", "stderr", "-p", folder, "-c", join(folder, "nginx.conf")];
  },
  caddy({ folder, text, backend, http, https, certificate, key }) {
    const site = exchanged(text, [["127.0.0.1:8080", backend], ["gridward.example.cn", "localhost"], ["/etc/gridward/chain.pem", certificate], ["/etc/gridward/key.pem", key]]);
    const config = join(folder, "Caddyfile");
    writeFileSync(config, `{\n\tadmin off\n\thttp_port ${http}\n\thttps_port ${https}\n\tdefault_bind 127.0.0.1\n}\n${site}`);
    return ["run", "--adapter", "caddyfile", "--config", config];
  },
};

export class WebServer {
  /** kind: "nginx" or "caddy"; file: its example; backend: host:port of what stands behind it. */
  static async start(kind, file, backend) {
    const server = new WebServer();
    const folder = (server.folder = mkdtempSync(join(tmpdir(), `gridward-${kind}-`)));
    for (const name of ["home", "proxy"]) mkdirSync(join(folder, name));
    const pair = newCertificate(folder);
    server.ca = readFileSync(pair.certificate);
    const [http, https] = [await freePort(), await freePort()];
    const args = kinds[kind]({ folder, text: readFileSync(join(repository, file), "utf8"), backend, http, https, ...pair });
    server.plain = `http://127.0.0.1:${http}`;
    server.base = `https://localhost:${https}`;
    const environment = { PATH: process.env.PATH, HOME: join(folder, "home"), XDG_DATA_HOME: join(folder, "home"), XDG_CONFIG_HOME: join(folder, "home") };
    server.child = spawn(program(kind), args, { env: environment, stdio: ["ignore", "ignore", "pipe"] });
    server.log = "";
    server.child.stderr.setEncoding("utf8").on("data", (text) => (server.log = (server.log + text).slice(-20_000)));
    server.ended = new Promise((resolve) => server.child.on("close", resolve));
    server.onExit = () => server.child.kill("SIGKILL");
    process.on("exit", server.onExit);
    await server.answers();
    return server;
  }

  async answers() {
    let over = false;
    this.ended.then(() => (over = true));
    for (const until = Date.now() + 20_000; Date.now() < until && !over; await new Promise((again) => setTimeout(again, 30)))
      if (await fetch(this.plain, { redirect: "manual" }).then(() => true, () => false)) return;
    throw new Error(`the web server does not answer: ${this.log}`);
  }

  async stop() {
    this.child.kill("SIGTERM");
    await this.ended;
    process.off("exit", this.onExit);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
