// SPDX-License-Identifier: Apache-2.0
// Back-ups of one house and what they restore to: the folder, its key, and the commands on them.
import assert from "node:assert/strict";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { begin, gridward, succeed } from "./gridward.mjs";

/** The figures of "Back-up NAME: …". */
export function made(out) {
  const found = /Back-up (\S+): events up to (\d+), database (\d+) bytes, (\d+) photos \((\d+) new\); (\d+) new pieces, (\d+) bytes written/.exec(out);
  assert.ok(found, out);
  const [seq, database, photos, newPhotos, pieces, bytes] = found.slice(2).map(Number);
  return { name: found[1], seq, database, photos, newPhotos, pieces, bytes };
}

/** All files below a folder. */
export const filesIn = (folder) =>
  existsSync(folder) ? readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile()) : [];

/** What a back-up or a rehearsal needs in the data folder while it runs, and nobody afterwards. */
export const leftIn = (data) => (existsSync(data) ? readdirSync(data).filter((name) => /rehears|restoring|unfinished|backup-copy/.test(name)) : []);

export class BackUps {
  /** site: of the house that is backed up. */
  static async open(site, folder = join(site.folder, "backups")) {
    const backUps = Object.assign(new BackUps(), { site, folder, key: join(site.folder, "backup.key") });
    if (!existsSync(backUps.key)) await succeed(["backup-key", "--new", backUps.key]);
    return backUps;
  }

  /** The same house and key, another folder. */
  to(folder) {
    return Object.assign(new BackUps(), this, { folder });
  }

  arguments(command, site = this.site, more = []) {
    return [command, command === "backup" ? "--to" : "--from", this.folder, "--key", this.key, ...more, "--config", site.config];
  }

  async make(...more) {
    return made(await succeed(this.arguments("backup", this.site, more), { environment: this.site.environment }));
  }

  restore(site, ...more) {
    return succeed(this.arguments("restore", site, more), { environment: site.environment });
  }

  begin(command, site = this.site) {
    return begin(this.arguments(command, site), { environment: site.environment });
  }

  /** Names of what `restore --list` offers; none where there is no folder yet. */
  async names() {
    const { code, out, err } = await gridward(this.arguments("restore", this.site, ["--list"]), { environment: this.site.environment });
    if (code === 1 && /holds no back-ups/.test(err)) return [];
    assert.equal(code, 0, err);
    return out.split("\n").filter(Boolean).map((line) => {
      assert.match(line, /^\S+ {2}(sqlite|postgresql) {2}events \d+/);
      return line.split(" ")[0];
    });
  }
}

export async function verified(site) {
  const out = await succeed(["verify", "--config", site.config], { environment: site.environment });
  assert.match(out, /verified: no difference/);
  return out;
}
