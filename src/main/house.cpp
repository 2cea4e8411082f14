// SPDX-License-Identifier: Apache-2.0
#include "main/house.hpp"

#include "base/messages.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "json/patrol_rules_reader.hpp"
#include "json/rules_reader.hpp"
#include "main/embedded.hpp"
#include "services/restore_target.hpp"

namespace gridward {

namespace {

std::unique_ptr<base::Clock> clock_of(const Configuration& configuration) {
  if (configuration.clock_file.empty()) return std::make_unique<base::SystemClock>();
  return std::make_unique<base::ShiftedClock>(configuration.clock_file);
}

bool ends_with(std::string_view text, std::string_view end) { return text.size() >= end.size() && text.substr(text.size() - end.size()) == end; }

}  // namespace

void load_messages() {
  for (const auto& file : embedded::all()) {
    if (ends_with(file.path, ".zh-CN.properties")) base::Messages::shared().add(base::Language::zh, file.path, file.content);
    if (ends_with(file.path, ".en.properties")) base::Messages::shared().add(base::Language::en, file.path, file.content);
  }
}

domain::Rules carried_rules() {
  std::vector<json::DataFile> files;
  for (const auto& file : embedded::all()) files.push_back({file.path, file.content});
  return json::read_rules(files);
}

store::Migrations carried_migrations() {
  std::vector<store::Migration> migrations;
  for (const auto& file : embedded::all())
    if (base::starts_with(file.path, "migrations/")) migrations.push_back({std::string(file.path), std::string(file.content)});
  return store::Migrations(std::move(migrations));
}

std::string carried_file(std::string_view path) {
  for (const auto& file : embedded::all())
    if (file.path == path) return std::string(file.content);
  throw base::not_found("file", std::string(path));
}

domain::PatrolRules patrol_rules(const Configuration& configuration) {
  auto rules = json::read_patrol_rules(carried_file("rules/patrols.json"));
  rules.track.allowed = rules.track.allowed || configuration.patrol_tracks;
  return rules;
}

House::House(const Configuration& configuration, const Options& options) : m_configuration(configuration), m_rules(carried_rules()) {
  services::require_whole_house(configuration.data);
  std::filesystem::create_directories(configuration.data);
  const store::sql::DatabaseAddress address{configuration.database_address()};
  {
    auto connection = store::sql::open(address);
    if (options.schema == Schema::migrate) carried_migrations().apply(*connection);
    carried_migrations().check(*connection);
    m_signal.raise(store::latest_seq(*connection));
  }
  if (options.clock == nullptr) m_own_clock = clock_of(configuration);
  const base::Clock& clock = options.clock == nullptr ? *m_own_clock : *options.clock;
  std::filesystem::create_directories(configuration.data / "keys");
  m_vault = std::make_unique<store::Vault>(configuration.data / "keys" / "vault.key");
  m_photos = std::make_unique<store::DirectoryBlobStore>(configuration.data / "photos");
  m_readers = std::make_unique<store::sql::ReadPool>(address, reading_connections);
  store::WriteLanesOptions lanes;
  lanes.durable = options.durable;
  lanes.after_commit = [this](store::sql::Connection& connection) { m_signal.raise(store::latest_seq(connection)); };
  m_lanes = std::make_unique<store::WriteLanes>(address, clock, std::move(lanes));
  m_context = std::make_unique<services::Context>(services::Context{*m_lanes, *m_readers, m_rules, clock, *m_vault, *m_photos, m_signal, m_grids, m_identities, m_pages, configuration.settings, configuration.data / "keys" / "ledger.key"});
  m_readers->with([&](store::sql::Connection& connection) { m_grids.load(connection, base::shanghai_date(clock.now())); });
}

House::~House() { stop(); }

void House::stop() {
  m_signal.close();
  m_lanes->stop();
}

}  // namespace gridward
