// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <functional>
#include <random>
#include <set>

#include "base/problem.hpp"
#include "store/backup_cutter.hpp"
#include "store/backup_folder.hpp"
#include "store/backup_key.hpp"
#include "store/database_fixture.hpp"
#include "store/sha256.hpp"

using namespace gridward;
using namespace gridward::store;
namespace fs = std::filesystem;

namespace {

using Packing = BackupCipher::Packing;

std::string code_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const base::Problem& problem) {
    return problem.code();
  }
  return "no problem";
}

SealingKey some_key(unsigned char filling = 7) {
  SealingKey key;
  key.fill(filling);
  return key;
}

std::string random_bytes(std::size_t size, unsigned seed) {
  std::mt19937 random(seed);
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

void write(const fs::path& path, std::string_view bytes) { std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes; }
std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// ---- the key

TEST(BackupKey, comes_back_from_its_line_in_small_letters_with_look_alikes_and_blanks) {
  for (const unsigned char filling : std::initializer_list<unsigned char>{0, 1, 127, 255}) {
    const std::string line = backup_key_text(some_key(filling));
    EXPECT_EQ(parse_backup_key(line, "k"), some_key(filling));
    std::string typed = line.substr(0, 22);
    for (const char c : line.substr(22)) typed += c == '1' ? 'l' : c == '0' ? 'o' : c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    EXPECT_EQ(parse_backup_key("  " + typed + "\n", "k"), some_key(filling)) << typed;
  }
}

TEST(BackupKey, with_one_letter_wrong_missing_or_added_is_refused) {
  const std::string line = backup_key_text(some_key());
  for (std::size_t at = 22; at < line.size(); ++at) {
    if (line[at] == '-') continue;
    std::string other = line;
    other[at] = line[at] == 'Q' ? 'R' : 'Q';
    EXPECT_EQ(code_of([&] { parse_backup_key(other, "k"); }), "backup.key_broken") << other;
    other.erase(at, 1);
    EXPECT_EQ(code_of([&] { parse_backup_key(other, "k"); }), "backup.key_broken") << other;
  }
  EXPECT_EQ(code_of([&] { parse_backup_key(line + "0", "k"); }), "backup.key_broken");
  EXPECT_EQ(code_of([&] { parse_backup_key("", "k"); }), "backup.key_broken");
}

TEST(BackupKey, file_is_for_its_owner_alone_and_never_overwritten) {
  const tests::TemporaryFolder folder;
  const fs::path file = folder.path() / "operator.key";
  create_backup_key(file);
  struct stat status {};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  const SealingKey key = read_backup_key(file);
  EXPECT_EQ(code_of([&] { create_backup_key(file); }), "backup.key_exists");
  EXPECT_EQ(read_backup_key(file), key);
  fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
  EXPECT_EQ(code_of([&] { read_backup_key(file); }), "backup.key_permissions");
  EXPECT_EQ(code_of([&] { read_backup_key(folder.path() / "none"); }), "backup.key_unreadable");
  create_backup_key(folder.path() / "second.key");
  EXPECT_NE(read_backup_key(folder.path() / "second.key"), key);
}

// ---- one piece

class Piece : public testing::TestWithParam<std::tuple<bool, Packing>> {
 protected:
  const std::optional<SealingKey> m_key = std::get<0>(GetParam()) ? std::optional(some_key()) : std::nullopt;
  const BackupCipher m_cipher{m_key, "salt"};
  const std::string m_bytes = "示例 example example example example";
  std::string locked(std::string_view bytes) const { return m_cipher.lock(bytes, "piece 1", std::get<1>(GetParam())); }
};

TEST_P(Piece, comes_back_as_it_was) {
  for (const std::string& bytes : {std::string(), m_bytes, std::string(300'000, 'a'), random_bytes(300'000, 1), std::string(BackupCipher::max_piece_bytes, 'x')})
    EXPECT_EQ(m_cipher.unlock(locked(bytes), "piece 1"), bytes);
}

TEST_P(Piece, with_any_bit_flipped_is_refused) {
  const std::string whole = locked(m_bytes);
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string other = whole;
    other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_EQ(m_cipher.unlock(other, "piece 1"), std::nullopt) << bit;
  }
}

TEST_P(Piece, cut_anywhere_or_made_longer_is_refused) {
  const std::string whole = locked(m_bytes);
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_EQ(m_cipher.unlock(whole.substr(0, size), "piece 1"), std::nullopt) << size;
  EXPECT_EQ(m_cipher.unlock(whole + '\0', "piece 1"), std::nullopt);
}

TEST_P(Piece, in_the_place_of_another_is_refused) { EXPECT_EQ(m_cipher.unlock(locked(m_bytes), "piece 2"), std::nullopt); }

INSTANTIATE_TEST_SUITE_P(of, Piece, testing::Combine(testing::Bool(), testing::Values(Packing::compress, Packing::as_is)),
                         [](const auto& piece) { return std::string(std::get<0>(piece.param) ? "sealed" : "plain") + (std::get<1>(piece.param) == Packing::compress ? "_compressed" : "_as_is"); });

TEST(Cipher, opens_nothing_with_another_key_another_folders_salt_or_without_a_key) {
  const std::string sealed = BackupCipher(some_key(1), "a").lock("bytes", "x", Packing::as_is);
  EXPECT_EQ(BackupCipher(some_key(1), "a").unlock(sealed, "x"), "bytes");
  EXPECT_EQ(BackupCipher(some_key(2), "a").unlock(sealed, "x"), std::nullopt);
  EXPECT_EQ(BackupCipher(some_key(1), "b").unlock(sealed, "x"), std::nullopt);
  EXPECT_EQ(BackupCipher(std::nullopt, "a").unlock(sealed, "x"), std::nullopt);
  // And what somebody without the key wrote is not taken by whoever has it.
  const std::string plain = BackupCipher(std::nullopt, "a").lock("bytes", "x", Packing::as_is);
  EXPECT_EQ(BackupCipher(some_key(1), "a").unlock(plain, "x"), std::nullopt);
}

TEST(Cipher, tells_neither_content_nor_equality_to_who_has_no_key) {
  const BackupCipher cipher(some_key(1), "a");
  const std::string sealed = cipher.lock(std::string(1000, 'q'), "x", Packing::as_is);
  EXPECT_EQ(sealed.find("qqq"), std::string::npos);
  EXPECT_NE(sealed, cipher.lock(std::string(1000, 'q'), "x", Packing::as_is));
  EXPECT_EQ(cipher.name_of("bytes"), cipher.name_of("bytes"));
  EXPECT_NE(cipher.name_of("bytes").text(), sha256_hex("bytes"));
  EXPECT_NE(cipher.name_of("bytes"), BackupCipher(some_key(2), "a").name_of("bytes"));
  EXPECT_NE(cipher.name_of_photo(sha256_hex("p")).text(), sha256_hex("p"));
}

// ---- the cutter

std::vector<std::string> cut(const std::string& bytes, std::size_t step) {
  const BackupCipher cipher(some_key(), "salt");
  std::vector<std::string> pieces;
  BackupCutter cutter(cipher.gear(), [&](std::string_view piece) { pieces.emplace_back(piece); });
  for (std::size_t at = 0; at < bytes.size(); at += step) cutter.add(std::string_view(bytes).substr(at, step));
  cutter.finish();
  return pieces;
}

TEST(Cutter, pieces_are_the_stream_and_do_not_depend_on_how_it_arrives) {
  const std::string bytes = random_bytes(8 << 20, 2);
  const auto pieces = cut(bytes, 65536);
  std::string joined;
  for (const auto& piece : pieces) {
    joined += piece;
    EXPECT_LE(piece.size(), BackupCutter::most_bytes);
  }
  EXPECT_EQ(joined, bytes);
  EXPECT_GT(pieces.size(), 10u);
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i) EXPECT_GE(pieces[i].size(), BackupCutter::least_bytes);
  EXPECT_EQ(cut(bytes, 7919), pieces);
  EXPECT_EQ(cut("", 1).size(), 0u);
  for (const auto& piece : cut(std::string(5 << 20, '\0'), 65536)) EXPECT_LE(piece.size(), BackupCutter::most_bytes);
}

TEST(Cutter, what_is_inserted_in_the_middle_changes_the_pieces_around_it_only) {
  std::string bytes = random_bytes(8 << 20, 3);
  const auto before = cut(bytes, 65536);
  bytes.insert(4 << 20, "one row more");
  const auto after = cut(bytes, 65536);
  const std::set<std::string> known(before.begin(), before.end());
  std::size_t fresh = 0;
  for (const auto& piece : after) fresh += !known.contains(piece);
  EXPECT_LE(fresh, 2u);
}

// ---- the folder

class Folder : public testing::Test {
 protected:
  BackupFolder open(BackupFolder::Use use = BackupFolder::Use::write) const { return BackupFolder(m_path, use, some_key()); }
  fs::path file_of(const std::string& bytes) const {
    const std::string name = open(BackupFolder::Use::read).cipher().name_of(bytes).text();
    return m_path / "objects" / name.substr(0, 2) / name;
  }
  /// One back-up whose database consists of these pieces.
  BackupManifest back_up(BackupFolder& folder, const std::vector<std::string>& pieces, std::int64_t at_s = 1'000'000'000) const {
    PieceListWriter list(folder);
    for (const auto& bytes : pieces) {
      const PieceName name = folder.cipher().name_of(bytes);
      folder.put(name, bytes, Packing::compress);
      list.add({name, static_cast<std::uint32_t>(bytes.size())});
    }
    BackupManifest manifest;
    manifest.made_at = {at_s * base::us_per_second};
    manifest.database = list.finish();
    folder.finish(manifest);
    return manifest;
  }
  BackupManifest back_up(const std::vector<std::string>& pieces, std::int64_t at_s = 1'000'000'000) const {
    auto folder = open();
    return back_up(folder, pieces, at_s);
  }
  std::vector<std::string> restored(const std::string& name = "") const {
    const auto folder = open(BackupFolder::Use::read);
    const auto manifest = folder.manifest(name);
    std::vector<std::string> pieces;
    each_record(folder, manifest.database, [&](const PieceRecord& record) { pieces.push_back(folder.get(record.id)); });
    return pieces;
  }
  std::size_t objects() const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(m_path / "objects")) count += entry.is_regular_file();
    return count;
  }

  tests::TemporaryFolder m_folder;
  const fs::path m_path = m_folder.path() / "backups of the house";
};

TEST_F(Folder, gives_back_what_was_put_in_order) {
  const auto manifest = back_up({"one", "two", "one", std::string(100'000, 'x')});
  EXPECT_EQ(manifest.database.pieces, 4);
  EXPECT_EQ(manifest.database.bytes, 100'009);
  EXPECT_EQ(restored(), (std::vector<std::string>{"one", "two", "one", std::string(100'000, 'x')}));
  EXPECT_EQ(fs::status(m_path).permissions(), fs::perms::owner_all);
}

TEST_F(Folder, stores_the_same_bytes_once_also_in_the_next_back_up) {
  back_up({"one", "two", "one"});
  EXPECT_EQ(objects(), 3u);  // two pieces and their list
  auto folder = open();
  EXPECT_EQ(folder.put(folder.cipher().name_of("two"), "two", Packing::as_is), 0u);
  EXPECT_GT(folder.put(folder.cipher().name_of("three"), "three", Packing::as_is), 0u);
}

TEST_F(Folder, without_its_manifest_nothing_looks_whole_and_the_next_run_sweeps_it) {
  {
    auto folder = open();
    folder.put(folder.cipher().name_of("half"), "half", Packing::as_is);
  }
  EXPECT_EQ(code_of([&] { restored(); }), "backup.none");
  EXPECT_FALSE(fs::is_empty(m_path / "incoming"));
  back_up({"whole"});
  EXPECT_TRUE(fs::is_empty(m_path / "incoming"));
  EXPECT_EQ(objects(), 2u);
}

TEST_F(Folder, names_back_ups_in_order_even_when_the_clock_goes_back) {
  EXPECT_EQ(back_up({"a"}).name, "20010909-094640");
  EXPECT_EQ(back_up({"b"}).name, "20010909-094640-0002");
  EXPECT_EQ(back_up({"c"}, 999'999'999).name, "20010909-094640-0003");
  EXPECT_EQ(back_up({"d"}, 1'000'000'001).name, "20010909-094641");
  EXPECT_EQ(open(BackupFolder::Use::read).names().size(), 4u);
  EXPECT_EQ(restored(), std::vector<std::string>{"d"});
  EXPECT_EQ(restored("20010909-094640-0002"), std::vector<std::string>{"b"});
  EXPECT_EQ(code_of([&] { restored("20010909-094642"); }), "backup.unknown");
  EXPECT_EQ(code_of([&] { restored("../../etc"); }), "backup.unknown");
}

TEST_F(Folder, refuses_a_piece_that_is_missing_cut_changed_or_swapped) {
  back_up({"one", "two"});
  const std::string one = read(file_of("one")), two = read(file_of("two"));
  for (std::size_t bit = 0; bit < one.size() * 8; ++bit) {
    std::string other = one;
    other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << (bit % 8)));
    write(file_of("one"), other);
    EXPECT_EQ(code_of([&] { restored(); }), "backup.piece_damaged") << bit;
  }
  write(file_of("one"), one.substr(0, one.size() - 1));
  EXPECT_EQ(code_of([&] { restored(); }), "backup.piece_damaged");
  write(file_of("one"), "");
  EXPECT_EQ(code_of([&] { restored(); }), "backup.piece_damaged");
  write(file_of("one"), two);
  write(file_of("two"), one);
  EXPECT_EQ(code_of([&] { restored(); }), "backup.piece_damaged");
  write(file_of("two"), two);
  fs::remove(file_of("one"));
  EXPECT_EQ(code_of([&] { restored(); }), "backup.piece_missing");
  back_up({"one", "two"});  // which stores anew what is missing
  EXPECT_EQ(restored("20010909-094640"), (std::vector<std::string>{"one", "two"}));
}

TEST_F(Folder, refuses_a_manifest_that_was_changed_or_given_another_name) {
  back_up({"old"});
  back_up({"new"}, 1'000'000'100);
  const fs::path older = m_path / "backups" / "20010909-094640.gwb", newer = m_path / "backups" / "20010909-094820.gwb";
  const std::string whole = read(newer);
  for (std::size_t bit = 0; bit < whole.size() * 8; bit += 5) {
    std::string other = whole;
    other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << (bit % 8)));
    write(newer, other);
    EXPECT_EQ(code_of([&] { restored(); }), "backup.manifest_damaged") << bit;
  }
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, whole.size() - 1}) {
    write(newer, whole.substr(0, size));
    EXPECT_EQ(code_of([&] { restored(); }), "backup.manifest_damaged");
  }
  write(newer, read(older));  // yesterday's, passed off as today's
  EXPECT_EQ(code_of([&] { restored(); }), "backup.manifest_damaged");
  EXPECT_EQ(restored("20010909-094640"), std::vector<std::string>{"old"});
}

TEST_F(Folder, refuses_the_wrong_key_no_key_and_a_key_for_a_plain_folder) {
  back_up({"one"});
  const auto with = [&](const fs::path& path, const std::optional<SealingKey>& key) { return code_of([&] { BackupFolder(path, BackupFolder::Use::read, key); }); };
  EXPECT_EQ(with(m_path, some_key()), "no problem");
  EXPECT_EQ(with(m_path, some_key(8)), "backup.key_differs");
  EXPECT_EQ(with(m_path, std::nullopt), "backup.key_missing");
  const fs::path plain = m_folder.path() / "plain";
  BackupFolder(plain, BackupFolder::Use::write, std::nullopt);
  EXPECT_EQ(with(plain, std::nullopt), "no problem");
  EXPECT_EQ(with(plain, some_key()), "backup.key_superfluous");
}

TEST_F(Folder, refuses_a_folder_of_other_things_and_one_that_is_not_there) {
  EXPECT_EQ(code_of([&] { open(BackupFolder::Use::read); }), "backup.folder_none");
  fs::create_directories(m_path);
  write(m_path / "thesis.txt", "mine");
  EXPECT_EQ(code_of([&] { open(); }), "backup.folder_foreign");
  EXPECT_EQ(read(m_path / "thesis.txt"), "mine");
  fs::remove(m_path / "thesis.txt");
  open();
  write(m_path / "gridward-backup.json", R"({"format":2,"salt":"","key":""})");
  EXPECT_EQ(code_of([&] { open(); }), "backup.folder_newer");
  write(m_path / "gridward-backup.json", "{");
  EXPECT_EQ(code_of([&] { open(); }), "backup.manifest_damaged");
}

TEST_F(Folder, has_one_writer_and_no_writer_beside_a_reader) {
  back_up({"one"});
  {
    const auto writer = open();
    EXPECT_EQ(code_of([&] { open(); }), "backup.busy");
    EXPECT_EQ(code_of([&] { open(BackupFolder::Use::read); }), "backup.busy");
  }
  const auto reader = open(BackupFolder::Use::read);
  EXPECT_EQ(code_of([&] { open(BackupFolder::Use::read); }), "no problem");
  EXPECT_EQ(code_of([&] { open(); }), "backup.busy");
}

TEST_F(Folder, pruning_keeps_the_newest_and_every_piece_they_need) {
  back_up({"shared", "only in the first"});
  back_up({"shared", "only in the second"}, 1'000'000'100);
  back_up({"shared", "third"}, 1'000'000'200);
  const auto pruning = open().prune(2);
  EXPECT_EQ(pruning.backups, 1);
  EXPECT_EQ(pruning.pieces, 2);  // its own piece and its list
  EXPECT_GT(pruning.bytes, 0);
  EXPECT_EQ(restored(), (std::vector<std::string>{"shared", "third"}));
  EXPECT_EQ(restored("20010909-094820"), (std::vector<std::string>{"shared", "only in the second"}));
  EXPECT_EQ(code_of([&] { restored("20010909-094640"); }), "backup.unknown");
  EXPECT_EQ(open().prune(2).pieces, 0);
}

TEST_F(Folder, pruning_removes_nothing_when_a_back_up_that_stays_cannot_be_read) {
  back_up({"first"});
  back_up({"second"}, 1'000'000'100);
  const fs::path manifest = m_path / "backups" / "20010909-094820.gwb";
  const std::string whole = read(manifest);
  write(manifest, "broken");
  EXPECT_EQ(code_of([&] { open().prune(1); }), "backup.manifest_damaged");
  EXPECT_EQ(open(BackupFolder::Use::read).names().size(), 2u);
  EXPECT_EQ(restored("20010909-094640"), std::vector<std::string>{"first"});
  write(manifest, whole);
  EXPECT_EQ(open().prune(1).backups, 1);
}

TEST_F(Folder, a_list_of_many_thousand_pieces_comes_back_in_order) {
  auto folder = open();
  PieceListWriter list(folder);
  constexpr std::uint32_t count = 40'000;
  for (std::uint32_t i = 0; i < count; ++i) list.add({folder.cipher().name_of(std::to_string(i)), i});
  BackupPart part = list.finish();
  EXPECT_EQ(part.lists.size(), 3u);
  std::uint32_t next = 0;
  each_record(folder, part, [&](const PieceRecord& record) {
    ASSERT_EQ(record.bytes, next);
    ASSERT_EQ(record.id, folder.cipher().name_of(std::to_string(next)));
    ++next;
  });
  EXPECT_EQ(next, count);
  std::swap(part.pieces, part.bytes);
  EXPECT_EQ(code_of([&] { each_record(folder, part, [](const PieceRecord&) {}); }), "backup.manifest_damaged");
}

}  // namespace
