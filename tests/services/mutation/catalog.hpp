// SPDX-License-Identifier: Apache-2.0
// The tables and columns of the house as its own schema says them, so that a table made tomorrow is changed by the mutation test without
// anybody thinking of it. Only what is named in passing() is left alone, the same as in services/verify_house.hpp.
#pragma once

#include <string>
#include <vector>

#include "store/migrations.hpp"
#include "store/sql/connection.hpp"

namespace gridward::services {

struct MutatedColumn {
  std::string name;
  bool nullable = false;
  bool key = false;        ///< part of the primary key
  bool unique = false;     ///< part of any key
  bool passing = false;    ///< verify says that it does not look at it
};

struct MutatedTable {
  std::string name;
  std::vector<MutatedColumn> columns;
  int weight = 1;
  std::string column_list() const;
};

/// The house's migrations, as the program carries them.
const store::Migrations& schema_of_the_tree();
/// Of an empty SQLite database at that place, which is made. Tables that pass by nature are left out.
std::vector<MutatedTable> catalog_in(const std::string& file);

}  // namespace gridward::services
