// SPDX-License-Identifier: Apache-2.0
#include "store/database_fixture.hpp"

#include <cstdlib>
#include <stdexcept>

#include "base/text.hpp"
#include "main/embedded.hpp"
#include "store/migrations.hpp"
#include "store/postgres_server.hpp"

namespace gridward::tests {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string folder = (fs::temp_directory_path() / "gridward-test-XXXXXX").string();
  if (!::mkdtemp(folder.data())) throw std::runtime_error("no temporary folder");
  m_path = folder;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(m_path, ignored);
}

store::sql::DatabaseAddress empty_database(store::sql::Engine engine, const TemporaryFolder& folder) {
  if (engine == store::sql::Engine::postgresql) return {PostgresServer::shared().create_database()};
  return {(folder.path() / "gridward.db").string()};
}

void migrate(store::sql::Connection& connection, std::size_t count) {
  std::vector<store::Migration> migrations;
  for (const auto& file : embedded::all())
    if (base::starts_with(file.path, "migrations/") && migrations.size() < count) migrations.push_back({std::string(file.path), std::string(file.content)});
  store::Migrations(std::move(migrations)).apply(connection);
}

EveryDatabase::EveryDatabase() : m_address(empty_database(GetParam(), m_folder)), m_connection(store::sql::open(m_address)) { migrate(*m_connection); }

std::string engine_name(const testing::TestParamInfo<store::sql::Engine>& info) {
  return info.param == store::sql::Engine::sqlite ? "sqlite" : "postgresql";
}

}  // namespace gridward::tests
