// SPDX-License-Identifier: Apache-2.0
#include "domain/extinguisher.hpp"

#include <algorithm>

#include "base/problem.hpp"

namespace gridward::domain {

using namespace std::chrono;

namespace {

base::Date last_day(year_month month) { return base::Date(month / last); }

/// The same day some months later; the last day of the month where that month has no such day.
base::Date months_after(base::Date day, std::int64_t count) {
  const year_month_day from(day);
  const year_month to = from.year() / from.month() + months(count);
  const year_month_day same(to.year(), to.month(), from.day());
  return same.ok() ? base::Date(same) : last_day(to);
}

std::optional<year_month> parse_month(std::string_view text) {
  const auto first = base::parse_date(std::string(text) + "-01");
  if (!first) return std::nullopt;
  const year_month_day day(*first);
  return day.year() / day.month();
}

const ExtinguisherType* type_of(const LifeTable& table, const std::string& id) {
  const auto found = std::find_if(table.types.begin(), table.types.end(), [&](const auto& type) { return type.id == id; });
  return found == table.types.end() ? nullptr : &*found;
}

bool has(const Extinguisher& extinguisher, ExtinguisherDefect defect) {
  return std::find(extinguisher.defects.begin(), extinguisher.defects.end(), defect) != extinguisher.defects.end();
}

/// The dates; all of them empty when the manufacture date cannot be read.
ExtinguisherLife dates_of(const Extinguisher& extinguisher, const ExtinguisherType& type, base::Date today) {
  ExtinguisherLife life;
  const auto made = extinguisher.manufactured ? parse_month(*extinguisher.manufactured) : std::nullopt;
  if (!made) return life;
  life.first_due = last_day(*made + months(type.first_service_months));
  life.scrap_on = last_day(*made + months(type.scrap_after_months));
  life.next_due = extinguisher.last_service ? months_after(*extinguisher.last_service, type.service_every_months) : *life.first_due;
  life.days_left = (std::min(*life.next_due, *life.scrap_on) - today).count();
  return life;
}

}  // namespace

std::optional<base::Date> end_of_month(std::string_view year_month) {
  const auto month = parse_month(year_month);
  return month ? std::optional(last_day(*month)) : std::nullopt;
}

ExtinguisherLife life_of(const Extinguisher& extinguisher, const LifeTable& table, base::Date today) {
  const bool obsolete = std::find(table.obsolete.begin(), table.obsolete.end(), extinguisher.type) != table.obsolete.end();
  if (obsolete) return {.status = ExtinguisherStatus::scrapped_required, .first_due = {}, .next_due = {}, .scrap_on = {}, .days_left = {}};
  const auto* type = type_of(table, extinguisher.type);
  if (type == nullptr) throw base::invalid("extinguisher.unknown_type");
  auto life = dates_of(extinguisher, *type, today);
  life.status = [&] {
    if (!life.scrap_on || today > *life.scrap_on || has(extinguisher, ExtinguisherDefect::body)) return ExtinguisherStatus::scrapped_required;
    if (today > *life.next_due) return ExtinguisherStatus::expired_service;
    if (has(extinguisher, ExtinguisherDefect::service_defect)) return ExtinguisherStatus::body_defect;
    if (has(extinguisher, ExtinguisherDefect::pressure_low)) return ExtinguisherStatus::pressure_low;
    return *life.days_left <= table.due_soon_days ? ExtinguisherStatus::due_soon : ExtinguisherStatus::ok;
  }();
  return life;
}

}  // namespace gridward::domain
