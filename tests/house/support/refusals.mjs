// SPDX-License-Identifier: Apache-2.0
// A refusal is right when it is problem+json with a stable code and says in both languages what is wrong.
import assert from "node:assert/strict";

const chinese = /[\u4e00-\u9fff]/;
const quotesTheLedger = new Set(["import.no_header"]); // names the columns as ledgers write them, also in English

function assertProblem(answer, language) {
  const problem = answer.json;
  assert.equal(answer.type, "application/problem+json", answer.text.slice(0, 300));
  assert.equal(problem.status, answer.status);
  assert.equal(problem.type, `urn:gridward:problem:${problem.code}`);
  for (const [code, text] of [[problem.code, problem.detail], ...problem.fields.map((field) => [field.code, field.message])]) {
    assert.notEqual(text, code, `${code} has no text in ${language}`);
    assert.doesNotMatch(text, /\{[a-z_]+\}/, `${code} leaves a gap in ${language}`);
    if (language === "en" && quotesTheLedger.has(code)) continue;
    assert.equal(chinese.test(text.replace(/[“"「].*?[”"」]/g, "")), language === "zh", `${code} in ${language}: ${text}`);
  }
  assert.equal(chinese.test(problem.title), language === "zh");
  return problem;
}

export const assertRefused = (answer, status, code) => {
  assert.equal(answer.status, status, answer.text.slice(0, 500));
  const problem = assertProblem(answer, "en");
  if (code) assert.equal(problem.code, code);
  return problem;
};

/** send(headers) is asked once in each language. field: the code of one of the fields, when the problem lies in a field. */
export async function assertRefusedInBothLanguages(send, { status, code, field }) {
  const problems = {};
  for (const language of ["en", "zh"]) {
    const answer = await send({ "accept-language": language === "zh" ? "zh-CN,zh;q=0.9" : "en" });
    assert.equal(answer.status, status, `${answer.status} ${answer.text.slice(0, 500)}`);
    problems[language] = assertProblem(answer, language);
  }
  assert.equal(problems.en.code, field ? "request.invalid" : code);
  if (field) assert.ok(problems.en.fields.some((one) => one.code === field), JSON.stringify(problems.en.fields));
  assert.deepEqual(problems.zh.fields.map((one) => one.path), problems.en.fields.map((one) => one.path));
  return problems;
}
