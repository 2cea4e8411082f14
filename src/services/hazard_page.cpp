// SPDX-License-Identifier: Apache-2.0
#include "services/hazard_page.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "json/codec.hpp"
#include "json/object_fields.hpp"
#include "services/hazard_cursor.hpp"
#include "services/hazards.hpp"
#include "store/place_store.hpp"

namespace gridward::services {

namespace {

constexpr base::Instant ever_before{std::numeric_limits<std::int64_t>::min()}, for_ever{std::numeric_limits<std::int64_t>::max()};

/// Fields of a row, each after a comma but the first.
class RowText {
 public:
  explicit RowText(const json::ObjectFields& from) : m_from(from) { m_text.reserve(1024); }

  void copy(std::string_view name) {
    if (const auto raw = m_from.raw(name); !raw.empty()) begin(name) += raw;
    else m_whole = false;
  }
  void copy_if_there(std::string_view name) {
    if (const auto raw = m_from.raw(name); !raw.empty()) begin(name) += raw;
  }
  template <typename T>
  void add(std::string_view name, const T& value) {
    json::append(begin(name), value);
  }
  void add_fields(std::string_view text) { (m_text += ',') += text; }

  /// Nothing when the document lacks what every row shows: one of an older release.
  std::optional<std::string> finish() {
    if (!m_whole) return std::nullopt;
    return m_text += '}';
  }

 private:
  std::string& begin(std::string_view name) {
    m_text += m_text.empty() ? "{\"" : ",\"";
    m_text += name;
    return m_text += "\":";
  }
  const json::ObjectFields& m_from;
  std::string m_text;
  bool m_whole = true;
};

const base::Text* item_text(const domain::Rules& rules, const json::ObjectFields& hazard) {
  const json::ObjectFields checklist(hazard.raw("checklist"));
  const auto item = hazard.plain("item"), version = checklist.raw("version");
  std::int64_t number = 0;
  std::from_chars(version.data(), version.data() + version.size(), number);
  const auto* list = item.empty() ? nullptr : rules.checklists.find(std::string(checklist.plain("id")), number);
  if (list == nullptr) return nullptr;
  const auto found = std::find_if(list->items.begin(), list->items.end(), [&](const auto& one) { return one.id == item; });
  return found == list->items.end() ? nullptr : &found->text;
}

/// The fields in the order of HazardView; `place` holds its two.
std::optional<std::string> row_from(const Context& context, std::string_view document, std::string_view place, bool overdue) {
  const json::ObjectFields from(document);
  RowText row(from);
  row.copy("id");
  row.copy("source");
  row.copy_if_there("inspection");
  row.copy_if_there("place");
  row.add_fields(place);
  row.copy("region");
  const auto region = domain::RegionCode::parse(from.plain("region"));
  if (!region) return std::nullopt;
  row.add("region_name", context.grids.name_of(*region));
  row.copy_if_there("checklist");
  row.copy_if_there("item");
  if (const auto* text = item_text(context.rules, from)) row.add("item_text", *text);
  for (const auto* name : {"description", "result_class", "level"}) row.copy(name);
  row.copy_if_there("comprehensive_element");
  for (const auto* name : {"state", "climb", "found_at", "found_by", "fixed_by"}) row.copy(name);
  for (const auto* name : {"fix_sent_by", "due"}) row.copy_if_there(name);
  row.add("overdue", overdue);
  row.copy_if_there("department");
  for (const auto* name : {"extensions", "reopened"}) row.copy(name);
  row.copy_if_there("closed_at");
  row.copy("version");
  return row.finish();
}

RowCache::Row row_of(const Context& context, store::sql::Connection& connection, const store::HazardDocument& stored, std::string_view place, base::Instant now) {
  domain::Hazard known;
  known.state = stored.state;
  known.due = stored.due;
  const bool overdue = domain::is_overdue(known, now);
  RowCache::Row row{stored.version, ever_before, for_ever, {}};
  if (overdue) row.from = {stored.due->us + 1};
  else if (domain::is_overdue(known, for_ever)) row.until = {stored.due->us + 1};
  if (auto text = row_from(context, stored.document, place, overdue)) row.bytes = std::move(*text);
  else row.bytes = json::write_text(view_of(context, connection, json::read_stored<domain::Hazard>(stored.document), now));
  return row;
}

/// "place_name":…,"place_type":… for each document, in its order.
RowCache::Rows places_of(const Context& context, store::sql::Connection& connection, const std::vector<store::HazardDocument>& documents, const RowCache::Moment& moment, base::Instant now) {
  auto& kept = context.pages.place_names();
  std::vector<RowCache::Wanted> wanted;
  for (const auto& one : documents) wanted.push_back({one.place.value_or(std::string()), 0});
  auto rows = kept.find(connection, moment, wanted, now);
  std::vector<domain::PlaceId> missing;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!rows[i] && documents[i].place) missing.emplace_back(wanted[i].id);
  const auto names = store::place_names(connection, missing);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i]) continue;
    const auto found = names.find(wanted[i].id);
    const auto& name = found == names.end() ? store::PlaceName{} : found->second;
    std::string text = "\"place_name\":";
    json::append(text, name.name);
    json::append(text += ",\"place_type\":", name.type);
    rows[i] = kept.keep(moment, wanted[i].id, {0, ever_before, for_ever, std::move(text)});
  }
  return rows;
}

/// Reads and makes what is not kept: one after the other when it is little, else the page once more with its content.
void add_missing(const Context& context, store::sql::Connection& connection, const store::HazardSearch& search, const std::vector<RowCache::Wanted>& wanted, const RowCache::Moment& moment, base::Instant now,
                 RowCache::Rows& rows) {
  constexpr std::ptrdiff_t little = 8;
  const auto missing = std::count(rows.begin(), rows.end(), nullptr);
  if (missing == 0) return;
  std::vector<store::HazardDocument> documents;
  if (missing > little) documents = store::search_hazard_documents(connection, search);
  else
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (!rows[i])
        if (auto document = store::find_hazard_document(connection, wanted[i].id)) documents.push_back(std::move(*document));
  const auto places = places_of(context, connection, documents, moment, now);
  std::size_t at = 0;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    while (at < rows.size() && wanted[at].id != documents[i].id) ++at;
    if (at < rows.size() && !rows[at])
      rows[at] = context.pages.hazard_rows().keep(moment, wanted[at].id, row_of(context, connection, documents[i], places[i]->bytes, now));
  }
  // One transaction reads keys and content: they cannot differ.
  ENSURE(std::count(rows.begin(), rows.end(), nullptr) == 0);
}

PageCache::Page joined(const RowCache::Rows& rows, const std::optional<std::string>& next, base::Instant now) {
  PageCache::Page page{now, for_ever, "{\"items\":["};
  std::size_t bytes = 100;
  for (const auto& row : rows) bytes += row->bytes.size() + 1;
  page.bytes.reserve(bytes);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0) page.bytes += ',';
    page.bytes += rows[i]->bytes;
    page.until = std::min(page.until, rows[i]->until);
  }
  page.bytes += ']';
  if (next) page.bytes.append(",\"next\":\"").append(*next).append(1, '"');
  page.bytes += '}';
  return page;
}

}  // namespace

PageCache::Page hazard_page(const Context& context, store::sql::Connection& connection, const store::HazardSearch& search, const RowCache::Moment& moment, base::Instant now) {
  auto keys = store::search_hazard_keys(connection, search);
  std::optional<std::string> next;
  if (keys.size() == static_cast<std::size_t>(search.limit)) {
    keys.pop_back();
    next = text_of(HazardCursor{keys.back().sort_key, keys.back().id});
  }
  std::vector<RowCache::Wanted> wanted;
  wanted.reserve(keys.size());
  for (auto& key : keys) wanted.push_back({std::move(key.id), key.version});
  auto rows = context.pages.hazard_rows().find(connection, moment, wanted, now);
  add_missing(context, connection, search, wanted, moment, now, rows);
  auto page = joined(rows, next, now);
  if (search.overdue_at) page.until = now;
  return page;
}

}  // namespace gridward::services
