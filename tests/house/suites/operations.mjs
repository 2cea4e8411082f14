// SPDX-License-Identifier: Apache-2.0
// What an operator watches: /metrics is there for whom it is meant, and says what has really happened.
import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { Client } from "../support/client.mjs";
import { Server, succeed } from "../support/gridward.mjs";

const token = "a-token-for-the-watcher";
const figure = (text, name) => {
  const line = text.split("\n").find((candidate) => candidate.startsWith(`${name} `));
  assert.ok(line, `no figure ${name}`);
  return Number(line.slice(name.length + 1));
};

export function operations(engine) {
  describe("The figures for an operator", () => {
    let site, server;
    const start = () => Server.start(["--config", site.config], { environment: site.environment });
    before(async () => {
      site = engine.site("operations");
      await succeed(["migrate", "--config", site.config], { environment: site.environment });
      server = await start();
    });
    after(async () => {
      await server?.stop();
      site.close();
    });
    const get = (path, headers = {}) => new Client(server.base).get(path, { headers });

    it("count each request once, by method, route and status", async () => {
      for (let i = 0; i < 3; ++i) assert.equal((await get("/health")).status, 200);
      assert.equal((await get("/v1/places")).status, 401);
      assert.equal((await get("/nowhere")).status, 404);
      const { text } = await get("/metrics");
      assert.equal(figure(text, 'gridward_requests_total{method="GET",route="/health",status="200"}'), 3);
      assert.equal(figure(text, 'gridward_requests_total{method="GET",route="/v1/places",status="401"}'), 1);
      assert.equal(figure(text, 'gridward_requests_total{method="-",route="-",status="404"}'), 1);
      assert.equal(figure(text, 'gridward_request_duration_seconds_count{method="GET",route="/health"}'), 3);
      assert.equal(figure(text, 'gridward_request_duration_seconds_bucket{method="GET",route="/health",le="+Inf"}'), 3);
    });

    it("say how lanes, jobs, log, database and process stand", async () => {
      let text;
      do ({ text } = await get("/metrics"));
      while (["tell", "ledger"].some((job) => figure(text, `gridward_job_rounds_total{job="${job}"}`) === 0));
      assert.equal(figure(text, "gridward_database_up"), 1);
      assert.ok(figure(text, "gridward_database_bytes") > 0);
      assert.ok(figure(text, "gridward_data_free_bytes") > 0);
      assert.equal(figure(text, "gridward_event_last_seq"), 0);
      assert.ok(figure(text, "gridward_commit_duration_seconds_count") > 0);
      assert.equal(figure(text, "gridward_commit_units_count"), figure(text, "gridward_commit_duration_seconds_count"));
      const now = Date.now() / 1000;
      for (const name of ["gridward_last_commit_timestamp_seconds", 'gridward_job_last_success_timestamp_seconds{job="tell"}', 'gridward_job_last_success_timestamp_seconds{job="ledger"}', "process_start_time_seconds"])
        assert.ok(Math.abs(now - figure(text, name)) < 300, name);
      assert.ok(figure(text, "process_resident_memory_bytes") > 1e6);
      assert.ok(figure(text, "process_open_fds") > 3);
      assert.match(text, new RegExp(`gridward_build_info\\{version="[\\d.]+",database="${engine.name.toLowerCase()}"\\} 1`));
      assert.equal(figure(text, "gridward_metrics_failures_total"), 0);
    });

    it("are refused to whoever comes through a proxy that is not named", async () => {
      for (const headers of [{ "x-forwarded-for": "127.0.0.1" }, { forwarded: "for=127.0.0.1" }, { via: "1.1 somebody" }]) {
        const answer = await get("/metrics", headers);
        assert.deepEqual([answer.status, answer.json.code], [403, "metrics.forbidden"]);
      }
    });

    it("are shown behind a named proxy by the address of the one who asks, and to the token from anywhere", async () => {
      assert.equal(await server.stop(), 0);
      appendFileSync(site.config, `trusted_proxies = ["127.0.0.1"]\nmetrics_token = "${token}"\nmetrics_from = ["192.0.2.7"]\n`);
      server = await start();
      assert.equal((await get("/metrics")).status, 403, "this machine is no longer in the list");
      assert.equal((await get("/metrics", { "x-forwarded-for": "192.0.2.8" })).status, 403);
      assert.equal((await get("/metrics", { "x-forwarded-for": "192.0.2.7, 192.0.2.8" })).status, 403, "what a client claims is not what the proxy says");
      assert.equal((await get("/metrics", { "x-forwarded-for": "192.0.2.7" })).status, 200);
      assert.equal((await get("/metrics", { authorization: `Bearer ${token}` })).status, 200);
      assert.equal((await get("/metrics", { authorization: "Bearer something-else-entirely" })).status, 403);
      assert.ok(!(server.log + server.child.out).includes(token), "the token is in the log");
    });
  });
}
