// SPDX-License-Identifier: Apache-2.0
// A whole ledger as it comes out of a file: recognised or refused, every row read or left out with a reason.
#include <cmath>

#include "base/text.hpp"
#include "documents/csv_reader.hpp"
#include "documents/row_stream.hpp"
#include "domain/ledger_rows.hpp"
#include "fuzz/fuzz.hpp"
#include "json/rules_reader.hpp"
#include "main/embedded.hpp"

using namespace gridward;

namespace {

using domain::LedgerKind;

const domain::Rules& rules() {
  static const domain::Rules read = [] {
    std::vector<json::DataFile> files;
    for (const auto& file : embedded::all()) files.push_back({file.path, file.content});
    return json::read_rules(files);
  }();
  return read;
}

std::vector<domain::TableRow> rows_of(std::string_view text) {
  std::vector<domain::TableRow> all;
  const std::function<bool(documents::Row&)> on_row = [&](documents::Row& row) {
    all.push_back(row);
    return all.size() < 100;
  };
  documents::RowStream rows({}, 1000, on_row);
  documents::CsvReader reader(',', [&](std::vector<std::string>& cells) { return rows.take(cells); });
  reader.feed(text);
  reader.finish();
  return all;
}

bool parsed(const domain::RecognisedLedger& ledger, const domain::TableRow& row, domain::Doubts& doubts) {
  switch (ledger.kind) {
    case LedgerKind::divisions: return domain::parse_division(ledger, row, doubts).has_value();
    case LedgerKind::regions: return domain::parse_region(ledger, row, doubts).has_value();
    case LedgerKind::people: return domain::parse_person(ledger, row, doubts).has_value();
    case LedgerKind::places: break;
  }
  const auto place = domain::parse_place(ledger, row, rules().place_types, doubts);
  if (!place) return false;
  HOLDS(!place->name.empty() && base::is_utf8(place->name));
  HOLDS(!place->area_m2 || (std::isfinite(*place->area_m2) && *place->area_m2 >= 0));
  HOLDS(!place->position || domain::on_earth(*place->position));
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto text = fuzz::text_of(data, size);
  const auto kind = static_cast<LedgerKind>(fuzz::choice(text, 4));
  if (!base::is_utf8(text)) return 0;
  fuzz::accepted([&] {
    const auto rows = rows_of(text);
    const auto ledger = domain::recognise(kind, std::span(rows).first(std::min(rows.size(), domain::rows_to_recognise)));
    HOLDS(ledger.kind == kind && ledger.headers.size() == ledger.fields.size() && ledger.last_header_row >= ledger.header_row);
    for (const auto& row : rows) {
      if (row.number <= ledger.last_header_row || domain::kind_of(ledger, row) != domain::RowKind::data) continue;
      domain::Doubts doubts;
      const bool kept = parsed(ledger, row, doubts);
      bool left_out = false;
      for (const auto& doubt : doubts) {
        HOLDS(doubt.row == row.number && !doubt.code.empty());
        left_out = left_out || doubt.row_left_out;
      }
      HOLDS(kept != left_out);
    }
  });
  return 0;
}
