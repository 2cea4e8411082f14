// SPDX-License-Identifier: Apache-2.0
// The fields of one JSON object as the text has them, found without building anything: for rows of our own store whose fields go on into a
// reply as they stand. Knows where a value ends, not whether it is right: never for what comes from outside.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace gridward::json {

class ObjectFields {
 public:
  /// The text must outlive it. What is no object, or ends too soon, has no fields from there on.
  explicit ObjectFields(std::string_view text);

  /// The value as it stands, quotes and all; empty when there is no such field. Quick when asked for in the order of the text.
  std::string_view raw(std::string_view name) const;
  /// The value of a string without an escape in it, as ids and codes are; empty when absent or anything else.
  std::string_view plain(std::string_view name) const;

 private:
  std::vector<std::pair<std::string_view, std::string_view>> m_fields;
  mutable std::size_t m_next = 0;
};

}  // namespace gridward::json
