// SPDX-License-Identifier: Apache-2.0
// Each test of a store runs on SQLite and on PostgreSQL, in a fresh database: class X : public EveryDatabase { … }; TEST_P(X, sentence)
// and EVERY_DATABASE(X).
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "store/sql/connection.hpp"

namespace gridward::tests {

/// A folder of its own under the system's temporary one, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

/// An empty database of that kind; SQLite's file is put into the folder.
store::sql::DatabaseAddress empty_database(store::sql::Engine engine, const TemporaryFolder& folder);

/// Brings it to the newest schema, or only to the first `count` migrations.
void migrate(store::sql::Connection& connection, std::size_t count = 1000);

class EveryDatabase : public testing::TestWithParam<store::sql::Engine> {
 protected:
  /// With all migrations applied.
  EveryDatabase();
  std::unique_ptr<store::sql::Connection> connect() { return store::sql::open(m_address); }

  TemporaryFolder m_folder;
  store::sql::DatabaseAddress m_address;
  std::unique_ptr<store::sql::Connection> m_connection;
};

std::string engine_name(const testing::TestParamInfo<store::sql::Engine>& info);

}  // namespace gridward::tests

#define EVERY_DATABASE(suite)                                                                                       \
  INSTANTIATE_TEST_SUITE_P(on, suite,                                                                               \
                           testing::Values(gridward::store::sql::Engine::sqlite, gridward::store::sql::Engine::postgresql), \
                           gridward::tests::engine_name)
