// SPDX-License-Identifier: Apache-2.0
// Faults of the world around the house. Each is one test that says what the user sees: a refusal with the right status in his language,
// nothing half-written, and service again by itself as soon as the fault is over: the server is never started anew for it.
import { describe } from "node:test";
import { clockFaults } from "./faults_of_the_clock.mjs";
import { databaseFaults } from "./faults_of_postgresql.mjs";
import { diskFaults } from "./faults_of_the_disk.mjs";
import { peerFaults } from "./faults_of_peers.mjs";

export function faults(engine) {
  describe("When something around the house fails", () => {
    diskFaults(engine);
    clockFaults(engine);
    if (engine.name === "SQLite") peerFaults(engine); // what a peer does meets no database
    else databaseFaults(engine);
  });
}
