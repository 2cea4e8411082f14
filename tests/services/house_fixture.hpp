// SPDX-License-Identifier: Apache-2.0
// A small house in a temporary folder for tests of services: a database, a clock that stands still, two communities with grids of one
// sub-district, a foreign sub-district beside it, and a few people with posts.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "base/id.hpp"
#include "services/context.hpp"
#include "services/people.hpp"
#include "services/places.hpp"
#include "services/record_step.hpp"
#include "services/submit_inspection.hpp"

namespace gridward::services {

inline domain::RegionCode code(std::string_view text) { return *domain::RegionCode::parse(text); }
inline base::Instant instant(std::string_view text) { return *base::parse_instant(text); }
inline base::Date date(std::string_view text) { return *base::parse_date(text); }

/// A step as somebody would send it; `more` sets what the kind needs besides.
template <typename More>
StepInput act(domain::StepKind kind, const std::string& text, More more) {
  StepInput input;
  input.kind = kind;
  input.text = text;
  more(input);
  return input;
}
inline StepInput act(domain::StepKind kind, const std::string& text = {}) {
  return act(kind, text, [](StepInput&) {});
}

inline const std::string password = "Quiet-harbour-7";

class HouseTest : public ::testing::Test {
 protected:
  /// On SQLite in the folder, unless another database is named.
  explicit HouseTest(const std::string& database = {});
  ~HouseTest() override;

  const Context& context() const { return *m_context; }
  template <typename Id>
  Id id() {
    return m_ids.make<Id>(clock.now().ms());
  }
  /// A person with one post from 2026-01-01 on; whoever has a password is slow to make.
  domain::Caller person(const std::string& login, domain::Role role, const domain::RegionCode& region, const std::string& password_hash = {});
  domain::Region region(std::string_view code_text, const std::string& name);
  /// A restaurant in the middle of a grid, without a position.
  domain::PlaceId restaurant(const domain::RegionCode& grid);
  /// Everything passes but the first item of each class asked for.
  domain::Inspection visit(const domain::PlaceId& place, const std::vector<domain::ResultClass>& failing);
  std::string jpeg(const std::string& rest) const { return "\xFF\xD8\xFF\xE0" + rest; }
  /// Straight into the database, past everything.
  void plant(const std::string& sql);
  std::int64_t number(const std::string& sql);
  /// Expects that a place's id is refused to a hazard, a person and a visit, and that nothing of them stays.
  void take_ids_of_other_things();

  base::SetClock clock{instant("2026-11-23T10:00:00+08:00")};
  std::filesystem::path folder;
  const domain::RegionCode street = code("320612001"), community = code("320612001001"), other_community = code("320612001002"), west = code("320612001001001"),
                           east = code("320612001001002"), far_street = code("320612002"), far_grid = code("320612002001001");
  domain::Caller member, chief, office, command, administrator, far_member;

 private:
  void build();
  void people();
  std::string m_database;
  base::IdMaker m_ids{20261123};
  domain::Rules m_rules;
  store::EventSignal m_signal;
  GridDirectory m_grids;
  IdentityCache m_identities;
  PageCache m_pages;
  std::unique_ptr<store::Vault> m_vault;
  std::unique_ptr<store::DirectoryBlobStore> m_photos;
  std::unique_ptr<store::sql::ReadPool> m_readers;
  std::unique_ptr<store::WriteLanes> m_lanes;
  std::unique_ptr<Context> m_context;
};

/// The code of the problem that the work throws, with the codes of its fields behind it; "" when it throws none.
template <typename Work>
std::string problem_of(Work&& work) {
  try {
    work();
  } catch (const base::Problem& problem) {
    std::string text = problem.code();
    for (const auto& field : problem.fields()) text += " " + field.path + "=" + field.code;
    return text;
  }
  return {};
}

/// A rectangle of a boundary, degrees.
domain::Boundary box(double lng, double lat, double width, double height);

}  // namespace gridward::services
