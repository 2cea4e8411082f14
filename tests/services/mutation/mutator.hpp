// SPDX-License-Identifier: Apache-2.0
// Changes one place of a house as somebody would who has its files: a value flipped, a row deleted, copied or made up, two rows changed for one
// another, a file of the photo store spoilt. The caller has a transaction open and the triggers that refuse changes taken away.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>

#include "services/mutation/catalog.hpp"

namespace gridward::services {

/// What was done, for the report.
struct Mutation {
  std::string where;         ///< table, or "photo store"
  std::string column;        ///< of a flip
  std::string how;
};

class Mutator {
 public:
  Mutator(std::vector<MutatedTable> tables, std::uint64_t seed);

  /// Nothing when the draw came to no change, or to one that the database cannot hold: roll back and draw again.
  std::optional<Mutation> change(store::sql::Connection& connection);

  const std::vector<MutatedTable>& tables() const { return m_tables; }
  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(m_random); }

 private:
  using Values = std::vector<store::sql::Value>;

  std::optional<Values> row(store::sql::Connection& connection, const MutatedTable& table);
  std::optional<Mutation> flip(store::sql::Connection& connection, const MutatedTable& table);
  std::optional<Mutation> remove(store::sql::Connection& connection, const MutatedTable& table);
  std::optional<Mutation> insert(store::sql::Connection& connection, const MutatedTable& table);
  std::optional<Mutation> swap(store::sql::Connection& connection, const MutatedTable& table);
  store::sql::Value flipped(const store::sql::Value& value, const MutatedColumn& column, store::sql::Engine engine);
  std::string flipped(std::string text);
  std::int64_t flipped(std::int64_t number);
  store::sql::Value fresh(store::sql::Connection& connection, const store::sql::Value& value);
  void erase(store::sql::Connection& connection, const MutatedTable& table, const Values& values);
  void add(store::sql::Connection& connection, const MutatedTable& table, const Values& values);

  std::vector<MutatedTable> m_tables;
  std::vector<std::size_t> m_drawn;      ///< indexes of tables, each as often as it weighs
  std::map<std::string, std::size_t> m_next_column;   ///< columns of a table are flipped in turn, so that none is left out
  std::mt19937_64 m_random;
};

/// One change in a folder of photos; the destructor takes it back.
class SpoiltPhotos {
 public:
  SpoiltPhotos(const std::filesystem::path& folder, Mutator& dice);
  ~SpoiltPhotos();
  SpoiltPhotos(const SpoiltPhotos&) = delete;
  SpoiltPhotos& operator=(const SpoiltPhotos&) = delete;
  const Mutation& mutation() const { return m_mutation; }

 private:
  void spoil_bytes(const std::filesystem::path& file, Mutator& dice);
  void add_foreign(const std::filesystem::path& folder, Mutator& dice);

  Mutation m_mutation{"photo store", "", ""};
  std::function<void()> m_back;
};

}  // namespace gridward::services
