// SPDX-License-Identifier: Apache-2.0
// The part of `gridward verify` for things whose row is the document of their last event: regions, people, posts, places, extinguishers;
// and for the sealed personal data and the password that belong to them.
#pragma once

#include <optional>
#include <string>

#include "services/event_bodies.hpp"
#include "services/verify_report.hpp"

namespace gridward::services {

/// One thing at a time: reset, take its events in order, close.
class SavedThing {
 public:
  SavedThing(const Context& context, store::sql::Connection& connection, const VerifyReport& report) : m_context(context), m_connection(connection), m_report(report) {}

  static bool knows(std::string_view kind);
  void reset();
  void take(const WalkedEvent& event);
  /// Compares row, password and sealed data with the last event taken.
  void close(const WalkedEvent& last);

 private:
  void compare_password(const WalkedEvent& last);
  void compare_sealed(const WalkedEvent& last);

  const Context& m_context;
  store::sql::Connection& m_connection;
  const VerifyReport& m_report;
  SavedFacts m_facts;
  std::optional<std::int64_t> m_sealed_at;
};

}  // namespace gridward::services
