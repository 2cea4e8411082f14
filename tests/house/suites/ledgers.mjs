// SPDX-License-Identifier: Apache-2.0
// Ledgers in and out: real divisions, a place ledger as people keep them, the XLSX that goes out.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gridward, repository, succeed } from "../support/gridward.mjs";
import { read, workbook } from "../support/workbook.mjs";

const divisions = join(repository, "demo/jinsha_divisions.csv");
const messy = join(repository, "tests/data/ledgers/messy_places.xlsx");

/** The figures of the summary line. */
function figures(out) {
  const found = /(\d+) rows read: (\d+) new, (\d+) changed, (\d+) unchanged, (\d+) left out; (\d+) doubtful/.exec(out);
  assert.ok(found, out);
  const [rows, fresh, changed, unchanged, refused, doubtful] = found.slice(1).map(Number);
  return { rows, new: fresh, changed, unchanged, refused, doubtful };
}

export function ledgers(house, engine) {
  describe("Ledgers on the command line", () => {
    let site;
    before(() => (site = engine.site("ledgers")));
    after(() => site.close());
    const run = (args, options) => succeed([...args, "--config", site.config], { environment: site.environment, ...options });

    it("the divisions of Jinsha are shown first, written with --commit, and change nothing the second time", async () => {
      const count = readFileSync(divisions, "utf8").trim().split("\n").length - 1;
      const shown = await run(["import", "divisions", divisions]);
      assert.deepEqual(figures(shown), { rows: count, new: count, changed: 0, unchanged: 0, refused: 0, doubtful: 0 });
      assert.match(shown, /nothing is written/);
      assert.deepEqual(figures(await run(["import", "divisions", divisions, "--commit"])), figures(shown));
      assert.deepEqual(figures(await run(["import", "divisions", divisions, "--commit"])), { rows: count, new: 0, changed: 0, unchanged: count, refused: 0, doubtful: 0 });
    });

    it("a messy place ledger names each doubtful row by row and column, in both languages, and is unchanged the second time", async () => {
      const shown = await run(["import", "places", messy]);
      const lines = shown.split("\n").filter((line) => line.startsWith("Row "));
      assert.equal(lines.length, figures(shown).doubtful);
      assert.ok(figures(shown).new >= 4 && figures(shown).refused >= 1, shown);
      for (const [row, column] of [[6, "网格"], [7, "负责人/联系电话"], [10, "负责人/联系电话"]]) assert.ok(lines.some((line) => line.startsWith(`Row ${row} ${column}`)), `row ${row} ${column} in\n${shown}`);
      const chinese = await run(["import", "places", messy], { language: "zh_CN.UTF-8" });
      assert.match(chinese, /第 ?\d+ ?行/);
      assert.doesNotMatch(chinese, /This|left out/);
      const { new: created, refused, rows } = figures(await run(["import", "places", messy, "--commit"]));
      assert.equal(created, figures(shown).new);
      assert.deepEqual({ ...figures(await run(["import", "places", messy, "--commit"])), doubtful: 0 }, { rows, new: 0, changed: 0, unchanged: created, refused, doubtful: 0 });
      assert.match(await run(["verify"]), /verified: no difference/);
    });

    it("what was imported comes out again as a ledger with title, header and no formula", async () => {
      const file = join(site.folder, "places.xlsx");
      const said = await run(["export", "places", file], { language: "zh_CN.UTF-8" });
      assert.match(said, /places\.xlsx/);
      const { rows, formulas } = read(readFileSync(file));
      const [, sum] = /(?:^|[^0-9a-f])([0-9a-f]{64})\s*$/.exec(said);
      assert.ok(rows.at(-1)[0].endsWith(sum), `${said} beside ${rows.at(-1)[0]}`);
      assert.match(rows[0].join(""), /场所台账/);
      const header = rows.findIndex((row) => row.includes("场所名称"));
      assert.ok(header > 0);
      assert.deepEqual(rows[header].slice(0, 6), ["序号", "社区", "网格", "场所名称", "统一社会信用代码", "地址"]);
      const names = rows.slice(header + 1).map((row) => row[3]);
      assert.ok(names.includes("示例餐馆甲"), names.join());
      assert.equal(formulas, 0);
    });

    it("a kind, a file or a region that is not there ends with the reason", async () => {
      for (const args of [["import", "ships", divisions], ["import", "places", join(site.folder, "absent.xlsx")], ["export", "ships", join(site.folder, "x.xlsx")], ["export", "places", join(site.folder, "x.xlsx"), "--within", "12a"], ["export", "places", "/proc/nowhere/x.xlsx"]]) {
        const done = await gridward([...args, "--config", site.config], { environment: site.environment });
        assert.notEqual(done.code, 0, args.join(" "));
        assert.match(done.reason, /\w+ \w+/, args.join(" "));
      }
    });
  });

  describe("Ledgers of the running house", () => {
    it("hazards go out as a ledger with all its columns and as many rows as the list", async () => {
      const leader = await house().of("subdistrict_leader");
      const answer = await leader.get("/v1/exports/hazards.xlsx", { headers: { "accept-language": "zh-CN" } });
      assert.equal(answer.type, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
      const { rows, formulas, files } = read(answer.bytes);
      assert.match(rows[0].join(""), /安全隐患排查整改台账/);
      const header = rows.findIndex((row) => row.includes("隐患描述"));
      for (const column of ["检查日期", "隐患等级", "整改期限", "复查人", "是否销号", "备注"]) assert.ok(rows[header].includes(column), column);
      const numbered = rows.slice(header + 1).filter((row) => /^\d+$/.test(row[0] ?? ""));
      assert.equal(numbered.length, (await leader.all("/v1/hazards")).length);
      assert.equal(formulas, 0);
      assert.match(files.get("xl/workbook.xml").toString(), /Print_Area/);
    });

    it("the ledger's last row holds the number of rows and their SHA-256, which anybody can work out again from the file", async () => {
      const leader = await house().of("subdistrict_leader");
      const { rows } = read((await leader.get("/v1/exports/hazards.xlsx", { headers: { "accept-language": "zh-CN" } })).bytes);
      const header = rows.findIndex((row) => row.includes("隐患描述"));
      const dates = rows[header].flatMap((name, i) => (["检查日期", "整改期限", "完成日期"].includes(name) ? [i] : []));
      const day = (serial) => (serial === "" ? "" : new Date((Number(serial) - 25569) * 86_400_000).toISOString().slice(0, 10));
      const lines = rows.slice(header + 1, -1).map((row) => `${row.map((cell, i) => (dates.includes(i) ? day(cell) : cell)).join("\t")}\n`);
      const sum = createHash("sha256").update(lines.join("")).digest("hex");
      assert.equal(dates.length, 3);
      assert.ok(lines.length > 0);
      assert.equal(rows.at(-1)[0], `合计：${lines.length} 条；校验和（SHA-256）：${sum}`);
    });

    it("a place whose name begins like a formula is text in the ledger, and a formula's value is text in the house", async () => {
      const staff = await house().of("community_staff");
      const community = staff.session.posts[0].region_name;
      const ledger = workbook([["场所名称", "所属社区", "场所类型", "地址"], ["=1+1示例店", community, "餐饮", "示例路1号"], [{ formula: 'HYPERLINK("http://example.invalid","x")', value: "示例公式店" }, community, "餐饮", "示例路2号"]]);
      const imported = await staff.post("/v1/imports/places?commit=1&name=a.xlsx", ledger);
      assert.equal(imported.status, 200, imported.text);
      assert.deepEqual([imported.json.new, imported.json.refused], [2, 0]);
      const { rows, formulas } = read((await staff.get("/v1/exports/places.xlsx")).bytes);
      assert.equal(formulas, 0);
      const names = rows.map((row) => row[3]);
      assert.ok(names.includes("=1+1示例店") && names.includes("示例公式店"));
    });

    it("a rehearsal over HTTP writes nothing and tells the columns that it understood", async () => {
      const staff = await house().of("community_staff");
      const count = (await staff.all("/v1/places")).length;
      const shown = (await staff.post("/v1/imports/places?name=messy.xlsx", readFileSync(messy))).json;
      assert.equal(shown.committed, false);
      assert.equal(shown.doubtful.length, shown.doubtful_count);
      assert.ok(shown.columns.some(({ header, field }) => header === "店铺名称" && field === "name"));
      assert.equal((await staff.all("/v1/places")).length, count);
    });
  });
}
