// SPDX-License-Identifier: Apache-2.0
// One arbitrary request for a route of the description: who asks, the path, the queries, the body.
import { marker } from "./values.mjs";

const badSegments = ["x", "0", "null", "%20", "%E7%BD%91", "..%2f..%2fetc", "%27%3B--", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01jd0000000000000000000001", "%F0%9F%98%80", "9".repeat(300)];

/** Free text in a path or a query, percent-encoded; lone surrogates cannot be sent. */
const escaped = (text) => encodeURIComponent(text.toWellFormed?.() ?? Buffer.from(text).toString());

export class Requests {
  constructor(fc, values, things) {
    Object.assign(this, { fc, values, things });
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
    const { fc } = this;
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const queries = (route.parameters ?? []).filter((one) => one.in === "query");
    return fc.tuple(fc.tuple(...names.map((name) => this.segment(name))), fc.tuple(...queries.map((one) => fc.option(this.query(one), { nil: undefined, freq: 2 })))).map(([segments, given]) => {
      let at = 0;
      const asked = Object.fromEntries(queries.map(({ name }, i) => [name, given[i]]).filter(([, value]) => value !== undefined));
      const text = Object.entries(asked).map(([name, value]) => `${name}=${escaped(value)}`).join("&");
      return { path: route.path.replace(/\{\w+\}/g, () => segments[at++]) + (text && `?${text}`), queries: asked };
    });
  }

  body(route) {
    const { fc, things } = this;
    const content = route.requestBody?.content;
    if (!content) return fc.constant(undefined);
    const [, described] = Object.entries(content)[0];
    if (content["application/json"]) return this.values.body(described.schema);
    return fc.oneof(fc.constantFrom(...things.files), fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)));
  }

  /** {who, method, path, queries, body} */
  of(route, roles) {
    return this.fc.tuple(this.fc.constantFrom(...roles), this.path(route), this.body(route)).map(([who, { path, queries }, body]) => ({ who, method: route.method, path, queries, body }));
  }
}
