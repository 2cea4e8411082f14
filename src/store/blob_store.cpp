// SPDX-License-Identifier: Apache-2.0
#include "store/blob_store.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <vector>

#include "base/problem.hpp"
#include "store/file_handle.hpp"
#include "store/sha256.hpp"
#include "store/whole_file.hpp"

namespace gridward::store {

namespace fs = std::filesystem;

namespace {

constexpr const char* incoming = "incoming";
constexpr std::chrono::hours forgotten_after{24};

/// A file on its way to its name; gone at the end unless it got there.
class Aside {
 public:
  explicit Aside(fs::path path) : m_path(std::move(path)) {}
  ~Aside() { ::unlink(m_path.c_str()); }
  Aside(const Aside&) = delete;
  Aside& operator=(const Aside&) = delete;

  void fill(std::string_view bytes) const {
    FileHandle file(m_path, O_WRONLY | O_CREAT | O_TRUNC, 0640);
    if (!file.ok() || !file.write(bytes) || !file.sync()) throw write_problem(errno);
  }

  void rename_to(const fs::path& path) const {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) throw write_problem(error.value());
    if (::rename(m_path.c_str(), path.c_str()) != 0) throw write_problem(errno);
  }

 private:
  fs::path m_path;
};

std::string next_name() {
  static std::atomic<unsigned> count{0};
  return std::to_string(::getpid()) + "-" + std::to_string(count++);
}

/// What a crash left half written, and what came in parts and was not gone on with.
void sweep_folder(const fs::path& folder) {
  const auto old = fs::file_time_type::clock::now() - forgotten_after;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::error_code ignored;
    if (entry.last_write_time(ignored) < old) fs::remove(entry.path(), ignored);
  }
}

std::vector<fs::path> sorted_entries(const fs::path& folder) {
  std::vector<fs::path> entries;
  for (const auto& entry : fs::directory_iterator(folder)) entries.push_back(entry.path());
  std::sort(entries.begin(), entries.end());
  return entries;
}

}  // namespace

DirectoryBlobStore::DirectoryBlobStore(fs::path folder) : m_folder(std::move(folder)), m_parts(m_folder / incoming) {
  fs::create_directories(m_folder / incoming);
  sweep();
}

void DirectoryBlobStore::sweep() const { sweep_folder(m_folder / incoming); }

fs::path DirectoryBlobStore::path_of(std::string_view sha256_hex) const {
  return m_folder / sha256_hex.substr(0, 2) / sha256_hex.substr(2, 2) / sha256_hex;
}

bool DirectoryBlobStore::put(std::string_view name, std::string_view bytes) {
  if (!is_sha256_hex(name)) throw base::invalid("photo.name_invalid");
  if (bytes.size() > max_bytes) throw base::Problem(base::ProblemKind::too_large, "photo.too_large", {{"limit_mb", std::to_string(max_bytes >> 20)}});
  if (sha256_hex(bytes) != name) throw base::invalid("photo.hash_differs");
  const fs::path path = path_of(name);
  std::error_code absent;
  if (fs::file_size(path, absent) == bytes.size() && !absent) return false;
  const Aside aside(m_folder / incoming / next_name());
  aside.fill(bytes);
  aside.rename_to(path);
  for (const fs::path& folder : {path.parent_path(), path.parent_path().parent_path(), m_folder})
    if (!sync_folder(folder)) throw write_problem(errno);
  return true;
}

std::optional<std::string> DirectoryBlobStore::get(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  return read_whole(path_of(name));
}

bool DirectoryBlobStore::has(std::string_view name) const { return is_sha256_hex(name) && fs::is_regular_file(path_of(name)); }

std::size_t DirectoryBlobStore::check_all(const std::function<void(const std::string& name)>& damaged) const {
  std::size_t count = 0;
  if (!fs::exists(m_folder)) return count;   // a house without photos, restored: the folder comes with the first
  for (auto entry = fs::recursive_directory_iterator(m_folder); entry != fs::recursive_directory_iterator(); ++entry) {
    if (entry->is_directory() && !entry->is_symlink()) {
      if (entry.depth() == 0 && entry->path().filename() == incoming) entry.disable_recursion_pending();
      continue;
    }
    ++count;
    const std::string name = entry->path().filename().string();
    const bool belongs = is_sha256_hex(name) && entry->is_regular_file() && !entry->is_symlink() && entry->path() == path_of(name) && entry->file_size() <= max_bytes;
    if (!belongs || sha256_hex(read_whole(entry->path())) != name) damaged(name);
  }
  return count;
}

void DirectoryBlobStore::each(const std::function<void(const std::string& name, std::uintmax_t bytes)>& take) const {
  for (const fs::path& first : sorted_entries(m_folder)) {
    if (first.filename() == incoming || !fs::is_directory(first)) continue;
    for (const fs::path& second : sorted_entries(first)) {
      if (!fs::is_directory(second)) continue;
      for (const fs::path& blob : sorted_entries(second)) {
        const std::string name = blob.filename().string();
        std::error_code gone;
        const std::uintmax_t bytes = fs::file_size(blob, gone);
        if (!gone && is_sha256_hex(name) && blob == path_of(name)) take(name, bytes);
      }
    }
  }
}

}  // namespace gridward::store
