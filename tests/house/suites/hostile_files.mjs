// SPDX-License-Identifier: Apache-2.0
// Files that pretend to be ledgers: [what, bytes, code of the refusal, {name, status}].
import { randomBytes } from "node:crypto";
import { withSheet, workbook } from "../support/workbook.mjs";
import { zipped } from "../support/zip.mjs";

const header = ["场所名称", "所属社区", "场所类型", "地址"];
const laughs = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join("");
const sheetOf = (prolog, text) =>
  `<?xml version="1.0"?>${prolog}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`;

function tooManyRows() {
  const row = ["示例商铺", "东市社区", "餐饮", "示例路1号"];
  return workbook([header, ...Array.from({ length: 200_001 }, () => row)]);
}

export const hostileFiles = [
  ["a zip bomb", () => withSheet(Buffer.alloc(40 << 20, 32)), "import.zip_bomb"],
  ["two hundred thousand rows and one", tooManyRows, "import.too_many_rows", { status: 413 }],
  ["a PDF that calls itself XLSX", () => Buffer.from("%PDF-1.7\n示例"), "import.unreadable"],
  ["half an XLSX", () => workbook([header, ["a", "b", "c", "d"]]).subarray(0, 700), "import.unreadable"],
  ["an archive of something else", () => zipped({ "readme.txt": "示例" }), "import.unreadable"],
  ["an empty file", () => Buffer.alloc(0), "import.empty"],
  ["a workbook without a header", () => workbook([["1", "2"], ["3", "4"]]), "import.no_header"],
  ["XML entities that grow without end", () => withSheet(sheetOf(`<!DOCTYPE x [<!ENTITY l0 "lol">${laughs}]>`, "&l12;")), "import.empty"],
  ["an entity that names a file of the server", () => withSheet(sheetOf('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>', "&f;")), "import.empty"],
  ["a text that is neither UTF-8 nor GB18030", () => Buffer.concat([Buffer.from("name,community\n"), Buffer.from([0xff, 0xff, 0x80, 0x20, 0xff]), randomBytes(0)]), "import.encoding", { name: "台账.csv" }],
];
