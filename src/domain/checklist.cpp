// SPDX-License-Identifier: Apache-2.0
#include "domain/checklist.hpp"

#include <algorithm>

#include "base/problem.hpp"

namespace gridward::domain {

namespace {

constexpr std::size_t most_depth = 4;

base::Arguments named(const std::string& id, std::int64_t version) {
  return {{"checklist", id + "@" + std::to_string(version)}};
}

const Checklist* find_in(const std::vector<Checklist>& lists, const std::string& id, std::int64_t version) {
  const auto found = std::find_if(lists.begin(), lists.end(), [&](const Checklist& list) { return list.id == id && list.version == version; });
  return found == lists.end() ? nullptr : &*found;
}

template <typename Part>
bool has_id(const std::vector<Part>& parts, const std::string& id) {
  return std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return part.id == id; });
}

/// Two lists that both know a group "gas" share it in the full list.
void append(const Checklist& from, Checklist& into) {
  for (const auto& group : from.groups)
    if (!has_id(into.groups, group.id)) into.groups.push_back(group);
  for (const auto& item : from.items) {
    if (has_id(into.items, item.id)) {
      auto arguments = named(into.id, into.version);
      arguments.emplace_back("item", item.id);
      throw base::invalid("checklist.item_twice", std::move(arguments));
    }
    into.items.push_back(item);
  }
}

}  // namespace

const Outcome* outcome_of(const ChecklistItem& item, const std::optional<std::string>& variant) {
  if (!variant || variant->empty()) return &item.result;
  const auto found = std::find_if(item.variants.begin(), item.variants.end(), [&](const Outcome& outcome) { return outcome.id == *variant; });
  return found == item.variants.end() ? nullptr : &*found;
}

std::optional<std::int64_t> limit_hours(const Outcome& outcome) {
  if (outcome.days) return *outcome.days * 24;
  return outcome.hours;
}

void Checklists::add(Checklist checklist) {
  if (find_in(m_own, checklist.id, checklist.version) != nullptr)
    throw base::invalid("checklist.twice", named(checklist.id, checklist.version));
  m_own.push_back(std::move(checklist));
}

void Checklists::resolve() {
  std::vector<Checklist> resolved;
  for (const auto& own : m_own) {
    Checklist full = own;
    full.groups.clear();
    full.items.clear();
    std::vector<ChecklistRef> seen;
    collect(own, full, seen, 0);
    resolved.push_back(std::move(full));
  }
  m_resolved = std::move(resolved);
}

void Checklists::collect(const Checklist& from, Checklist& into, std::vector<ChecklistRef>& seen, std::size_t depth) const {
  const ChecklistRef reference{from.id, from.version};
  if (std::find(seen.begin(), seen.end(), reference) != seen.end()) return;
  if (depth > most_depth) throw base::invalid("checklist.too_deep", named(into.id, into.version));
  seen.push_back(reference);
  for (const auto& include : from.includes) {
    const auto* list = find_in(m_own, include.id, include.version);
    if (list == nullptr) throw base::invalid("checklist.unknown", named(include.id, include.version));
    collect(*list, into, seen, depth + 1);
  }
  append(from, into);
}

const Checklist* Checklists::find(const std::string& id, std::int64_t version) const { return find_in(m_resolved, id, version); }

const Checklist* Checklists::newest(const std::string& id) const {
  const Checklist* newest = nullptr;
  for (const auto& list : m_resolved)
    if (list.id == id && (newest == nullptr || list.version > newest->version)) newest = &list;
  return newest;
}

}  // namespace gridward::domain
