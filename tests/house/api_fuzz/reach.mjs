// SPDX-License-Identifier: Apache-2.0
// How often each operation answered what: the measure of how far the requests reach.
export class Reach {
  counts = new Map();

  count(operation, status) {
    const counted = this.counts.get(operation) ?? {};
    counted[status] = (counted[status] ?? 0) + 1;
    this.counts.set(operation, counted);
  }

  /** Answers of a class: 2 for 2xx. */
  of(operation, hundred) {
    return Object.entries(this.counts.get(operation) ?? {}).reduce((sum, [status, times]) => sum + (Math.floor(status / 100) === hundred ? times : 0), 0);
  }

  total(status) {
    return [...this.counts.values()].reduce((sum, counted) => sum + (counted[status] ?? 0), 0);
  }

  table() {
    const lines = [...this.counts].map(([operation, counted]) => `api fuzz: ${operation.padEnd(38)} ${Object.entries(counted).map(([status, times]) => `${status} ×${times}`).join("  ")}`);
    const all = [...this.counts.values()].flatMap(Object.values).reduce((sum, times) => sum + times, 0);
    return [...lines, `api fuzz: ${all} requests to ${this.counts.size} operations`].join("\n");
  }
}
