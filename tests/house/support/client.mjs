// SPDX-License-Identifier: Apache-2.0
// Somebody who speaks to the server: keeps the session's cookie and its CSRF value, reads lists to their end, follows the live
// stream. Answers are {status, headers, type, bytes, text, json}; a refusal is an answer like any other.
import { createHash, randomBytes } from "node:crypto";
import http from "node:http";
import https from "node:https";

const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export function ulid(at = Date.now()) {
  let text = "";
  for (let i = 9, rest = at; i >= 0; --i, rest = Math.floor(rest / 32)) text = crockford[rest % 32] + text;
  for (const byte of randomBytes(16)) text += crockford[byte % 32];
  return text;
}

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Bytes that begin as a JPEG does and are like no other. */
export const photo = () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(64)]);

function answerOf(response, chunks) {
  const bytes = Buffer.concat(chunks);
  const type = (response.headers["content-type"] ?? "").split(";")[0];
  const text = bytes.toString("utf8");
  const json = type === "application/json" || type.endsWith("+json") ? JSON.parse(text) : undefined;
  return { status: response.statusCode, headers: response.headers, type, bytes, text, json };
}

export class Client {
  /** ca: the certificate that an https address is believed by. */
  constructor(base, { sockets = 8, ca } = {}) {
    Object.assign(this, { base, ca, web: base.startsWith("https:") ? https : http });
    this.agent = new this.web.Agent({ keepAlive: true, maxSockets: sockets, ca, family: 4 });
  }

  static async signedIn(base, login, password, options) {
    const client = new Client(base, options);
    const answer = await client.post("/v1/session", { login, password });
    if (answer.status !== 200) throw new Error(`${login} could not sign in: ${answer.status} ${answer.text}`);
    client.session = answer.json;
    client.cookie = answer.headers["set-cookie"][0].split(";")[0];
    return client;
  }

  /** The same session at another address: the server has come back on another port. */
  at(base) {
    const moved = new Client(base, { sockets: this.agent.maxSockets, ca: this.ca });
    return Object.assign(moved, { session: this.session, cookie: this.cookie });
  }

  /** body: an object becomes JSON; text and bytes go as they are. csrf: false leaves the header out. */
  request(method, path, { body, headers = {}, csrf = true } = {}) {
    const all = { "accept-language": "en", ...headers };
    if (this.cookie) all.cookie = this.cookie;
    if (this.session && csrf && method !== "GET") all["x-gridward-csrf"] = this.session.csrf;
    const raw = body === undefined || typeof body === "string" || Buffer.isBuffer(body);
    const bytes = body === undefined ? undefined : Buffer.from(raw ? body : JSON.stringify(body));
    if (bytes) all["content-length"] = bytes.length;
    if (bytes && !all["content-type"]) all["content-type"] = raw ? "application/octet-stream" : "application/json";
    return new Promise((resolve, reject) => {
      const request = this.web.request(this.base + path, { method, headers: all, agent: this.agent }, (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk)).on("error", reject);
        response.on("end", () => resolve(answerOf(response, chunks)));
      });
      request.on("error", reject); // after an answer has come (a body refused half way) this changes nothing
      request.end(bytes);
    });
  }

  get(path, options) {
    return this.request("GET", path, options);
  }
  put(path, body, options) {
    return this.request("PUT", path, { body, ...options });
  }
  post(path, body, options) {
    return this.request("POST", path, { body, ...options });
  }

  /** What a GET that must succeed says. */
  async read(path) {
    const answer = await this.get(path);
    if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${answer.text}`);
    return answer.json;
  }

  /** The items of all pages of a list. */
  async all(path) {
    const items = [];
    const joint = path.includes("?") ? "&" : "?";
    for (let cursor = ""; cursor !== undefined; ) {
      const page = await this.read(`${path}${joint}limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      items.push(...page.items);
      if (page.next !== undefined && page.items.length === 0) throw new Error(`${path} gives an empty page with a next one`);
      cursor = page.next;
    }
    return items;
  }

  /** The regions of everything that a phone would keep: its places, and what changed since the beginning. */
  async area() {
    const regions = [];
    for (let page = { next: "" }; page.next !== undefined; ) {
      page = await this.read(`/v1/area?limit=200${page.next && `&cursor=${page.next}`}`);
      regions.push(...page.regions, ...page.items.map(({ region }) => region));
    }
    for (let page = { cursor: 0, more: true }; page.more; ) {
      page = await this.read(`/v1/area/changes?after=${page.cursor}&limit=200`);
      regions.push(...page.regions, ...[...page.places, ...page.hazards].map(({ region }) => region));
    }
    return regions;
  }

  /** The sheets of the base map of the own area. */
  async baseMap() {
    const sheets = [];
    for (let page = { next: "" }; page.next !== undefined; ) {
      page = await this.read(`/v1/area/basemap${page.next && `?cursor=${page.next}`}`);
      sheets.push(...page.sheets);
    }
    return sheets;
  }

  /** Every event after a position. */
  async changes(after = 0) {
    const events = [];
    for (let page = { cursor: after, more: true }; page.more; ) {
      page = await this.read(`/v1/changes?after=${page.cursor}&limit=200`);
      events.push(...page.events);
    }
    return events;
  }

  /** Opens the live stream and waits for its greeting. until(test) gives the events so far, the one that fits last; close() ends it. */
  live(query = "") {
    return new Promise((resolve, reject) => {
      const request = this.web.get(`${this.base}/v1/live${query}`, { headers: { cookie: this.cookie }, agent: false, ca: this.ca, family: 4 }, (response) => {
        if (response.statusCode !== 200) return reject(new Error(`the live stream answered ${response.statusCode}`));
        const events = [];
        let text = "";
        let wake = () => {};
        response.setEncoding("utf8").on("data", (piece) => {
          text += piece;
          if (text.startsWith(":")) resolve(stream);
          for (let end; (end = text.indexOf("\n\n")) >= 0; text = text.slice(end + 2)) {
            const data = /^data: (.*)$/m.exec(text.slice(0, end));
            if (data) events.push(JSON.parse(data[1]));
          }
          wake();
        });
        response.on("error", () => {}); // closed by us
        const stream = {
          close: () => request.destroy(),
          async until(test) {
            while (!events.some(test)) await new Promise((again) => (wake = again));
            return events;
          },
        };
      });
      request.on("error", reject);
    });
  }

  close() {
    this.agent.destroy();
  }
}
