// SPDX-License-Identifier: Apache-2.0
import { SqliteEngine } from "./support/engines.mjs";
import { houseSuites } from "./suites/all.mjs";

houseSuites(new SqliteEngine());
