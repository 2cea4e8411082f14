// SPDX-License-Identifier: Apache-2.0
// Rows of base_map (one at most, or none) and of base_sheet.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/base_map.hpp"
#include "store/sql/connection.hpp"

namespace gridward::store {

inline constexpr const char* base_map_id = "house";

struct StoredSheet {
  std::int64_t key = 0;
  std::string body;
};

/// What the sheets come to, one after another by key.
class EditionDigest {
 public:
  void take(std::int64_t key, const std::string& body);
  /// 64 hex digits.
  const std::string& text() const { return m_text; }

 private:
  std::string m_text;
};

std::optional<domain::BaseMap> find_base_map(sql::Connection& connection);
/// False on a version conflict.
bool save_base_map(sql::Connection& connection, const domain::BaseMap& map);
/// In place of all that were there.
void replace_sheets(sql::Connection& connection, const std::vector<StoredSheet>& sheets);
std::optional<std::string> sheet_body(sql::Connection& connection, std::int64_t key);
/// By key, in pages, so that memory stays flat.
void each_sheet(sql::Connection& connection, const std::function<void(const StoredSheet&)>& visit);

}  // namespace gridward::store
