// SPDX-License-Identifier: Apache-2.0
// A private folder for the time of one import, removed with everything in it whatever happens.
#pragma once

#include <filesystem>

namespace gridward::documents {

class ScratchFolder {
 public:
  /// Throws Problem "import.no_scratch" when the temporary folder cannot be written.
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

}  // namespace gridward::documents
