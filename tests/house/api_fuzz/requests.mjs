// SPDX-License-Identifier: Apache-2.0
// Arbitrary requests for a route of the description: a right one sent by anybody, a right one with a wound, or one made of parts that
// fit loosely together.
import { Dice } from "../support/dice.mjs";
import { marker, wound } from "./values.mjs";

const badSegments = ["x", "0", "null", "%20", "%E7%BD%91", "..%2f..%2fetc", "%27%3B--", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01jd0000000000000000000001", "%F0%9F%98%80", "9".repeat(300)];

/** Free text in a path or a query, percent-encoded; lone surrogates cannot be sent. */
const escaped = (text) => encodeURIComponent(String(text).toWellFormed?.() ?? Buffer.from(String(text)).toString());

/** What goes over the wire: path and queries given by name (segments already escaped), a body that is no text or bytes as JSON. */
export function asSent(route, { who, client, path, queries, body }) {
  const text = Object.entries(queries).map(([name, value]) => `${name}=${escaped(value)}`).join("&");
  const raw = body === undefined || typeof body === "string" || Buffer.isBuffer(body);
  return {
    who, client, method: route.method, queries: Object.fromEntries(Object.entries(queries).map(([name, value]) => [name, String(value)])),
    path: route.path.replace(/\{(\w+)\}/g, (_, name) => path[name]) + (text && `?${text}`), body: raw ? body : JSON.stringify(body),
    headers: body === undefined || !route.requestBody ? {} : { "content-type": Object.keys(route.requestBody.content)[0] },
  };
}

export class Requests {
  constructor(fc, values, things, recipes) {
    Object.assign(this, { fc, values, things, recipes });
  }

  segment(name) {
    const { fc, things } = this;
    return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...(things.segments[name] ?? things.ids)) }, { weight: 1, arbitrary: fc.constantFrom(...badSegments) });
  }

  query({ name, schema }) {
    const { fc, things } = this;
    const fitting = things.queries[name] ? fc.constantFrom(...things.queries[name]) : schema.type === "integer" ? fc.integer({ min: 0, max: 3 }).map(String) : fc.constantFrom(...things.texts);
    return fc.oneof({ weight: 4, arbitrary: fitting }, { weight: 1, arbitrary: fc.constantFrom("", "-1", "1e3", "99999999999999999999", "0x1", "true", " 1", marker) }, { weight: 1, arbitrary: this.values.text });
  }

  path(route) {
    return this.fc.record(Object.fromEntries([...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, this.segment(name)])));
  }

  queries(route) {
    const { fc } = this;
    const all = (route.parameters ?? []).filter((one) => one.in === "query").map((one) => [one.name, fc.option(this.query(one), { nil: undefined, freq: 2 })]);
    return fc.record(Object.fromEntries(all)).map((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
  }

  body(route) {
    const { fc, things } = this;
    const content = route.requestBody?.content;
    if (!content) return fc.constant(undefined);
    const [, described] = Object.entries(content)[0];
    if (content["application/json"]) return this.values.body(described.schema);
    return fc.oneof(fc.constantFrom(...things.files), fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)));
  }

  /** A plan for one request; build() makes it. */
  of(route, roles) {
    const { fc } = this;
    const manner = fc.oneof({ weight: 2, arbitrary: fc.constant("right") }, { weight: 3, arbitrary: fc.constant("wounded") }, { weight: 4, arbitrary: fc.constant("loose") });
    const change = fc.record({ at: fc.nat(), other: this.values.anything, how: fc.constantFrom("replace", "drop", "add", "swap") });
    return fc.record({ who: fc.constantFrom(...roles), manner, own: fc.boolean(), dice: fc.nat(), change, path: this.path(route), queries: this.queries(route), body: this.body(route) });
  }

  async build(route, plan) {
    const { who, path, queries, body } = plan;
    if (plan.manner === "loose") return asSent(route, { who, path, queries, body });
    const right = await this.recipes.make(route, new Dice(plan.dice));
    if (plan.own) delete right.client;
    else Object.assign(right, { who, client: undefined });
    if (plan.manner === "right") return asSent(route, right);
    // The wound lies in the body where there is one, else in a part of the path or a query.
    const json = right.body !== undefined && route.requestBody?.content["application/json"];
    if (json) return asSent(route, { ...right, body: wound(right.body, plan.change.at, plan.change.other, plan.change.how) ?? null });
    return asSent(route, { ...right, ...(plan.change.at % 2 ? { path } : { queries: { ...right.queries, ...queries } }), body: right.body ?? body });
  }
}
