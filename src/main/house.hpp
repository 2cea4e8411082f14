// SPDX-License-Identifier: Apache-2.0
// The house put together from the ground up: data files, rules, database, lanes, vault, photos, context. Every command that needs
// the store builds one.
#pragma once

#include <memory>

#include "domain/patrol_route.hpp"
#include "main/configuration.hpp"
#include "services/context.hpp"
#include "store/migrations.hpp"

namespace gridward {

/// What the binary carries, read once: messages into base::Messages::shared(), rules, migrations.
domain::Rules carried_rules();
store::Migrations carried_migrations();
void load_messages();
std::string carried_file(std::string_view path);
/// rules/patrols.json, with what the operator allows beyond it.
domain::PatrolRules patrol_rules(const Configuration& configuration);

/// Reading connections of a house, and all that it opens on PostgreSQL: those, the write lanes' and one more while it starts.
inline constexpr std::size_t reading_connections = 16;
inline const std::size_t database_connections = reading_connections + store::WriteLanesOptions().lanes + 1;

enum class Schema { must_fit, migrate };

class House {
 public:
  struct Options {
    Schema schema = Schema::must_fit;
    bool durable = true;      ///< false: a demo that can be made again need not wait for the disk
    const base::Clock* clock = nullptr;   ///< absent = the system's, or the shifted one that the configuration names
  };
  House(const Configuration& configuration, const Options& options);
  ~House();
  House(const House&) = delete;
  House& operator=(const House&) = delete;

  services::Context& context() { return *m_context; }
  store::sql::ReadPool& readers() { return *m_readers; }
  const Configuration& configuration() const { return m_configuration; }
  /// Refuses new writes and finishes the queued ones.
  void stop();

 private:
  Configuration m_configuration;
  domain::Rules m_rules;
  std::unique_ptr<base::Clock> m_own_clock;
  store::EventSignal m_signal;
  services::GridDirectory m_grids;
  services::IdentityCache m_identities;
  services::PageCache m_pages;
  std::unique_ptr<store::Vault> m_vault;
  std::unique_ptr<store::DirectoryBlobStore> m_photos;
  std::unique_ptr<store::sql::ReadPool> m_readers;
  std::unique_ptr<store::WriteLanes> m_lanes;
  std::unique_ptr<services::Context> m_context;
};

}  // namespace gridward
