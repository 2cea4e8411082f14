// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <fstream>
#include <thread>
#include <vector>

#include "base/problem.hpp"
#include "store/blob_store.hpp"
#include "store/database_fixture.hpp"
#include "store/sha256.hpp"

using namespace gridward;
using namespace gridward::store;

namespace {

class Blobs : public testing::Test {
 protected:
  std::filesystem::path file_of(const std::string& name) const { return m_folder.path() / name.substr(0, 2) / name.substr(2, 2) / name; }
  std::vector<std::string> damaged() {
    std::vector<std::string> names;
    m_blobs.check_all([&](const std::string& name) { names.push_back(name); });
    return names;
  }
  tests::TemporaryFolder m_folder;
  DirectoryBlobStore m_blobs{m_folder.path()};
  const std::string m_bytes = std::string("\xff\xd8\0photo", 8);
  const std::string m_name = sha256_hex(m_bytes);
};

std::string code_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const base::Problem& problem) {
    return problem.code();
  }
  return "no problem";
}

TEST_F(Blobs, bytes_come_back_under_their_name) {
  EXPECT_FALSE(m_blobs.has(m_name));
  EXPECT_EQ(m_blobs.get(m_name), std::nullopt);
  EXPECT_TRUE(m_blobs.put(m_name, m_bytes));
  EXPECT_TRUE(m_blobs.has(m_name));
  EXPECT_EQ(m_blobs.get(m_name), m_bytes);
  EXPECT_TRUE(std::filesystem::exists(file_of(m_name)));
  EXPECT_TRUE(std::filesystem::is_empty(m_folder.path() / "incoming"));
}

TEST_F(Blobs, the_same_bytes_are_kept_once) {
  EXPECT_TRUE(m_blobs.put(m_name, m_bytes));
  EXPECT_FALSE(m_blobs.put(m_name, m_bytes));
  EXPECT_EQ(m_blobs.check_all([](const std::string&) {}), 1u);
}

TEST_F(Blobs, a_name_that_is_not_the_hash_is_refused) {
  EXPECT_EQ(code_of([&] { m_blobs.put(sha256_hex("other"), m_bytes); }), "photo.hash_differs");
  EXPECT_EQ(code_of([&] { m_blobs.put("../../escape", m_bytes); }), "photo.name_invalid");
  EXPECT_FALSE(m_blobs.has("../../escape"));
  EXPECT_EQ(m_blobs.get("../" + m_name), std::nullopt);
}

TEST_F(Blobs, sixteen_megabytes_are_taken_and_one_byte_more_is_not) {
  const std::string most(DirectoryBlobStore::max_bytes, 'x');
  EXPECT_TRUE(m_blobs.put(sha256_hex(most), most));
  const std::string more = most + 'x';
  EXPECT_EQ(code_of([&] { m_blobs.put(sha256_hex(more), more); }), "photo.too_large");
}

TEST_F(Blobs, the_check_names_what_was_changed_and_what_does_not_belong) {
  m_blobs.put(m_name, m_bytes);
  const std::string other = sha256_hex("other");
  m_blobs.put(other, "other");
  EXPECT_TRUE(damaged().empty());
  std::ofstream(file_of(other), std::ios::trunc) << "chang";
  EXPECT_EQ(damaged(), std::vector<std::string>{other});
  std::filesystem::remove(file_of(other));
  std::ofstream(m_folder.path() / "stray.txt") << "?";
  EXPECT_EQ(damaged(), std::vector<std::string>{"stray.txt"});
}

TEST_F(Blobs, a_cut_off_file_is_mended_by_sending_it_again) {
  m_blobs.put(m_name, m_bytes);
  std::filesystem::resize_file(file_of(m_name), 3);
  EXPECT_TRUE(m_blobs.put(m_name, m_bytes));
  EXPECT_EQ(m_blobs.get(m_name), m_bytes);
}

TEST_F(Blobs, what_cannot_get_to_its_name_leaves_nothing_behind) {
  std::ofstream(m_folder.path() / m_name.substr(0, 2)) << "a file where a folder should be";
  EXPECT_EQ(code_of([&] { m_blobs.put(m_name, m_bytes); }), "store.unavailable");
  EXPECT_TRUE(std::filesystem::is_empty(m_folder.path() / "incoming"));
  std::filesystem::remove(m_folder.path() / m_name.substr(0, 2));
  EXPECT_TRUE(m_blobs.put(m_name, m_bytes));
}

TEST_F(Blobs, many_threads_may_send_the_same_photo) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back([&] { m_blobs.put(m_name, m_bytes); });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(m_blobs.get(m_name), m_bytes);
  EXPECT_TRUE(std::filesystem::is_empty(m_folder.path() / "incoming"));
}

}  // namespace
