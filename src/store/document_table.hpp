// SPDX-License-Identifier: Apache-2.0
// What every table of documents does alike: find one by id, walk through all, read a page of bodies.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/codec.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

using VisitDocument = std::function<void(const std::string& id, std::int64_t version, const std::string& body)>;

/// The body of the row whose `key` column is id; nothing if there is none. Table and key are names of ours, never input.
std::optional<std::string> find_body(sql::Connection& connection, std::string_view table, std::string_view key, const std::string& id);
/// Every row by key order, in pages, so that memory stays flat.
void each_document(sql::Connection& connection, std::string_view table, std::string_view key, const VisitDocument& visit);

template <typename T>
std::optional<T> find_document(sql::Connection& connection, std::string_view table, std::string_view key, const std::string& id) {
  const auto body = find_body(connection, table, key, id);
  if (!body) return std::nullopt;
  return json::read_stored<T>(*body);
}


/// A page after the one before it, and where the next starts.
template <typename T>
struct Page {
  std::vector<T> items;
  std::optional<std::string> next;   ///< opaque; absent at the end
};

}  // namespace gridward::store
