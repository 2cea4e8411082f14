// SPDX-License-Identifier: Apache-2.0
// What docs/operations.md and docs/examples promise the person who runs the program, tried. One engine is enough: nothing here
// meets the database.
import { documented } from "./operations/documented.mjs";
import { reverseProxies } from "./operations/reverse_proxy.mjs";
import { serviceUnit } from "./operations/service_unit.mjs";
import { SqliteEngine } from "./support/engines.mjs";

const engine = new SqliteEngine();
documented(engine);
serviceUnit(engine);
reverseProxies(engine);
