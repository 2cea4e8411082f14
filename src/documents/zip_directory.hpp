// SPDX-License-Identifier: Apache-2.0
// Reads the list of a ZIP archive (XLSX, ODS, zipped Shapefile) without unpacking anything, to refuse what would fill
// memory or disk. Archives in Zip64 form are refused too: no ledger needs 4 GB.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace gridward::documents {

struct ZipEntry {
  std::string name;
  std::uint64_t packed_bytes = 0;
  std::uint64_t unpacked_bytes = 0;
};

struct ZipLimits {
  std::size_t entries = 2000;
  /// A ledger of 200,000 rows and 20 columns unpacks to 284 MB, and ogr2ogr needs 262 MB of memory for it (measured).
  std::uint64_t unpacked_bytes = 400u << 20;
  std::uint64_t ratio = 200;  ///< unpacked : packed of one entry, once that is larger than 1 MB
};

/// The entries. Throws Problem "import.zip_bomb" beyond the limits (entries that overlap in the file included) and
/// "import.unreadable" when the file is no archive, is cut off or is encrypted.
std::vector<ZipEntry> zip_directory(const std::filesystem::path& file, const ZipLimits& limits = {});

}  // namespace gridward::documents
