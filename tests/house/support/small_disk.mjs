// SPDX-License-Identifier: Apache-2.0
// A disk that can be full or read-only: a small tmpfs where root may mount one. Where that is not permitted (a bare container), a full
// disk is a limit on the size of the server's files instead, which fails every write just so; disk.real says which it is.
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

const run = (program, ...args) => spawnSync(program, args, { encoding: "utf8" }).status === 0;
const mounted = new Set();
process.on("exit", () => mounted.forEach((folder) => run("umount", "-l", folder)));

export class SmallDisk {
  /** server() gives the process whose files are limited when there is no mount. */
  constructor(folder, megabytes, server) {
    Object.assign(this, { folder, server, ballast: join(folder, "ballast") });
    mkdirSync(folder, { recursive: true });
    this.real = run("mount", "-t", "tmpfs", "-o", `size=${megabytes}m,mode=0755`, "tmpfs", folder);
    if (this.real) mounted.add(folder);
  }

  /** Nothing fits any more, but `leave` bytes. */
  fill(leave = 0) {
    if (!this.real) return this.limit(leave);
    const file = openSync(this.ballast, "w");
    let written = 0;
    for (const size of [1 << 20, 4096])
      for (const piece = Buffer.alloc(size); ; ) {
        try {
          written += writeSync(file, piece);
        } catch (error) {
          if (error.code !== "ENOSPC") throw error;
          break;
        }
      }
    closeSync(file);
    if (leave > 0) run("truncate", "-s", String(Math.max(0, written - leave)), this.ballast);
  }

  free() {
    if (!this.real) return this.limit("unlimited");
    rmSync(this.ballast, { force: true });
  }

  limit(bytes) {
    if (!run("prlimit", "--pid", String(this.server().child.pid), `--fsize=${bytes}:unlimited`)) throw new Error("prlimit refused");
  }

  /** Only for a disk on which nobody holds a file open; without a mount the folder `within` it is taken away. */
  readOnly(within) {
    if (!this.real) return renameSync(join(this.folder, within), join(this.folder, `${within}.away`));
    if (!run("mount", "-o", "remount,ro", this.folder)) throw new Error(`${this.folder} cannot be made read-only: somebody writes there`);
  }
  writable(within) {
    if (!this.real) return renameSync(join(this.folder, `${within}.away`), join(this.folder, within));
    run("mount", "-o", "remount,rw", this.folder);
  }

  close() {
    if (!this.real) return;
    run("umount", "-l", this.folder);
    mounted.delete(this.folder);
  }
}
