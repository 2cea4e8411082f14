// SPDX-License-Identifier: Apache-2.0
// A small house for suites that break things: one sub-district, one person of its safety office, some restaurants, and a server
// that can be killed and comes back on the same data.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client, ulid } from "./client.mjs";
import { Server, succeed } from "./gridward.mjs";
import { expectStatus, password } from "./house.mjs";

const divisions = "code,name,level,parent\n32,示例省,province,\n3206,示例市,prefecture,32\n320612,示例区,county,3206\n320612001,示例街道,subdistrict,320612\n";

export class SmallHouse {
  /** options.arguments go to every `serve`; options.sockets are how many connections the person speaks over. */
  static async open(site, { places = 10, sockets = 16, arguments: args = [] } = {}) {
    const house = Object.assign(new SmallHouse(), { site, arguments: args });
    const file = join(site.folder, "divisions.csv");
    writeFileSync(file, divisions);
    await house.run(["import", "divisions", file, "--commit"]);
    await house.run(["user", "add", "safety-01", "--role", "safety_office", "--region", "320612001"], { input: `${password}\n` });
    await house.serve();
    house.person = await Client.signedIn(house.base, "safety-01", password, { sockets });
    house.checklist = await house.person.read("/v1/checklists/restaurant@1");
    house.places = Array.from({ length: places }, () => ulid());
    for (const id of house.places) await expectStatus(house.person.put(`/v1/places/${id}`, house.place(id)), 201);
    return house;
  }

  place(id) {
    return { name: `示例餐馆${id.slice(-4)}`, type: "restaurant", address: "", region: "320612001", version: 0 };
  }

  get base() {
    return this.server.base;
  }

  get serveArguments() {
    return ["--config", this.site.config, ...this.arguments];
  }

  run(args, options) {
    return succeed([...args, "--config", this.site.config], { environment: this.site.environment, ...options });
  }

  /** Starts the server on the same data; the person speaks to it from now on. */
  async serve() {
    this.server = await Server.start(this.serveArguments, { environment: this.site.environment });
    if (!this.person) return;
    this.person.close();
    this.person = this.person.at(this.base);
  }

  async verify() {
    const out = await this.run(["verify"]);
    if (!/verified: no difference/.test(out)) throw new Error(out);
  }

  async close() {
    this.person?.close();
    await this.server?.stop();
    this.site.close();
  }
}
