// SPDX-License-Identifier: Apache-2.0
#include "services/export_ledger.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/problem.hpp"
#include "documents/ledger_layouts.hpp"
#include "services/access.hpp"
#include "services/hazards.hpp"
#include "services/places.hpp"
#include "store/hazard_store.hpp"
#include "store/place_store.hpp"
#include "store/region_store.hpp"
#include "store/sql/dialect.hpp"

namespace gridward::services {

namespace {

constexpr int page = 500;
using documents::HazardColumn;
using documents::LedgerCell;
using documents::PlaceColumn;

template <typename Column>
class RowOf {
 public:
  LedgerCell& operator[](Column column) { return m_cells[static_cast<std::size_t>(column)]; }
  const std::vector<LedgerCell>& cells() const { return m_cells; }

 private:
  std::vector<LedgerCell> m_cells = std::vector<LedgerCell>(static_cast<std::size_t>(Column::count));
};

std::vector<domain::RegionCode> scope_of(const Context& context, const ExportRequest& request, store::sql::Connection& connection) {
  if (request.caller != nullptr) {
    require_anywhere(context, *request.caller, domain::Act::export_ledger);
    return scope_within(context, *request.caller, domain::Act::export_ledger, request.within);
  }
  if (request.within) return {*request.within};
  std::vector<domain::RegionCode> provinces;
  connection.each("SELECT code FROM region WHERE level = 'province' ORDER BY code", {}, [&](store::sql::Row& row) { provinces.push_back(*domain::RegionCode::parse(row.text(0))); });
  return provinces;
}

std::string in_language(base::Language language, const std::string& zh, const std::string& en) { return language == base::Language::zh ? zh : en; }

std::string message(base::Language language, const std::string& code) { return base::Messages::shared().text(language, code); }

std::string class_name(base::Language language, domain::HazardLevel level) { return message(language, std::string("hazard_level.") + boost::describe::enum_to_string(level, "")); }

std::string basis_of(const Context& context, const domain::Hazard& hazard) {
  if (!hazard.checklist || !hazard.item) return {};
  const auto* list = context.rules.checklists.find(hazard.checklist->id, hazard.checklist->version);
  if (list == nullptr) return {};
  for (const auto& item : list->items)
    if (item.id == *hazard.item)
      for (const auto& basis : item.basis)
        if (basis.code != "common_practice") return basis.code + (basis.article ? " " + *basis.article : "");
  return {};
}

/// People and addresses of one export, each opened or read once; the same few stand in every row. Bounded, so that memory stays flat.
class Known {
 public:
  Known(const Context& context, store::sql::Connection& connection) : m_context(context), m_connection(connection) {}
  const std::string& person(const std::string& id) {
    return once(m_people, id, [&] { return name_of_person(m_context, m_connection, id); });
  }
  const std::string& address(const domain::PlaceId& id) {
    return once(m_addresses, id.text(), [&] {
      const auto place = store::find_place(m_connection, id);
      return place ? place->place.address : std::string();
    });
  }

 private:
  using Texts = std::unordered_map<std::string, std::string>;
  template <typename Read>
  static const std::string& once(Texts& texts, const std::string& id, Read read) {
    if (const auto found = texts.find(id); found != texts.end()) return found->second;
    if (texts.size() >= 20'000) texts.clear();
    return texts[id] = read();
  }
  const Context& m_context;
  store::sql::Connection& m_connection;
  Texts m_people, m_addresses;
};

void add_hazard(const Context& context, store::sql::Connection& connection, documents::LedgerWorkbook& book, const domain::Hazard& hazard, const HazardView& view, Known& known, base::Language language) {
  RowOf<HazardColumn> row;
  row[HazardColumn::serial] = static_cast<double>(book.rows() + 1);
  row[HazardColumn::inspected_on] = base::shanghai_date(hazard.found_at);
  row[HazardColumn::inspector] = known.person(hazard.found_by);
  row[HazardColumn::region] = view.region_name;
  row[HazardColumn::place] = view.place_name;
  if (hazard.place) row[HazardColumn::address] = known.address(*hazard.place);
  if (view.item_text) row[HazardColumn::category] = in_language(language, view.item_text->zh, view.item_text->en);
  row[HazardColumn::description] = hazard.description;
  row[HazardColumn::level] = class_name(language, hazard.level);
  row[HazardColumn::basis] = basis_of(context, hazard);
  row[HazardColumn::responsible_unit] = view.place_name;
  if (hazard.due) row[HazardColumn::due] = base::shanghai_date(*hazard.due);
  for (const auto& step : store::steps_of(connection, hazard.id)) {
    if (step.kind == domain::StepKind::found && !step.photos.empty()) row[HazardColumn::photo_before] = message(language, "ledger.yes");
    if (step.kind == domain::StepKind::notice_given) row[HazardColumn::measure] = message(language, "ledger.notice_given");
    if (step.kind == domain::StepKind::done || step.kind == domain::StepKind::fixed_on_the_spot) {
      row[HazardColumn::done_on] = base::shanghai_date(step.at);
      if (!step.text.empty()) row[HazardColumn::measure] = step.text;
      if (!step.photos.empty()) row[HazardColumn::photo_after] = message(language, "ledger.yes");
    }
    if (step.kind == domain::StepKind::recheck_passed || step.kind == domain::StepKind::recheck_failed) {
      row[HazardColumn::rechecker] = known.person(step.actor);
      row[HazardColumn::recheck_result] = message(language, step.kind == domain::StepKind::recheck_passed ? "ledger.passed" : "ledger.failed");
    }
  }
  row[HazardColumn::closed] = message(language, domain::is_open(hazard) ? "ledger.no" : "ledger.yes");
  book.add(row.cells());
}

/// A wider area one sub-district after another: only within one does an index give the order, and without it each page sorts everything.
std::vector<domain::RegionCode> subdistricts_of(store::sql::Connection& connection, const std::vector<domain::RegionCode>& scope) {
  constexpr std::size_t digits = 9;
  std::vector<domain::RegionCode> parts;
  for (const auto& region : scope) {
    const auto codes = region.text().size() >= digits ? std::vector<std::string>{region.text()} : store::sql::codes_present(connection, "hazard", "subdistrict", region.text());
    // A hazard kept at a county itself belongs to no sub-district; its area is then read as one.
    const bool apart = std::all_of(codes.begin(), codes.end(), [&](const auto& code) { return code.size() >= digits; });
    if (!apart) parts.push_back(region);
    else for (const auto& code : codes) parts.push_back(*domain::RegionCode::parse(code));
  }
  return parts;
}

void export_hazards(const Context& context, store::sql::Connection& connection, documents::LedgerWorkbook& book, const domain::RegionCode& part, base::Language language) {
  store::HazardSearch search;
  search.within = {part};
  search.order = store::HazardOrder::newest_first;
  search.limit = page;
  Known known(context, connection);
  for (;;) {
    const auto hazards = store::search_hazards(connection, search);
    const auto views = views_of(context, connection, hazards, context.clock.now());
    for (std::size_t i = 0; i < hazards.size(); ++i) add_hazard(context, connection, book, hazards[i], views[i], known, language);
    if (hazards.size() < page) return;
    search.after = std::pair(hazards.back().found_at.us, hazards.back().id.text());
  }
}

void add_place(const Context& context, store::sql::Connection& connection, documents::LedgerWorkbook& book, const store::StoredPlace& stored, base::Language language) {
  const auto& place = stored.place;
  RowOf<PlaceColumn> row;
  row[PlaceColumn::serial] = static_cast<double>(book.rows() + 1);
  row[PlaceColumn::community] = context.grids.name_of(place.region.at_most(12));
  row[PlaceColumn::grid] = place.region.text().size() > 12 ? context.grids.name_of(place.region) : std::string();
  row[PlaceColumn::name] = place.name;
  if (place.credit_code) row[PlaceColumn::credit_code] = *place.credit_code;
  row[PlaceColumn::address] = place.address;
  if (const auto* type = context.rules.place_type(place.type)) row[PlaceColumn::type] = in_language(language, type->zh, type->en);
  if (place.area_m2) row[PlaceColumn::area_m2] = *place.area_m2;
  if (place.floors) row[PlaceColumn::floors] = static_cast<double>(*place.floors);
  if (place.staff) row[PlaceColumn::staff] = static_cast<double>(*place.staff);
  if (place.slept_in) row[PlaceColumn::slept_in] = message(language, *place.slept_in ? "ledger.yes" : "ledger.no");
  row[PlaceColumn::gas] = message(language, std::string("gas_kind.") + boost::describe::enum_to_string(place.gas, ""));
  if (!place.contact.empty())
    if (const auto contact = context.vault.open(connection, store::VaultId(place.contact))) {
      const auto field = [&](const char* name) { const auto at = contact->find(name); return at == contact->end() ? std::string() : at->second; };
      row[PlaceColumn::contact] = base::masked_name(field("name"));
      row[PlaceColumn::phone] = base::masked_phone(field("phone"));
    }
  row[PlaceColumn::extinguishers] = static_cast<double>(store::extinguishers_of(connection, place.id).size());
  if (place.last_inspected) row[PlaceColumn::last_inspected] = base::shanghai_date(*place.last_inspected);
  row[PlaceColumn::risk] = message(language, std::string("risk_level.") + boost::describe::enum_to_string(place.risk, ""));
  row[PlaceColumn::note] = place.note;
  book.add(row.cells());
}

void export_places(const Context& context, store::sql::Connection& connection, documents::LedgerWorkbook& book, std::vector<domain::RegionCode> scope, base::Language language) {
  store::PlaceSearch search;
  search.within = std::move(scope);
  search.limit = page;
  for (;;) {
    const auto places = store::search_places(connection, search);
    for (const auto& place : places) add_place(context, connection, book, place, language);
    if (places.size() < page) return;
    search.after = places.back().place.id.text();
  }
}

}  // namespace

Exported export_ledger(const Context& context, const ExportRequest& request, const std::filesystem::path& file) {
  return context.readers.with([&](store::sql::Connection& connection) {
    const auto scope = scope_of(context, request, connection);
    if (scope.empty()) throw base::forbidden();
    const auto unit = context.grids.name_of(request.within.value_or(scope.front()));
    const auto today = base::shanghai_date(context.clock.now());
    const bool hazards = request.ledger == LedgerName::hazards;
    documents::LedgerWorkbook book(file, hazards ? documents::hazard_ledger(request.language, unit, today) : documents::place_ledger(request.language, unit, today));
    if (hazards) for (const auto& part : subdistricts_of(connection, scope)) export_hazards(context, connection, book, part, request.language);
    else export_places(context, connection, book, scope, request.language);
    const auto rows = book.rows();
    return Exported{rows, book.finish()};
  });
}

}  // namespace gridward::services
