// SPDX-License-Identifier: Apache-2.0
// Reads checklists/ and rules/ (data with editions) into domain::Rules, and writes a checklist as the API shows it.
// Errors: base::invalid("rules.unreadable") naming the file and what is wrong with it.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "domain/rules.hpp"

namespace gridward::json {

struct DataFile {
  std::string_view path;     ///< "checklists/restaurant@1.json"
  std::string_view content;
};

domain::Checklist read_checklist(const DataFile& file);
std::string write_checklist(const domain::Checklist& checklist);
/// One item, as it stands in write_checklist.
boost::json::object item_json(const domain::ChecklistItem& item);

/// Reads every file below checklists/ and rules/; other paths are passed over. Includes are resolved.
domain::Rules read_rules(const std::vector<DataFile>& files);

}  // namespace gridward::json
