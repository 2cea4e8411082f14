// SPDX-License-Identifier: Apache-2.0
// A small house in which everything has happened once: every role, every kind of step, photos of every type, messages in every state, a person and
// a contact forgotten, one shown; all of it in the ledger under several heads. Made by the ordinary services.
#pragma once

#include <string>
#include <vector>

#include "services/house_fixture.hpp"

namespace gridward::services {

class LivedHouse : public HouseTest {
 protected:
  explicit LivedHouse(const std::string& database = {});

  /// Both notes of the newest head, as somebody would keep them.
  std::string newest_head();
  /// Sizes of the heads, the oldest first.
  std::vector<std::int64_t> heads();

 private:
  void everybody();
  void grounds();
  void visits();
  void fix_on_the_spot(domain::Inspection& content);
  void hazards();
  void messages();
  void forgetting();
  void suggestion_box();
  void patrols();
  void base_map();
  void looking();
  void seal();
  void step(const domain::Caller& caller, const domain::HazardId& hazard, const StepInput& input);
  domain::HazardId report(domain::ResultClass result_class);
  StepInput due(domain::StepKind kind, std::int64_t days);
  std::string photo(const std::string& bytes);

  std::vector<domain::PlaceId> m_places;
};

}  // namespace gridward::services
