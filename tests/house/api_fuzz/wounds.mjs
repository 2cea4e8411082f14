// SPDX-License-Identifier: Apache-2.0
// From a right request, one after the other, every request that the description forbids and that differs from it in one place: a field
// missing, unknown, of a wrong type, too long, of a wrong form, no word of the list; a part of the path, a query of a wrong kind.
import { fits } from "./schema_check.mjs";

const strangers = [null, true, 7, 1.5, "x", [], {}, [[]], { x: 1 }, "网".repeat(10)];
const wholes = ["x", "-1", "1.5", "1e3", "0x1", " 1", "1 ", "9".repeat(30), "网"];
const numbers = ["x", "nan", "inf", "1,2", "0x1p3", "--1", "1e999", "网"];
const segments = ["x", "%zz", "%ff", "-", "%20", "%E7%BD%91", "..%2f..%2fetc", "%27%3B--", "null", "9".repeat(300), "8ZZZZZZZZZZZZZZZZZZZZZZZZZ"];

/** Texts that a query's schema forbids; an empty one means an absent query. */
function wrongQueries({ type, enum: words, minimum, maximum }) {
  const range = maximum === undefined ? [] : [minimum - 1, maximum + 1].map(String);
  return [...({ integer: wholes, number: numbers }[type] ?? []), ...range, ...(words ? ["no_such_word", words[0].toUpperCase(), `${words[0]} `, words.join(",")] : [])];
}

const resolved = (schema, components) => {
  if (schema.$ref) return resolved(components[schema.$ref.split("/").at(-1)], components);
  return schema.anyOf ? resolved(schema.anyOf[0], components) : schema;
};

/** The plainest value that fits: for what the right request leaves out. */
function example(schema, components) {
  const inner = resolved(schema, components);
  if (inner.enum) return inner.enum[0];
  const type = [inner.type].flat()[0];
  if (type === "string") return inner.pattern ? "01JD0000000000000000000001" : { date: "2026-01-01", "date-time": "2026-01-01T00:00:00Z" }[inner.format] ?? "示例";
  if (type === "object") return Object.fromEntries((inner.required ?? []).map((name) => [name, example(inner.properties[name], components)]));
  return { integer: 1, number: 1, boolean: true, array: [] }[type] ?? null;
}

/** Values in the place of one that fits: what the schema of that place forbids. */
function* wrongValues(schema, components) {
  const inner = resolved(schema, components);
  const all = [...strangers];
  if (inner.enum) all.push("no_such_word", "");
  if (inner.pattern) all.push("", "0".repeat(27), "8ZZZZZZZZZZZZZZZZZZZZZZZZZ");
  if (inner.format) all.push("", "yesterday", "2026-13-01", "2026-1-1", "20260101", "2026-01-01T25:00:00Z", "2026-01-01T00:00:00");
  if (inner.maxLength) all.push("a".repeat(inner.maxLength + 1), "网".repeat(inner.maxLength + 1));
  for (const value of all) if (!fits(value, schema, components)) yield value;
}

/** [what, value] for every wound of a value that fits its schema. */
function* woundsOf(value, schema, components, path = "") {
  const inner = resolved(schema, components);
  for (const wrong of wrongValues(schema, components)) yield [`${path || "body"} = ${JSON.stringify(wrong).slice(0, 60)}`, wrong];
  if (inner.type === "array" || inner.type?.[0] === "array") {
    const item = value?.[0] ?? example(inner.items ?? {}, components);
    if (inner.maxItems <= 1000) yield [`${path} has ${inner.maxItems + 1} items`, Array(inner.maxItems + 1).fill(item)];
    for (const [what, wrong] of woundsOf(item, inner.items ?? {}, components, `${path}[0]`)) yield [what, [wrong, ...(value ?? []).slice(1)]];
  }
  if (!inner.properties) return;
  yield [`${path}.unknown_field`, { ...value, unknown_field: 1 }];
  for (const [name, field] of Object.entries(inner.properties)) {
    if (inner.required?.includes(name)) {
      const { [name]: _, ...without } = value;
      yield [`${path}.${name} is missing`, without];
    }
    for (const [what, wrong] of woundsOf(value[name] ?? example(field, components), field, components, `${path}.${name}`)) yield [what, { ...value, [name]: wrong }];
  }
}

const rawBodies = ["", "x", "{", '{"a":1', "[1,]", "\ufeff{}", "NaN", "{}{}", '{"a":1,"a":2}', "[".repeat(3000), Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])];

/** [what, request]: each must be refused. */
export function* forbidden(route, request, components) {
  const schema = route.requestBody?.content["application/json"]?.schema;
  if (schema) {
    for (const raw of rawBodies) yield [`the body ${JSON.stringify(String(raw)).slice(0, 40)}`, { ...request, body: raw }];
    for (const [what, body] of woundsOf(request.body, schema, components)) yield [what, { ...request, body: JSON.stringify(body) }];
  }
  for (const name of Object.keys(request.path)) for (const segment of segments) yield [`{${name}} = ${segment.slice(0, 40)}`, { ...request, path: { ...request.path, [name]: segment } }];
  for (const { name, schema: kind } of (route.parameters ?? []).filter((one) => one.in === "query"))
    for (const value of wrongQueries(kind)) yield [`${name} = ${value.slice(0, 40)}`, { ...request, queries: { ...request.queries, [name]: value } }];
}
