// SPDX-License-Identifier: Apache-2.0
// The example files for nginx and Caddy, tried with the real programs: what a phone, a desk and somebody curious meet behind them.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { after, before, describe, it } from "node:test";
import { Client, sha256 } from "../support/client.mjs";
import { Dice } from "../support/dice.mjs";
import { password } from "../support/house.mjs";
import { Server } from "../support/gridward.mjs";
import { assertRefusedInBothLanguages } from "../support/refusals.mjs";
import { SmallHouse } from "../support/small_house.mjs";
import { send, VisitMaker } from "../support/visits.mjs";
import { WebServer } from "../support/web_server.mjs";

const largePhoto = (bytes) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(bytes - 4)]);
const within = (promise, ms, what) => Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error(what)), ms).unref())]);

export function reverseProxies(engine) {
  for (const [kind, file] of [["nginx", "docs/examples/nginx.conf"], ["caddy", "docs/examples/Caddyfile"]])
    describe(`Behind ${kind} with ${file}`, () => {
      let house, front, person;
      before(async () => {
        const site = engine.site(kind);
        site.set({ trusted_proxies: ["127.0.0.1"], metrics_from: ["127.0.0.1", "192.0.2.7"] });
        house = await SmallHouse.open(site);
        front = await WebServer.start(kind, file, new URL(house.base).host);
        person = await Client.signedIn(front.base, "safety-01", password, { ca: front.ca });
      });
      after(async () => {
        person?.close();
        await front?.stop();
        await house?.close();
      });
      const stranger = () => new Client(front.base, { ca: front.ca });

      it("plain http is sent on to https, and https says that it shall stay so", async () => {
        const answer = await new Client(front.plain).get("/desk/", { headers: { host: "localhost" } });
        assert.ok([301, 308].includes(answer.status), String(answer.status));
        assert.match(answer.headers.location, /^https:\/\/localhost/);
        for (const path of ["/health", "/nowhere"]) {
          const { headers } = await stranger().get(path);
          assert.equal(headers["strict-transport-security"], "max-age=31536000", path);
          assert.match(headers["content-security-policy"], /default-src 'self'/);
        }
      });

      it("signing in gives a cookie for https only, and a changing request needs the page's CSRF value", async () => {
        const answer = await stranger().post("/v1/session", { login: "safety-01", password });
        assert.match(answer.headers["set-cookie"][0], /; HttpOnly; SameSite=Strict; .*; Secure$/);
        const visit = new VisitMaker(new Dice(11), house.checklist, house.places).next();
        const refused = await person.put(`/v1/inspections/${visit.id}`, visit.text, { csrf: false, headers: { "content-type": "application/json" } });
        assert.deepEqual([refused.status, refused.json.code], [403, "session.csrf"]);
        assert.equal((await send(person, visit)).status, 201);
      });

      it("an event reaches an open desk at once, not when a buffer is full", async () => {
        const live = await within(person.live(), 5000, "the live stream's greeting is held back");
        const visit = new VisitMaker(new Dice(12), house.checklist, house.places).next();
        assert.equal((await send(person, visit)).status, 201);
        await within(live.until(({ subject }) => subject === visit.id), 5000, "the event is held back");
        live.close();
      });

      it("a photo of ten megabytes goes through and comes back; one that is too large is refused by the program, in the reader's language", async () => {
        const bytes = largePhoto(10 << 20), name = sha256(bytes);
        assert.equal((await person.put(`/v1/photos/${name}`, bytes)).status, 201);
        assert.deepEqual((await person.get(`/v1/photos/${name}`)).bytes, bytes);
        const huge = largePhoto((16 << 20) + 1000);
        await assertRefusedInBothLanguages((headers) => person.put(`/v1/photos/${sha256(huge)}`, huge, { headers }), { status: 413, code: "http.body_too_large" });
        assert.equal((await person.put(`/v1/photos/${name}`, largePhoto(40 << 20)).catch(() => ({ status: 413 }))).status, 413, "the web server lets through what it should not even take");
      });

      it("nobody reads /metrics from outside, however he writes it and whoever he claims to be", async () => {
        for (const path of ["/metrics", "/metrics?x=1", "/%6detrics", "//metrics", "/./metrics", "/v1/../metrics", "/metrics/"])
          for (const headers of [{}, { "x-forwarded-for": "192.0.2.7" }, { "x-forwarded-for": "127.0.0.1", forwarded: "for=127.0.0.1", "x-real-ip": "127.0.0.1" }]) {
            const answer = await stranger().get(path, { headers });
            assert.ok([403, 404].includes(answer.status), `${path}: ${answer.status}`);
            assert.doesNotMatch(answer.text, /gridward_/);
          }
        assert.equal((await new Client(house.base).get("/metrics")).status, 200, "the monitoring of this machine is shut out too");
      });

      it("what a client claims to be is not passed on: the program hears the real address and https", async () => {
        const heard = [];
        const listener = createServer((request, response) => (heard.push(request.headers), response.end("{}")));
        await new Promise((resolve) => listener.listen(0, "127.0.0.1", resolve));
        const other = await WebServer.start(kind, file, `127.0.0.1:${listener.address().port}`);
        try {
          heard.length = 0;
          await new Client(other.base, { ca: other.ca }).get("/v1/places", { headers: { "x-forwarded-for": "192.0.2.7", "x-forwarded-proto": "http", forwarded: "for=192.0.2.7" } });
          assert.deepEqual([heard[0]["x-forwarded-for"], heard[0]["x-forwarded-proto"], heard[0].forwarded ?? ""], ["127.0.0.1", "https", ""]);
          assert.match(heard[0].host, /^(127\.0\.0\.1|localhost)/);
        } finally {
          await other.stop();
          listener.close();
        }
      });

      it("a program that is not told of the proxy does not believe it: the cookie is then not marked, which the guide warns of", async () => {
        const site = engine.site("untold");
        const untold = await SmallHouse.open(site);
        const other = await WebServer.start(kind, file, new URL(untold.base).host);
        try {
          const answer = await new Client(other.base, { ca: other.ca }).post("/v1/session", { login: "safety-01", password });
          assert.equal(answer.status, 200);
          assert.doesNotMatch(answer.headers["set-cookie"][0], /Secure/);
        } finally {
          await other.stop();
          await untold.close();
        }
      });

      it("while the program is started anew the web server says 502 or 503, and serves by itself as soon as it is back", async () => {
        const listen = new URL(house.base).host;
        await house.server.stop();
        assert.ok([502, 503].includes((await stranger().get("/health")).status));
        house.server = await Server.start(["--config", house.site.config], { listen, environment: house.site.environment });
        assert.equal((await stranger().get("/health")).status, 200);
      });
    });
}
