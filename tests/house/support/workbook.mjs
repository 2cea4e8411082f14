// SPDX-License-Identifier: Apache-2.0
// XLSX files as tests need them: written from rows, or read back as rows of text.
import { unzipped, zipped } from "./zip.mjs";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = "http://schemas.openxmlformats.org";

const parts = (sheet) => ({
  "[Content_Types].xml":
    `${head}<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  "_rels/.rels": `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `${head}<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="示例" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  "xl/worksheets/sheet1.xml": sheet,
});

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** A cell is text, or {formula, value}: a formula and the value that the file says it had. */
function cell(value, column, row) {
  const name = `${String.fromCharCode(65 + column)}${row}`;
  if (typeof value === "object") return `<c r="${name}" t="str"><f>${escaped(value.formula)}</f><v>${escaped(value.value)}</v></c>`;
  return `<c r="${name}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
}

export function workbook(rows) {
  const lines = rows.map((row, i) => `<row r="${i + 1}">${row.map((value, column) => cell(value, column, i + 1)).join("")}</row>`);
  return withSheet(`${head}<worksheet xmlns="${office}/spreadsheetml/2006/main"><sheetData>${lines.join("")}</sheetData></worksheet>`);
}

/** A workbook whose one sheet is this text. */
export const withSheet = (sheet) => zipped(parts(sheet));

const unescaped = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&");
const texts = (xml) => [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map((match) => unescaped(match[1])).join("");

/** {title, rows, formulas}: the first sheet as rows of text, and how many of its cells are formulas. */
export function read(bytes) {
  const files = unzipped(bytes);
  const shared = [...(files.get("xl/sharedStrings.xml")?.toString() ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map((match) => texts(match[1]));
  const sheet = files.get("xl/worksheets/sheet1.xml").toString();
  const rows = [...sheet.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes, content = ""]) => {
      const value = /<v>([^<]*)<\/v>/.exec(content)?.[1] ?? "";
      return attributes.includes('t="s"') ? shared[Number(value)] : attributes.includes('t="inlineStr"') ? texts(content) : unescaped(value);
    }),
  );
  return { rows, formulas: (sheet.match(/<f[ >]/g) ?? []).length, files };
}
