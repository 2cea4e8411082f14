// SPDX-License-Identifier: Apache-2.0
#include "store/part_store.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/file_handle.hpp"
#include "store/whole_file.hpp"

namespace gridward::store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view ending = ".part";

struct Scratch {
  fs::path path;
  std::uintmax_t bytes = 0;
  fs::file_time_type touched;
};

std::vector<Scratch> scratch_in(const fs::path& folder) {
  std::vector<Scratch> all;
  std::error_code gone;
  for (const auto& entry : fs::directory_iterator(folder, gone)) {
    if (entry.path().extension() != ending) continue;
    const Scratch one{entry.path(), entry.file_size(gone), entry.last_write_time(gone)};
    if (!gone) all.push_back(one);
  }
  return all;
}

bool belongs_to(const Scratch& one, std::string_view owner) { return base::starts_with(one.path.filename().string(), std::string(owner) + "."); }

}  // namespace

fs::path PartStore::path_of(std::string_view owner, std::string_view name) const { return m_folder / (std::string(owner) + "." + std::string(name) + std::string(ending)); }

std::int64_t PartStore::bytes_of(std::string_view owner, std::string_view name) const {
  std::error_code absent;
  const auto bytes = fs::file_size(path_of(owner, name), absent);
  return absent ? 0 : static_cast<std::int64_t>(bytes);
}

void PartStore::make_room(std::string_view owner) {
  auto all = scratch_in(m_folder);
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.touched < b.touched; });
  auto own = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto& one) { return belongs_to(one, owner); }));
  std::uintmax_t bytes = 0;
  for (const auto& one : all) {
    std::error_code ignored;
    if (own >= files_of_one && belongs_to(one, owner)) {
      --own;
      fs::remove(one.path, ignored);
    } else {
      bytes += one.bytes;
    }
  }
  if (bytes > most_bytes) throw base::unavailable("photo.parts_full", 600);
}

std::optional<std::int64_t> PartStore::add(std::string_view owner, std::string_view name, std::int64_t at, std::string_view bytes) {
  const auto path = path_of(owner, name);
  if (!fs::exists(path)) {
    if (at > 0) return std::nullopt;
    make_room(owner);
  }
  FileHandle file(path, O_WRONLY | O_CREAT, 0640);
  // Two connections of one phone may bring the same part at once.
  if (!file.ok() || ::flock(file.descriptor(), LOCK_EX) != 0) throw write_problem(errno);
  const auto end = static_cast<std::int64_t>(::lseek(file.descriptor(), 0, SEEK_END));
  if (at > end) return std::nullopt;
  const auto known = static_cast<std::size_t>(end - at);
  if (known >= bytes.size()) return end;
  const auto rest = bytes.substr(known);
  if (!file.write(rest)) {
    const int error = errno;
    if (::ftruncate(file.descriptor(), end) != 0) drop(owner, name);   // a part is there whole or not at all
    throw write_problem(error);
  }
  return end + static_cast<std::int64_t>(rest.size());
}

std::string PartStore::read(std::string_view owner, std::string_view name) const { return read_whole(path_of(owner, name)); }

void PartStore::drop(std::string_view owner, std::string_view name) {
  std::error_code ignored;
  fs::remove(path_of(owner, name), ignored);
}

}  // namespace gridward::store
