// SPDX-License-Identifier: Apache-2.0
// The list of an archive: refused, or within every limit.
#include <sys/mman.h>
#include <unistd.h>

#include "documents/zip_directory.hpp"
#include "fuzz/fuzz.hpp"

using namespace gridward;

namespace {

/// A file in memory, written anew for every input.
class MemoryFile {
 public:
  MemoryFile() : m_file(memfd_create("fuzz", 0)), m_path("/proc/self/fd/" + std::to_string(m_file)) {}
  const std::string& with(std::string_view bytes) {
    HOLDS(ftruncate(m_file, 0) == 0 && pwrite(m_file, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
    return m_path;
  }

 private:
  int m_file;
  std::string m_path;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static MemoryFile file;
  const auto& path = file.with(fuzz::text_of(data, size));
  const documents::ZipLimits limits{.entries = 20, .unpacked_bytes = 1u << 24, .ratio = 200};
  fuzz::accepted([&] {
    const auto entries = documents::zip_directory(path, limits);
    HOLDS(!entries.empty() && entries.size() <= limits.entries);
    std::uint64_t packed = 0, unpacked = 0;
    for (const auto& entry : entries) {
      packed += entry.packed_bytes;
      unpacked += entry.unpacked_bytes;
      HOLDS(entry.name.size() < size);
    }
    HOLDS(packed <= size && unpacked <= limits.unpacked_bytes);
  });
  return 0;
}
