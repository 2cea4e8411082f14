// SPDX-License-Identifier: Apache-2.0
#include "documents/zip_directory.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>

#include "base/problem.hpp"

namespace gridward::documents {

namespace {

constexpr std::uint64_t end_record_size = 22, entry_size = 46, most_comment = 65535;
constexpr std::uint64_t most_directory_bytes = 4u << 20;

std::uint64_t little(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = count; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

[[noreturn]] void unreadable() { throw base::invalid("import.unreadable"); }

struct File {
  std::ifstream stream;
  std::uint64_t size;

  std::string read(std::uint64_t at, std::uint64_t count) {
    if (at > size || count > size - at) unreadable();
    std::string bytes(count, '\0');
    stream.seekg(static_cast<std::streamoff>(at));
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(count))) unreadable();
    return bytes;
  }
};

/// The "end of central directory" record, looked for from the end because a comment may follow it.
std::string end_record(File& file) {
  const std::uint64_t count = std::min(file.size, end_record_size + most_comment);
  const std::string tail = file.read(file.size - count, count);
  const std::size_t at = tail.rfind("PK\x05\x06");
  if (at == std::string::npos || tail.size() - at < end_record_size) unreadable();
  return tail.substr(at, end_record_size);
}

void check(const ZipEntry& entry, const ZipLimits& limits, std::uint64_t& total, std::uint64_t& packed_total, std::uint64_t file_size) {
  total += entry.unpacked_bytes;
  packed_total += entry.packed_bytes;
  const bool inflated = entry.unpacked_bytes > (1u << 20) && entry.unpacked_bytes / limits.ratio > entry.packed_bytes;
  // Entries that share bytes make more packed bytes than the file has.
  if (inflated || total > limits.unpacked_bytes || packed_total > file_size) throw base::invalid("import.zip_bomb");
}

}  // namespace

std::vector<ZipEntry> zip_directory(const std::filesystem::path& path, const ZipLimits& limits) {
  std::error_code failed;
  File file{std::ifstream(path, std::ios::binary), std::filesystem::file_size(path, failed)};
  if (failed || !file.stream || file.size < end_record_size) unreadable();
  const std::string end = end_record(file);
  const std::uint64_t count = little(end, 10, 2), bytes = little(end, 12, 4), start = little(end, 16, 4);
  if (count > limits.entries || bytes > most_directory_bytes || start == 0xFFFFFFFF) throw base::invalid("import.zip_bomb");
  const std::string directory = file.read(start, bytes);
  std::vector<ZipEntry> entries;
  std::uint64_t total = 0, packed_total = 0;
  for (std::size_t at = 0; at < directory.size();) {
    if (directory.size() - at < entry_size || std::string_view(directory).substr(at, 4) != "PK\x01\x02") unreadable();
    const std::size_t name = little(directory, at + 28, 2), extra = little(directory, at + 30, 2), comment = little(directory, at + 32, 2);
    if (directory.size() - at - entry_size < name + extra + comment) unreadable();
    if (little(directory, at + 8, 2) & 1) unreadable();
    entries.push_back({directory.substr(at + entry_size, name), little(directory, at + 20, 4), little(directory, at + 24, 4)});
    if (entries.size() > limits.entries) throw base::invalid("import.zip_bomb");
    check(entries.back(), limits, total, packed_total, file.size);
    at += entry_size + name + extra + comment;
  }
  if (entries.empty() || entries.size() != count) unreadable();
  return entries;
}

}  // namespace gridward::documents
