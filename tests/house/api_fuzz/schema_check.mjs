// SPDX-License-Identifier: Apache-2.0
// Whether a value fits a schema of the description: the part of JSON Schema 2020-12 that the server writes, and not more. An unknown
// keyword is an error, so that nothing is passed over in silence.
const known = new Set(["type", "properties", "required", "additionalProperties", "items", "maxItems", "maxProperties", "maxLength", "pattern", "format", "enum", "anyOf", "$ref"]);

const formats = {
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  "date-time": /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/,
};

function typeOf(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value;
}

const hasType = (value, type) => typeOf(value) === type || (type === "integer" && Number.isInteger(value));

function* objectFaults(value, schema, components, path) {
  for (const name of schema.required ?? []) if (!Object.hasOwn(value, name)) yield `${path}.${name} is missing`;
  if (schema.maxProperties !== undefined && Object.keys(value).length > schema.maxProperties) yield `${path} has too many entries`;
  for (const [name, inner] of Object.entries(value)) {
    const described = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : schema.additionalProperties;
    if (described === false) yield `${path}.${name} is unknown`;
    else if (described !== undefined && described !== true) yield* faults(inner, described, components, `${path}.${name}`);
  }
}

function* textFaults(value, schema, path) {
  if (schema.maxLength !== undefined && [...value].length > schema.maxLength) yield `${path} is too long`;
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, "u").test(value)) yield `${path} does not match`;
  if (schema.format !== undefined && !formats[schema.format].test(value)) yield `${path} is no ${schema.format}`;
}

/** What is wrong with a value, as sentences. */
export function* faults(value, schema, components, path = "$") {
  for (const keyword of Object.keys(schema)) if (!known.has(keyword)) throw new Error(`the schema at ${path} uses ${keyword}, which this check does not know`);
  if (schema.$ref) return yield* faults(value, components[schema.$ref.split("/").at(-1)], components, path);
  if (schema.anyOf) {
    // The last form is "null": of what fits none, the faults in the first say more.
    if (!schema.anyOf.some((one) => faults(value, one, components, path).next().done)) yield* faults(value, schema.anyOf[0], components, path);
    return;
  }
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => hasType(value, type))) return yield `${path} is ${typeOf(value)}, not ${types.join(" or ")}`;
  if (schema.enum && !schema.enum.includes(value)) yield `${path} is none of the allowed words`;
  if (typeof value === "string") yield* textFaults(value, schema, path);
  if (Array.isArray(value)) {
    if (schema.maxItems !== undefined && value.length > schema.maxItems) yield `${path} has too many items`;
    for (let i = 0; i < value.length && schema.items; ++i) yield* faults(value[i], schema.items, components, `${path}[${i}]`);
  }
  if (typeOf(value) === "object") yield* objectFaults(value, schema, components, path);
}

export const fits = (value, schema, components) => faults(value, schema, components).next().done;
