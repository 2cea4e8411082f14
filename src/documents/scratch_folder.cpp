// SPDX-License-Identifier: Apache-2.0
#include "documents/scratch_folder.hpp"

#include <stdlib.h>

#include "base/problem.hpp"

namespace gridward::documents {

ScratchFolder::ScratchFolder() {
  std::error_code failed;
  std::string name = (std::filesystem::temp_directory_path(failed) / "gridward-import-XXXXXX").string();
  if (failed || !mkdtemp(name.data())) throw base::unavailable("import.no_scratch", 60);
  m_path = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;  // a destructor cannot say more; the folder is empty of value
  std::filesystem::remove_all(m_path, ignored);
}

}  // namespace gridward::documents
