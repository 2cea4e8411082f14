// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>
#include <iterator>

#include "services/mutation/mutator.hpp"
#include "store/sha256.hpp"

namespace gridward::services {

namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes; }

std::vector<fs::path> photos_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().parent_path().filename() != "incoming") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

SpoiltPhotos::SpoiltPhotos(const fs::path& folder, Mutator& dice) {
  const auto files = photos_in(folder);
  const auto first = dice.below(files.size());
  const auto file = files[first], other = files[(first + 1 + dice.below(files.size() - 1)) % files.size()];
  m_mutation.how = file.filename().string();
  switch (dice.below(5)) {
    case 0: spoil_bytes(file, dice); break;
    case 1: {
      const auto bytes = bytes_of(file);
      fs::remove(file);
      m_back = [=] { write(file, bytes); };
      m_mutation.how += " deleted";
      break;
    }
    case 2: add_foreign(folder, dice); break;
    case 3: {
      const auto mine = bytes_of(file), theirs = bytes_of(other);
      write(file, theirs);
      write(other, mine);
      m_back = [=] { write(file, mine), write(other, theirs); };
      m_mutation.how += " changed with another";
      break;
    }
    default: {
      const auto moved = other.parent_path() / file.filename();
      fs::rename(file, moved);
      m_back = [=] { fs::rename(moved, file); };
      m_mutation.how += " moved to another folder";
    }
  }
}

SpoiltPhotos::~SpoiltPhotos() { m_back(); }

void SpoiltPhotos::spoil_bytes(const fs::path& file, Mutator& dice) {
  const auto whole = bytes_of(file);
  auto bytes = whole;
  const auto at = dice.below(bytes.size());
  switch (dice.below(4)) {
    case 0: bytes.resize(at); break;
    case 1: bytes += 'x'; break;
    case 2: bytes.insert(at, 1, 'x'); break;
    default: bytes[at] = static_cast<char>(bytes[at] ^ (1 << dice.below(8)));
  }
  write(file, bytes);
  m_back = [=] { write(file, whole); };
  m_mutation.how += " with other bytes";
}

/// Beside the photos, under a name that is not its own, or, whole, under its own.
void SpoiltPhotos::add_foreign(const fs::path& folder, Mutator& dice) {
  const auto bytes = "\xFF\xD8\xFF\xE0 foreign " + std::to_string(dice.below(1u << 30));
  const auto name = store::sha256_hex(dice.below(2) == 0 ? bytes : bytes + "x");
  const auto own = folder / name.substr(0, 2) / name.substr(2, 2) / name;
  const auto place = dice.below(3);
  const auto file = place == 0 ? folder / "notes.txt" : place == 1 ? own : photos_in(folder).front().parent_path() / name;
  const bool new_folder = !fs::exists(file.parent_path());
  fs::create_directories(file.parent_path());
  write(file, bytes);
  m_back = [=] {
    fs::remove(file);
    if (new_folder) fs::remove(file.parent_path());
  };
  m_mutation.how = "foreign file " + file.lexically_relative(folder).string();
}

}  // namespace gridward::services
