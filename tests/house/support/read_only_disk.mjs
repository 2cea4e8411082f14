// SPDX-License-Identifier: Apache-2.0
// A disk that the kernel makes read-only while files on it are open for writing, as it does after an error of the medium: every write fails
// with EROFS, reading goes on. A mount cannot be made so while somebody writes there, so a small library that is loaded with the
// program (read_only_disk.c) gives these answers for one folder.
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export class ReadOnlyDisk {
  /** folder: what becomes read-only; place: where the library and its switch may lie. environment is the program's. */
  constructor(folder, place) {
    const library = join(place, "read_only_disk.so");
    const source = fileURLToPath(new URL("read_only_disk.c", import.meta.url));
    const done = spawnSync("cc", ["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library, source], { encoding: "utf8" });
    if (done.status !== 0) throw new Error(`cc: ${done.error ?? done.stderr}`);
    this.flag = join(place, "read-only-now");
    this.environment = { LD_PRELOAD: library, READ_ONLY_FOLDER: folder, READ_ONLY_FLAG: this.flag };
  }

  readOnly() {
    writeFileSync(this.flag, "");
  }

  writable() {
    rmSync(this.flag, { force: true });
  }
}
