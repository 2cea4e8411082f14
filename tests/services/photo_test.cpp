// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <sstream>

#include "services/house_fixture.hpp"
#include "services/record_step.hpp"
#include "services/store_photo.hpp"
#include "store/sha256.hpp"

namespace gridward::services {
namespace {

class Photos : public HouseTest {
 protected:
  std::string bytes = jpeg("a blocked exit");
  domain::PhotoName name = store::sha256_hex(bytes);
};

std::string bytes_of(const PhotoFile& photo) {
  std::ostringstream bytes;
  bytes << std::ifstream(photo.file, std::ios::binary).rdbuf();
  return bytes.str();
}

TEST_F(Photos, the_bytes_say_what_they_are) {
  EXPECT_EQ(picture_type(bytes), "image/jpeg");
  EXPECT_EQ(picture_type("\x89PNG\r\n\x1A\n...."), "image/png");
  EXPECT_EQ(picture_type("RIFF1234WEBPVP8 "), "image/webp");
  EXPECT_EQ(picture_type("RIFF1234WAVEfmt "), "");
  EXPECT_EQ(picture_type("<svg onload=alert(1)>"), "");
  EXPECT_EQ(picture_type(""), "");
}

TEST_F(Photos, a_photo_is_kept_once_and_comes_back_as_it_was) {
  EXPECT_FALSE(put_photo(context(), member, name, bytes).known_before);
  EXPECT_TRUE(put_photo(context(), member, name, bytes).known_before);
  const auto photo = get_photo(context(), member, name);
  EXPECT_EQ(bytes_of(photo), bytes);
  EXPECT_EQ(photo.content_type, "image/jpeg");
}

TEST_F(Photos, what_is_no_photo_or_not_what_its_name_says_is_refused) {
  EXPECT_EQ(problem_of([&] { put_photo(context(), member, store::sha256_hex("text"), "text"); }), "photo.kind");
  EXPECT_EQ(problem_of([&] { put_photo(context(), member, name, jpeg("another picture")); }), "photo.hash_differs");
  EXPECT_EQ(problem_of([&] { put_photo(context(), member, "../../etc/passwd", bytes); }), "photo.name_invalid");
  EXPECT_EQ(number("SELECT COUNT(*) FROM photo"), 0);
}

TEST_F(Photos, who_does_no_work_on_site_sends_none) { EXPECT_EQ(problem_of([&] { put_photo(context(), administrator, name, bytes); }), "scope.forbidden"); }

TEST_F(Photos, only_its_sender_sees_it_until_something_in_the_scope_shows_it) {
  put_photo(context(), member, name, bytes);
  EXPECT_EQ(problem_of([&] { get_photo(context(), chief, name); }), "photo.not_found");
  HazardReport report;
  report.region = west;
  report.description = "出口被堵";
  report.found_at = clock.now();
  report.photos = {name};
  report_hazard(context(), member, id<domain::HazardId>(), report);
  EXPECT_EQ(bytes_of(get_photo(context(), chief, name)), bytes);
  EXPECT_EQ(problem_of([&] { get_photo(context(), far_member, name); }), "photo.not_found");
}

TEST_F(Photos, an_unknown_name_is_not_found) {
  EXPECT_EQ(problem_of([&] { get_photo(context(), member, std::string(64, '0')); }), "photo.not_found");
  EXPECT_EQ(problem_of([&] { get_photo(context(), member, "no name"); }), "photo.not_found");
}

class PhotosInParts : public Photos {
 protected:
  PhotosInParts() {
    for (int i = 0; i < 40'000; ++i) bytes += static_cast<char>(i * 7 + i / 251);
    name = store::sha256_hex(bytes);
  }
  TakenPart send(const domain::Caller& caller, std::size_t at, std::size_t size) { return put_photo_part(context(), caller, name, static_cast<std::int64_t>(at), total(), std::string_view(bytes).substr(at, size)); }
  std::int64_t total() const { return static_cast<std::int64_t>(bytes.size()); }
};

TEST_F(PhotosInParts, the_photo_is_there_with_its_last_part_and_not_before) {
  EXPECT_FALSE(send(member, 0, 10'000).progress.whole);
  EXPECT_EQ(photo_progress(context(), member, name).bytes, 10'000);
  EXPECT_EQ(problem_of([&] { get_photo(context(), member, name); }), "photo.not_found");
  send(member, 10'000, 20'000);
  const auto last = send(member, 30'000, 100'000);
  EXPECT_TRUE(last.progress.whole);
  EXPECT_FALSE(last.known_before);
  EXPECT_EQ(bytes_of(get_photo(context(), member, name)), bytes);
  EXPECT_TRUE(send(member, 30'000, 100'000).known_before);
  EXPECT_TRUE(photo_progress(context(), member, name).whole);
  EXPECT_EQ(number("SELECT COUNT(*) FROM event WHERE kind = 'photo.stored'"), 1);
}

TEST_F(PhotosInParts, another_person_sends_from_the_beginning_and_learns_nothing_of_this_one) {
  send(member, 0, 30'000);
  EXPECT_EQ(photo_progress(context(), chief, name).bytes, 0);
  EXPECT_EQ(problem_of([&] { send(chief, 30'000, 100'000); }), "photo.part_gap");
  send(member, 30'000, 100'000);
  EXPECT_FALSE(photo_progress(context(), chief, name).whole);
  EXPECT_EQ(problem_of([&] { photo_progress(context(), administrator, name); }), "scope.forbidden");
}

TEST_F(PhotosInParts, bytes_that_do_not_match_the_name_are_forgotten_and_the_photo_begins_anew) {
  auto spoilt = bytes;
  spoilt[20'000] = static_cast<char>(spoilt[20'000] + 1);
  EXPECT_EQ(problem_of([&] { put_photo_part(context(), member, name, 0, total(), spoilt); }), "photo.hash_differs");
  EXPECT_EQ(photo_progress(context(), member, name).bytes, 0);
  EXPECT_TRUE(send(member, 0, bytes.size()).progress.whole);
}

TEST_F(PhotosInParts, what_cannot_become_a_photo_is_refused_with_its_first_part) {
  EXPECT_EQ(problem_of([&] { put_photo_part(context(), member, name, 0, 100, "text"); }), "photo.kind");
  EXPECT_EQ(problem_of([&] { put_photo_part(context(), member, "../../x", 0, 100, bytes.substr(0, 10)); }), "photo.name_invalid");
  EXPECT_EQ(problem_of([&] { put_photo_part(context(), member, name, 0, 17 << 20, bytes); }), "photo.too_large");
  EXPECT_EQ(problem_of([&] { put_photo_part(context(), member, name, 0, 5, bytes); }), "photo.part_size");
  EXPECT_EQ(problem_of([&] { put_photo_part(context(), member, name, 0, 5, ""); }), "photo.part_size");
  EXPECT_EQ(problem_of([&] { send(administrator, 0, 10); }), "scope.forbidden");
  EXPECT_EQ(photo_progress(context(), member, name).bytes, 0);
}

}  // namespace
}  // namespace gridward::services
