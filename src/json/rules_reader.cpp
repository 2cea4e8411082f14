// SPDX-License-Identifier: Apache-2.0
#include "json/rules_reader.hpp"

#include <boost/json.hpp>
#include <boost/describe.hpp>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/substitution_rules.hpp"

namespace gridward::json {

namespace bj = boost::json;

namespace {

base::Text text_of(const bj::value& value) {
  return {std::string(value.at("zh").as_string()), std::string(value.at("en").as_string())};
}

std::string string_of(const bj::object& object, std::string_view key) {
  return std::string(object.at(key).as_string());
}

std::optional<std::string> maybe_string(const bj::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  if (value == nullptr || value->is_null()) return std::nullopt;
  return std::string(value->as_string());
}

std::optional<std::int64_t> maybe_number(const bj::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  if (value == nullptr || value->is_null()) return std::nullopt;
  return value->as_int64();
}

base::Date date_of(std::string_view text) {
  const auto date = base::parse_date(text);
  if (!date) throw std::invalid_argument("not a date: " + std::string(text));
  return *date;
}

std::optional<base::Date> maybe_date(const bj::object& object, std::string_view key) {
  const auto text = maybe_string(object, key);
  return text ? std::optional(date_of(*text)) : std::nullopt;
}

template <typename Enum>
Enum enum_of(std::string_view name) {
  Enum value{};
  if (!boost::describe::enum_from_string(std::string(name).c_str(), value))
    throw std::invalid_argument("unknown value: " + std::string(name));
  return value;
}

domain::Outcome outcome_of(const bj::object& object) {
  domain::Outcome outcome;
  outcome.id = maybe_string(object, "id").value_or("");
  if (const auto* when = object.if_contains("when")) outcome.when = text_of(*when);
  outcome.result_class = enum_of<domain::ResultClass>(string_of(object, "class"));
  outcome.hours = maybe_number(object, "hours");
  outcome.days = maybe_number(object, "days");
  outcome.comprehensive_element = maybe_string(object, "comprehensive_element");
  return outcome;
}

domain::Basis basis_of(const bj::object& object) {
  return {string_of(object, "code"), string_of(object, "edition"), maybe_string(object, "article"),
          maybe_date(object, "from"), maybe_date(object, "to"), object.at("confirmed").as_bool()};
}

domain::ChecklistItem item_of(const bj::object& object) {
  domain::ChecklistItem item;
  item.id = string_of(object, "id");
  item.group = string_of(object, "group");
  item.text = text_of(object.at("text"));
  item.look_at = text_of(object.at("look_at"));
  item.pass = text_of(object.at("pass"));
  item.result = outcome_of(object.at("result").as_object());
  for (const auto& variant : object.at("variants").as_array()) item.variants.push_back(outcome_of(variant.as_object()));
  item.refer = maybe_string(object, "refer");
  item.advice = text_of(object.at("advice"));
  for (const auto& phrase : object.at("phrases").as_array()) item.phrases.push_back(text_of(phrase));
  for (const auto& basis : object.at("basis").as_array()) item.basis.push_back(basis_of(basis.as_object()));
  item.photo = enum_of<domain::PhotoPolicy>(string_of(object, "photo"));
  return item;
}

domain::Checklist checklist_of(const bj::object& object) {
  domain::Checklist list;
  list.id = string_of(object, "id");
  list.version = object.at("version").as_int64();
  list.published = date_of(string_of(object, "published"));
  list.title = text_of(object.at("title"));
  for (const auto& type : object.at("place_types").as_array()) list.place_types.emplace_back(type.as_string());
  for (const auto& include : object.at("includes").as_array())
    list.includes.push_back({string_of(include.as_object(), "id"), include.at("version").as_int64()});
  for (const auto& group : object.at("groups").as_array())
    list.groups.push_back({string_of(group.as_object(), "id"), text_of(group.at("title"))});
  for (const auto& item : object.at("items").as_array()) list.items.push_back(item_of(item.as_object()));
  return list;
}

void read_place_types(const bj::object& object, domain::Rules& rules) {
  for (const auto& value : object.at("types").as_array()) {
    const auto& type = value.as_object();
    domain::PlaceType place_type{string_of(type, "id"), string_of(type, "zh"), string_of(type, "en"), string_of(type, "checklist"), false, false, false, 90, {}};
    const auto flag = [&](std::string_view key) { const auto* f = type.if_contains(key); return f != nullptr && f->as_bool(); };
    place_type.nine_small = flag("nine_small");
    place_type.crowded = flag("crowded");
    place_type.household = flag("household");
    place_type.inspect_every_days = maybe_number(type, "inspect_every_days").value_or(90);
    if (const auto* synonyms = type.if_contains("synonyms"))
      for (const auto& synonym : synonyms->as_array()) place_type.synonyms.emplace_back(synonym.as_string());
    rules.place_types.push_back(std::move(place_type));
  }
}

void read_extinguishers(const bj::object& object, domain::Rules& rules) {
  for (const auto& value : object.at("types").as_array()) {
    const auto& type = value.as_object();
    rules.extinguishers.types.push_back({string_of(type, "id"), string_of(type, "zh"), string_of(type, "en"),
                                         type.at("first_service_months").as_int64(), type.at("service_every_months").as_int64(),
                                         type.at("scrap_after_months").as_int64()});
  }
  for (const auto& type : object.at("obsolete").as_array()) rules.extinguishers.obsolete.push_back(string_of(type.as_object(), "id"));
  rules.extinguishers.due_soon_days = object.at("due_soon_days").as_int64();
}

void read_clocks(const bj::object& object, domain::Rules& rules) {
  auto& clocks = rules.clocks;
  clocks.suspected_major_to_subdistrict_hours = object.at("suspected_major_to_subdistrict_hours").as_int64();
  clocks.imminent_inform_minutes = object.at("imminent_inform_minutes").as_int64();
  clocks.extension_max = object.at("extension_max").as_int64();
  for (const auto& level : object.at("climb").as_array())
    clocks.climb.push_back({level.at("after_hours").as_int64(), enum_of<domain::Climb>(string_of(level.as_object(), "to"))});
}

void read_holidays(const bj::object& object, domain::Rules& rules) {
  for (const auto& value : object.at("years").as_array()) {
    const auto& year = value.as_object();
    rules.holidays.years.push_back(static_cast<int>(year.at("year").as_int64()));
    for (const auto& off : year.at("days_off").as_array())
      rules.holidays.days_off[date_of(string_of(off.as_object(), "date"))] = text_of(off);
    for (const auto& day : year.at("working_days").as_array()) rules.holidays.working_days[date_of(std::string_view(day.as_string()))] = true;
  }
}

void read_positions(const bj::object& object, domain::Rules& rules) {
  const auto number = [&](std::string_view key) { return object.at(key).as_int64(); };
  rules.positions = {number("share_hours_max"), number("retention_hours"), number("fresh_minutes"), number("points_a_batch"), number("batch_every_s"), number("clock_ahead_s"), number("oldest_minutes")};
}

void read_file(const DataFile& file, domain::Rules& rules) {
  const auto object = bj::parse(file.content).as_object();
  if (file.path == "rules/place_types.json") read_place_types(object, rules);
  else if (file.path == "rules/extinguishers.json") read_extinguishers(object, rules);
  else if (file.path == "rules/hazard_clocks.json") read_clocks(object, rules);
  else if (file.path == "rules/positions.json") read_positions(object, rules);
  else if (file.path == "rules/substitutions.json") rules.substitutions = read_substitutions(object);
  else if (file.path == "rules/holidays.json") read_holidays(object, rules);
  else if (file.path == "rules/departments.json")
    for (const auto& value : object.at("departments").as_array())
      rules.departments.push_back({string_of(value.as_object(), "id"), string_of(value.as_object(), "zh"), string_of(value.as_object(), "en")});
}

base::Problem unreadable(const DataFile& file, const std::exception& error) {
  return base::invalid("rules.unreadable", {{"file", std::string(file.path)}, {"why", error.what()}});
}

bj::value to_json(const base::Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

bj::object to_json(const domain::Outcome& outcome) {
  bj::object object;
  if (!outcome.id.empty()) object["id"] = outcome.id;
  if (outcome.when) object["when"] = to_json(*outcome.when);
  object["class"] = boost::describe::enum_to_string(outcome.result_class, "");
  if (outcome.hours) object["hours"] = *outcome.hours;
  if (outcome.days) object["days"] = *outcome.days;
  if (outcome.comprehensive_element) object["comprehensive_element"] = *outcome.comprehensive_element;
  return object;
}

bj::object to_json(const domain::Basis& basis) {
  bj::object object{{"code", basis.code}, {"edition", basis.edition}, {"confirmed", basis.confirmed}};
  if (basis.article) object["article"] = *basis.article;
  if (basis.from) object["from"] = base::to_text(*basis.from);
  if (basis.to) object["to"] = base::to_text(*basis.to);
  return object;
}

}  // namespace

bj::object item_json(const domain::ChecklistItem& item) {
  bj::object object{{"id", item.id}, {"group", item.group}, {"text", to_json(item.text)}, {"look_at", to_json(item.look_at)},
                    {"pass", to_json(item.pass)}, {"result", to_json(item.result)}, {"advice", to_json(item.advice)},
                    {"photo", boost::describe::enum_to_string(item.photo, "")}};
  bj::array variants, phrases, bases;
  for (const auto& variant : item.variants) variants.push_back(to_json(variant));
  for (const auto& phrase : item.phrases) phrases.push_back(to_json(phrase));
  for (const auto& basis : item.basis) bases.push_back(to_json(basis));
  object["variants"] = std::move(variants);
  object["phrases"] = std::move(phrases);
  object["basis"] = std::move(bases);
  if (item.refer) object["refer"] = *item.refer;
  return object;
}

domain::Checklist read_checklist(const DataFile& file) {
  try {
    return checklist_of(bj::parse(file.content).as_object());
  } catch (const base::Problem&) {
    throw;
  } catch (const std::exception& error) {
    throw unreadable(file, error);
  }
}

std::string write_checklist(const domain::Checklist& checklist) {
  bj::array groups, items;
  for (const auto& group : checklist.groups) groups.push_back({{"id", group.id}, {"title", to_json(group.title)}});
  for (const auto& item : checklist.items) items.push_back(item_json(item));
  return bj::serialize(bj::object{{"id", checklist.id}, {"version", checklist.version}, {"published", base::to_text(checklist.published)},
                                  {"title", to_json(checklist.title)}, {"groups", std::move(groups)}, {"items", std::move(items)}});
}

domain::Rules read_rules(const std::vector<DataFile>& files) {
  domain::Rules rules;
  for (const auto& file : files) {
    if (base::starts_with(file.path, "checklists/") && file.path.find('@') != std::string_view::npos)
      rules.checklists.add(read_checklist(file));
    if (!base::starts_with(file.path, "rules/")) continue;
    try {
      read_file(file, rules);
    } catch (const std::exception& error) {
      throw unreadable(file, error);
    }
  }
  rules.checklists.resolve();
  return rules;
}

}  // namespace gridward::json
