// SPDX-License-Identifier: Apache-2.0
// Arbitrary values: those that a schema allows (with a liking for things that the house really has), and those that nobody should send.
import { ulid } from "../support/client.mjs";

/** Stands in every text that is sent as a value; no refusal may say it back. */
export const marker = "张秘密";

const oddTexts = ["", " ", "\u0000", "\u202e倒", "a\u0301\u0301", "\ud83d\ude00", "\ud800", "𠮷", "'; DROP TABLE place; --", "%00", "../../etc/passwd", "{{7*7}}", "\r\nX-Evil: 1", "　", "网".repeat(2001)];
const oddNumbers = [0, -0, -1, 1.5, 1e308, -1e308, 2 ** 53, -(2 ** 53) - 2, 2 ** 31, 9.9e18, 5e-324];
const oddTimes = ["2026-02-30", "0000-01-01", "9999-12-31", "2026-11-23", "2026-13-01T00:00:00Z", "9999-12-31T23:59:59-23:59", "0000-01-01T00:00:00+23:59", "1970-01-01T00:00:00Z", "2026-11-23T08:15:00+08:00"];

export class Values {
  /** things: {ids, codes, words, texts}: lists of what the house has, so that requests get beyond the first door. */
  constructor(fc, components, things) {
    Object.assign(this, { fc, components, things });
    this.text = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...things.texts) },
      { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => marker + text) },
      { weight: 1, arbitrary: fc.constantFrom(...oddTexts) },
    );
    this.moment = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: -400, max: 400 }).map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString()) },
      { weight: 1, arbitrary: fc.constantFrom(...oddTimes) },
    );
    this.anything = fc.oneof(
      fc.constantFrom(null, true, false, [], {}, "", ...oddNumbers),
      this.text,
      fc.constantFrom(...oddTimes),
      fc.jsonValue({ maxDepth: 3 }),
    );
  }

  string(schema) {
    const { fc, things } = this;
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema.pattern) return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...things.ids) }, { weight: 1, arbitrary: fc.constant(0).map(() => ulid()) });
    if (schema.format === "date") return this.moment.map((text) => text.slice(0, 10));
    if (schema.format === "date-time") return this.moment;
    if (schema.maxLength === 64) return fc.constantFrom(...things.codes);
    return this.text.map((text) => [...text].slice(0, schema.maxLength ?? 100).join(""));
  }

  object(schema, depth) {
    const { fc } = this;
    const required = new Set(schema.required ?? []);
    const fields = Object.entries(schema.properties ?? {}).map(([name, inner]) => {
      const value = this.of(inner, depth + 1, name);
      return [name, required.has(name) ? value : fc.option(value, { nil: undefined, freq: 2 })];
    });
    return fc.record(Object.fromEntries(fields)).map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)));
  }

  /** A value that the schema allows. */
  of(schema, depth = 0, name = "") {
    const { fc, components, things } = this;
    if (schema.$ref) return this.of(components[schema.$ref.split("/").at(-1)], depth, name);
    if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => this.of(one, depth, name)));
    if (things.words[name]) return fc.constantFrom(...things.words[name]);
    switch ([schema.type].flat()[0]) {
      case "string": return this.string(schema.enum ? { enum: schema.enum.filter((word) => word !== null) } : schema);
      case "boolean": return fc.boolean();
      case "integer": return fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 3 }) }, { weight: 1, arbitrary: fc.maxSafeInteger() });
      case "number": return fc.oneof({ weight: 3, arbitrary: fc.double({ min: -180, max: 180, noNaN: true }) }, { weight: 1, arbitrary: fc.constantFrom(...oddNumbers) });
      case "array": return fc.array(this.of(schema.items ?? {}, depth + 1), { maxLength: depth > 2 ? 2 : 4 });
      case "object": return this.object(schema, depth);
      case "null": return fc.constant(null);
      default: return this.anything;
    }
  }

  /** A body as bytes: one that fits, one with a wound, or none at all. */
  body(schema) {
    const { fc } = this;
    const good = this.of(schema);
    const wounded = fc.tuple(good, fc.nat(), this.anything, fc.constantFrom("replace", "drop", "add", "swap")).map(([value, at, other, how]) => wound(value, at, other, how));
    return fc.oneof(
      { weight: 5, arbitrary: good.map((value) => JSON.stringify(value)) },
      { weight: 5, arbitrary: wounded.map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: this.anything.map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: good.map((value) => JSON.stringify(value).slice(0, -3)) },
      { weight: 1, arbitrary: fc.constantFrom("", "[".repeat(2000), '{"a":1,"a":2}', '{"version":1e999}', "\ufeff{}", "NaN", "{}{}") },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
    );
  }
}

/** Every place in a tree, as [holder, key]. */
function* places(value) {
  if (value === null || typeof value !== "object") return;
  for (const key of Object.keys(value)) {
    yield [value, key];
    yield* places(value[key]);
  }
}

export function wound(value, at, other, how) {
  const copy = structuredClone(value);
  const all = [...places(copy)];
  if (all.length === 0) return other;
  const [holder, key] = all[at % all.length];
  if (how === "replace") holder[key] = other;
  if (how === "drop") delete holder[key];
  if (how === "add" && !Array.isArray(holder)) holder["unknown_field"] = other;
  if (how === "swap") holder[key] = { [key]: holder[key] };
  return copy;
}
