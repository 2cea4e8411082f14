// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <thread>
#include <vector>

#include "store/blob_store.hpp"
#include "store/database_fixture.hpp"

using namespace gridward;
using namespace gridward::store;

namespace {

class Parts : public testing::Test {
 protected:
  std::size_t files() const {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder.path())) count += entry.is_regular_file() ? 1 : 0;
    return count;
  }
  void age(const std::filesystem::path& path, std::chrono::hours by) const { std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - by); }
  tests::TemporaryFolder m_folder;
  PartStore m_parts{m_folder.path()};
};

}  // namespace

TEST_F(Parts, a_photo_grows_from_its_end_only) {
  EXPECT_EQ(m_parts.bytes_of("A", "n"), 0);
  EXPECT_EQ(m_parts.add("A", "n", 3, "xyz"), std::nullopt) << "a gap";
  EXPECT_EQ(m_parts.add("A", "n", 0, "abc"), 3);
  EXPECT_EQ(m_parts.add("A", "n", 4, "xyz"), std::nullopt);
  EXPECT_EQ(m_parts.add("A", "n", 3, "def"), 6);
  EXPECT_EQ(m_parts.read("A", "n"), "abcdef");
}

TEST_F(Parts, a_part_sent_again_or_reaching_over_what_is_there_does_no_harm) {
  m_parts.add("A", "n", 0, "abc");
  EXPECT_EQ(m_parts.add("A", "n", 0, "abc"), 3);
  EXPECT_EQ(m_parts.add("A", "n", 0, "a"), 3);
  EXPECT_EQ(m_parts.add("A", "n", 1, "bcde"), 5);
  EXPECT_EQ(m_parts.read("A", "n"), "abcde");
}

TEST_F(Parts, of_each_owner_by_himself_and_there_after_a_restart) {
  m_parts.add("A", "n", 0, "abc");
  m_parts.add("B", "n", 0, "xy");
  const PartStore again{m_folder.path()};
  EXPECT_EQ(again.bytes_of("A", "n"), 3);
  EXPECT_EQ(again.bytes_of("B", "n"), 2);
  m_parts.drop("A", "n");
  EXPECT_EQ(again.bytes_of("A", "n"), 0);
  EXPECT_EQ(again.read("B", "n"), "xy");
}

TEST_F(Parts, the_same_part_over_two_lines_at_once_is_there_once) {
  const std::string part(100'000, 'x');
  for (int round = 0; round < 5; ++round) {
    std::vector<std::jthread> lines;
    for (int i = 0; i < 4; ++i) lines.emplace_back([&, at = round * 100'000] { m_parts.add("A", "n", at, part); });
    lines.clear();
    EXPECT_EQ(m_parts.bytes_of("A", "n"), (round + 1) * 100'000);
  }
}

TEST_F(Parts, an_owner_has_a_bounded_number_and_the_oldest_makes_room) {
  for (int i = 0; i < 12; ++i) {
    const auto name = std::to_string(i);
    EXPECT_EQ(m_parts.add("A", name, 0, "abc"), 3);
    age(m_folder.path() / ("A." + name + ".part"), std::chrono::hours(20 - i));
  }
  m_parts.add("B", "n", 0, "abc");
  EXPECT_EQ(files(), PartStore::files_of_one + 1);
  EXPECT_EQ(m_parts.bytes_of("A", "3"), 0);
  EXPECT_EQ(m_parts.bytes_of("A", "11"), 3);
}

TEST_F(Parts, what_nobody_went_on_with_for_a_day_is_swept_and_never_counts_as_a_photo) {
  DirectoryBlobStore blobs(m_folder.path() / "photos");
  blobs.parts().add("A", "old", 0, "abc");
  blobs.parts().add("A", "new", 0, "abc");
  age(m_folder.path() / "photos" / "incoming" / "A.old.part", std::chrono::hours(25));
  EXPECT_EQ(blobs.check_all([](const std::string& name) { ADD_FAILURE() << name; }), 0u);
  blobs.sweep();
  EXPECT_EQ(blobs.parts().bytes_of("A", "old"), 0);
  EXPECT_EQ(blobs.parts().bytes_of("A", "new"), 3);
}
