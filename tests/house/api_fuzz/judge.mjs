// SPDX-License-Identifier: Apache-2.0
// What must be true of every answer, whatever was asked.
import assert from "node:assert/strict";
import { faults, fits } from "./schema_check.mjs";
import { marker } from "./values.mjs";

const insides = /\b(SELECT|INSERT INTO|DELETE FROM|UPDATE \w+ SET|ORDER BY|sqlite|libpq|PQexec|SQLSTATE|std::|boost::|gridward::|BrokenPromise|0x[0-9a-f]{6,})\b|\/src\/|\.cpp\b/i;

/** The JSON of a body as the server must see it; undefined when it is none. */
function jsonOf(body) {
  try {
    const text = Buffer.isBuffer(body) ? new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body) : body;
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function judgeSuccess(route, request, answer, components) {
  const described = route.requestBody?.content["application/json"];
  if (described) {
    const sent = jsonOf(request.body);
    assert.ok(sent, "accepts a body that is no JSON");
    assert.deepEqual([...faults(sent.value, described.schema, components)], [], "accepts a body that the description forbids");
  }
  for (const { name, schema } of (route.parameters ?? []).filter((one) => one.in === "query" && request.queries[one.name])) {
    if (schema.type === "integer") assert.match(request.queries[name], /^\d+$/, `accepts ${name} that is no integer`);
    if (schema.maximum !== undefined) assert.ok(Number(request.queries[name]) >= schema.minimum && Number(request.queries[name]) <= schema.maximum, `accepts ${name} out of its range`);
    if (schema.enum) assert.ok(schema.enum.includes(request.queries[name]), `accepts ${name} that is none of its words`);
    if (schema.type === "number") assert.ok(Number.isFinite(Number(request.queries[name])), `accepts ${name} that is no number`);
  }
  const content = route.responses[answer.status].content;
  if (!content) return;
  const [type, { schema }] = Object.entries(content)[0];
  assert.match(answer.type, new RegExp(`^${type.replace("*", ".*").replace("+", "\\+")}$`), "answers another type than the description says");
  if (answer.json !== undefined) assert.deepEqual([...faults(answer.json, schema, components)].slice(0, 5), [], "answers what the description does not say");
}

function judgeRefusal(answer, components, personal) {
  assert.equal(answer.type, "application/problem+json");
  assert.ok(fits(answer.json, components.Problem, components), `is no Problem: ${answer.text.slice(0, 300)}`);
  assert.equal(answer.json.status, answer.status);
  assert.doesNotMatch(answer.text, insides, "tells of its insides");
  const said = [answer.json.title, answer.json.detail, ...answer.json.fields.map(({ message }) => message)].join("\n");
  for (const secret of [marker, ...personal]) assert.ok(!said.includes(secret), "says back what may be personal");
}

/** Throws an AssertionError with a sentence. */
export function judge(route, request, answer, { components, personal }) {
  assert.ok(answer.status < 500, `answers ${answer.status}: ${answer.text.slice(0, 300)}`);
  assert.ok(Object.hasOwn(route.responses, String(answer.status)), `answers ${answer.status}, which is not in the description: ${answer.text.slice(0, 300)}`);
  if (answer.status < 400) judgeSuccess(route, request, answer, components);
  else judgeRefusal(answer, components, personal);
}
