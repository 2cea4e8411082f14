// SPDX-License-Identifier: Apache-2.0
import { PostgresEngine } from "./support/engines.mjs";
import { houseSuites } from "./suites/all.mjs";

houseSuites(new PostgresEngine());
