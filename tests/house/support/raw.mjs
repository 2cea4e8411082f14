// SPDX-License-Identifier: Apache-2.0
// A peer that speaks HTTP by hand, and badly on purpose: sends what it is told, when it is told, and reads only if it wants to.
import net from "node:net";

export class Raw {
  /** reading: false leaves everything in the socket. */
  static open(base, { reading = true } = {}) {
    const { hostname, port } = new URL(base);
    const raw = new Raw();
    raw.pieces = [];
    raw.socket = net.connect({ host: hostname, port: Number(port), noDelay: true });
    raw.closed = new Promise((resolve) => raw.socket.on("close", () => resolve()));
    raw.socket.on("error", (error) => (raw.error = error));
    raw.opened = new Promise((resolve, reject) => raw.socket.once("connect", () => resolve(raw)).once("error", reject));
    raw.opened.catch(() => {});
    if (reading) raw.socket.on("data", (piece) => raw.pieces.push(piece));
    else raw.socket.pause();
    return raw;
  }

  send(text) {
    if (!this.socket.destroyed && this.socket.writable) this.socket.write(text);
    return this;
  }

  get text() {
    return Buffer.concat(this.pieces).toString("utf8");
  }

  /** Waits until the server has closed: the first answer as {status, headers, type, text, json}. */
  async answer() {
    await this.closed;
    const [head, ...rest] = this.text.split("\r\n\r\n");
    const [first, ...lines] = head.split("\r\n");
    const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]));
    const text = rest.join("\r\n\r\n");
    const type = (headers["content-type"] ?? "").split(";")[0];
    return { status: Number(first.split(" ")[1]), headers, type, text, json: type.endsWith("json") ? JSON.parse(text) : undefined };
  }

  close() {
    this.socket.destroy();
  }
}
