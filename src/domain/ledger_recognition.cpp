// SPDX-License-Identifier: Apache-2.0
#include "domain/ledger_recognition.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "domain/ledger_values.hpp"

namespace gridward::domain {

namespace {

using F = LedgerField;
using Keys = std::vector<std::string>;
using Meanings = std::vector<std::optional<LedgerField>>;

constexpr std::size_t last_possible_header = 10;

struct Candidate {
  std::size_t at = 0;
  bool two_lines = false;
  std::vector<std::string> headers;
  Meanings fields;
  std::size_t matched = 0;
  bool complete = false;
};

std::optional<LedgerField> meaning(LedgerKind kind, const std::string& key) {
  if (key.empty()) return std::nullopt;
  for (const auto& known : fields_of(kind))
    if (std::find(known.names.begin(), known.names.end(), key) != known.names.end()) return known.field;
  return std::nullopt;
}

/// "电话" belongs to the person named to its left: two columns of that name stand for the person in charge and the landlord.
void give_phones_to_their_owners(Meanings& fields, const Keys& keys) {
  bool landlords = false;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i] == F::landlord) landlords = true;
    if (fields[i] == F::contact) landlords = false;
    const bool nameless = keys[i].find("人") == std::string::npos && keys[i].find("主") == std::string::npos;
    if (fields[i] == F::contact_phone && landlords && nameless) fields[i] = F::landlord_phone;
  }
}

/// The first column of a field counts; a second one is not imported.
void keep_first(Meanings& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto end = fields.begin() + static_cast<std::ptrdiff_t>(i);
    if (fields[i] && std::find(fields.begin(), end, fields[i]) != end) fields[i].reset();
  }
}

bool has_all_needed(LedgerKind kind, const Meanings& fields) {
  const auto has = [&](F field) { return std::find(fields.begin(), fields.end(), field) != fields.end(); };
  if (kind == LedgerKind::regions && !has(F::code) && !(has(F::name) && has(F::community))) return false;
  const auto known = fields_of(kind);
  return std::all_of(known.begin(), known.end(), [&](const FieldNames& f) { return !f.needed || has(f.field); });
}

void judge(LedgerKind kind, Candidate& candidate, const Keys& keys) {
  give_phones_to_their_owners(candidate.fields, keys);
  keep_first(candidate.fields);
  candidate.matched = static_cast<std::size_t>(std::count_if(candidate.fields.begin(), candidate.fields.end(), [](const auto& f) { return f.has_value(); }));
  candidate.complete = has_all_needed(kind, candidate.fields);
}

std::string shown(std::string_view cell) {
  std::string text(base::trimmed(cell));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return std::string(base::first_characters(text, 60));
}

Candidate one_line(LedgerKind kind, std::span<const TableRow> rows, std::size_t at) {
  Candidate candidate{.at = at, .headers = {}, .fields = {}};
  Keys keys;
  for (const auto& cell : rows[at].cells) {
    keys.push_back(header_key(cell));
    candidate.headers.push_back(shown(cell));
    candidate.fields.push_back(meaning(kind, keys.back()));
  }
  judge(kind, candidate, keys);
  return candidate;
}

/// Upper line "负责人" merged over two columns, lower line "姓名 | 电话": each column is tried as both lines together, then
/// as its own lower or upper line alone.
Candidate two_lines(LedgerKind kind, std::span<const TableRow> rows, std::size_t at) {
  Candidate candidate{.at = at, .two_lines = true, .headers = {}, .fields = {}};
  const auto& upper_cells = rows[at].cells;
  const auto& lower_cells = rows[at + 1].cells;
  const auto cell = [](const std::vector<std::string>& cells, std::size_t i) { return i < cells.size() ? std::string(base::trimmed(cells[i])) : std::string(); };
  Keys keys;
  std::string group;
  for (std::size_t i = 0; i < std::max(upper_cells.size(), lower_cells.size()); ++i) {
    const std::string lower = cell(lower_cells, i);
    std::string upper = cell(upper_cells, i);
    if (!upper.empty()) group = upper;
    else if (!lower.empty()) upper = group;
    else group.clear();
    auto field = meaning(kind, header_key(upper + lower));
    if (!field) field = meaning(kind, header_key(lower.empty() ? upper : lower));
    if (!field && meaning(kind, header_key(upper)) && header_key(lower) == "姓名") field = meaning(kind, header_key(upper));
    keys.push_back(header_key(upper + lower));
    candidate.headers.push_back(shown(lower.empty() ? upper : upper.empty() ? lower : upper + "/" + lower));
    candidate.fields.push_back(field);
  }
  judge(kind, candidate, keys);
  return candidate;
}

bool better(const Candidate& a, const Candidate& b) {
  return std::pair(a.complete, a.matched) > std::pair(b.complete, b.matched);
}

/// The best header in the first rows; `matched` is 0 when nothing looks like one.
Candidate best_header(LedgerKind kind, std::span<const TableRow> rows) {
  Candidate best;
  for (std::size_t i = 0; i < std::min(rows.size(), last_possible_header); ++i) {
    Candidate single = one_line(kind, rows, i);
    if (better(single, best)) best = std::move(single);
  }
  for (std::size_t i = 0; i + 1 < std::min(rows.size(), last_possible_header + 1); ++i) {
    // A data row below the header adds no meaning to it, so two lines win only when they explain more.
    Candidate pair = two_lines(kind, rows, i);
    if (better(pair, best)) best = std::move(pair);
  }
  return best;
}

std::string needed_names(LedgerKind kind) {
  if (kind == LedgerKind::regions) return "网格编码 / code";
  std::string names;
  for (const auto& field : fields_of(kind)) {
    if (!field.needed) continue;
    const auto english = std::find_if(field.names.begin(), field.names.end(), [](std::string_view n) { return static_cast<unsigned char>(n.front()) < 0x80; });
    names += names.empty() ? "" : ", ";
    names += std::string(field.names.front()) + " / " + std::string(*english);
  }
  return names;
}

Datum datum_in(const Candidate& header) {
  for (std::size_t i = 0; i < header.fields.size(); ++i) {
    const auto field = header.fields[i];
    if (field != F::longitude && field != F::latitude && field != F::coordinates) continue;
    const std::string text = base::lower_ascii(base::half_width(header.headers[i]));
    const auto says = [&](std::string_view word) { return text.find(word) != std::string::npos; };
    if (says("高德") || says("腾讯") || says("微信") || says("gcj") || says("火星")) return Datum::gcj02;
    if (says("百度") || says("bd-09") || says("bd09")) return Datum::bd09;
    if (says("cgcs") || says("天地图") || says("2000")) return Datum::cgcs2000;
  }
  return Datum::wgs84;
}

constexpr std::array<std::string_view, 6> total_words = {"合计", "小计", "总计", "共计", "累计", "total"};
constexpr std::array<std::string_view, 14> remark_words = {"填报人", "填表人", "制表", "审核人", "审核:", "负责人签字", "负责人(签字)",
                                                           "填报日期", "填表日期", "注:", "备注:", "说明:", "统计人", "单位负责人:"};

/// What the row's first filled cell begins with, in comparable form.
std::string opening(const TableRow& row, std::size_t& filled) {
  std::string first;
  filled = 0;
  for (const auto& cell : row.cells) {
    const auto text = base::trimmed(cell);
    if (text.empty()) continue;
    if (filled++ > 0) continue;
    first = base::lower_ascii(base::half_width(text.substr(0, 60)));
    first.erase(std::remove(first.begin(), first.end(), ' '), first.end());
  }
  return first;
}

template <std::size_t N>
bool begins_with_one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return base::starts_with(text, word); });
}

/// A total is a cell of that word, perhaps with spaces between its characters and a figure behind ("合 计：12 家"). A name that
/// begins with it goes on in Chinese.
bool is_total(std::string_view cell_text) {
  if (cell_text.find("计") == std::string_view::npos && cell_text.find("otal") == std::string_view::npos) return false;
  const std::string text = header_key(cell_text);
  return std::any_of(total_words.begin(), total_words.end(), [&](std::string_view word) {
    return base::starts_with(text, word) && (text.size() == word.size() || static_cast<unsigned char>(text[word.size()]) < 0x80);
  });
}

/// The header stands again after a page break; with two lines, either of them.
bool repeats_header(const RecognisedLedger& ledger, const TableRow& row) {
  std::size_t same = 0, other = 0;
  for (std::size_t i = 0; i < row.cells.size() && i < ledger.headers.size(); ++i) {
    const auto cell = base::trimmed(row.cells[i]);
    const std::string_view header = ledger.headers[i];
    if (cell.empty()) continue;
    const bool upper = header.size() > cell.size() && header[cell.size()] == '/' && base::starts_with(header, cell);
    const bool lower = header.size() > cell.size() && header[header.size() - cell.size() - 1] == '/' && header.substr(header.size() - cell.size()) == cell;
    (cell == header || upper || lower ? same : other) += 1;
  }
  return same >= 2 && same > other;
}

}  // namespace

std::optional<std::size_t> RecognisedLedger::column(LedgerField field) const {
  const auto at = std::find(fields.begin(), fields.end(), field);
  if (at == fields.end()) return std::nullopt;
  return static_cast<std::size_t>(at - fields.begin());
}

std::string RecognisedLedger::raw_text(const TableRow& row, LedgerField field) const {
  const auto at = column(field);
  return at && *at < row.cells.size() ? clean_cell(row.cells[*at]) : std::string();
}

std::string RecognisedLedger::text(const TableRow& row, LedgerField field) const {
  std::string value = raw_text(row, field);
  return says_none(value) ? std::string() : value;
}

std::string RecognisedLedger::header(LedgerField field) const {
  if (const auto at = column(field)) return headers[*at];
  for (const auto& known : fields_of(kind))
    if (known.field == field) return std::string(known.names.front());
  return {};
}

RecognisedLedger recognise(LedgerKind kind, std::span<const TableRow> first_rows) {
  Candidate header = best_header(kind, first_rows);
  if (!header.complete) {
    const std::int64_t nearest = header.matched == 0 ? 0 : first_rows[header.at].number;
    throw base::invalid("import.no_header", {{"needed", needed_names(kind)}, {"nearest", std::to_string(nearest)}});
  }
  RecognisedLedger ledger;
  ledger.kind = kind;
  ledger.header_row = first_rows[header.at].number;
  ledger.last_header_row = first_rows[header.at + (header.two_lines ? 1 : 0)].number;
  ledger.datum = datum_in(header);
  for (std::size_t i = 0; i < header.headers.size(); ++i)
    if (!header.headers[i].empty() && (!header.fields[i] || is_dropped(*header.fields[i])) && header.fields[i] != F::serial)
      ledger.ignored.push_back(header.headers[i]);
  ledger.headers = std::move(header.headers);
  ledger.fields = std::move(header.fields);
  return ledger;
}

RowKind kind_of(const RecognisedLedger& ledger, const TableRow& row) {
  if (row.number <= ledger.last_header_row) return RowKind::header;
  std::size_t filled = 0;
  const std::string first = opening(row, filled);
  if (filled == 0) return row.boundary || row.point ? RowKind::data : RowKind::blank;
  if (is_total(first)) return RowKind::total;
  // "1 | 合计 | …" or an empty serial with the word in the name's column.
  if (const auto name = ledger.column(F::name); name && *name < row.cells.size() && is_total(row.cells[*name])) return RowKind::total;
  if (begins_with_one_of(first, remark_words)) return RowKind::remark;
  if (repeats_header(ledger, row)) return RowKind::header;
  return RowKind::data;
}

}  // namespace gridward::domain
