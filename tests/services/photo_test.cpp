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

}  // namespace
}  // namespace gridward::services
