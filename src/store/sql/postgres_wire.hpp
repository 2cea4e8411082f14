// SPDX-License-Identifier: Apache-2.0
// How values travel to PostgreSQL and back: text format, except bytes, which go in binary.
#pragma once

#include <string>
#include <vector>

#include "store/sql/value.hpp"

struct pg_result;

namespace gridward::store::sql {

/// The arrays that libpq wants. Points into the parameters, which must outlive it.
class WireParameters {
 public:
  explicit WireParameters(const Parameters& parameters);
  WireParameters(const WireParameters&) = delete;
  WireParameters& operator=(const WireParameters&) = delete;
  int count() const { return static_cast<int>(m_values.size()); }
  const char* const* values() const { return m_values.data(); }
  const int* lengths() const { return m_lengths.data(); }
  const int* formats() const { return m_formats.data(); }

 private:
  void add_digits(std::string digits);
  std::vector<std::string> m_digits;
  std::vector<const char*> m_values;
  std::vector<int> m_lengths;
  std::vector<int> m_formats;
};

/// One row of a result in text format.
Row wire_row(const pg_result* result, int row);

}  // namespace gridward::store::sql
