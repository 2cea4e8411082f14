// SPDX-License-Identifier: Apache-2.0
#include "services/place_code.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "services/area.hpp"
#include "services/extend_ledger.hpp"
#include "services/house_fixture.hpp"
#include "services/rotate_ledger_key.hpp"
#include "services/verify_house.hpp"
#include "store/postgres_server.hpp"

namespace gridward::services {
namespace {

/// The signature as a phone would read it.
std::string from_base32(std::string_view text) {
  constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string bits, bytes;
  for (const char letter : text) {
    const auto value = letters.find(letter);
    for (int bit = 4; bit >= 0; --bit) bits.push_back((value >> static_cast<unsigned>(bit)) & 1U ? '1' : '0');
  }
  for (std::size_t at = 0; at + 8 <= bits.size(); at += 8) bytes.push_back(static_cast<char>(std::stoi(bits.substr(at, 8), nullptr, 2)));
  return bytes;
}

template <typename Engine>
class PlaceCodes : public HouseTest {
 protected:
  PlaceCodes() : HouseTest(Engine::database()) { sequence(); }
  void sequence() {
    while (extend_ledger(context(), 200) > 0) {}
  }
  /// Whether one of the published keys signed that text.
  bool believed(const std::string& text) {
    const auto parts = base::split(text, ':');
    if (parts.size() != 4 || parts[0] != "GW1") return false;
    const auto keys = place_code_keys(context());
    return std::any_of(keys.begin(), keys.end(), [&](const auto& key) {
      return ledger::VerifierKey{"x", ledger::Suite::sha256, *ledger::from_base64(key)}.verifies(signed_text_of_code(std::string(parts[1]), std::stoll(std::string(parts[2]))), from_base32(parts[3]));
    });
  }
};

struct OnSqlite {
  static std::string database() { return {}; }
};
struct OnPostgres {
  static std::string database() { return tests::PostgresServer::shared().create_database(); }
};
using Engines = ::testing::Types<OnSqlite, OnPostgres>;
TYPED_TEST_SUITE(PlaceCodes, Engines);

TYPED_TEST(PlaceCodes, says_which_place_and_is_signed_by_the_house) {
  const auto place = this->restaurant(this->west);
  const auto code = show_place_code(this->context(), this->member, place);
  EXPECT_EQ(code.place, place);
  EXPECT_EQ(code.edition, 1);
  EXPECT_TRUE(code.text.starts_with("GW1:" + place.text() + ":1:"));
  EXPECT_EQ(code.by_hand.substr(0, 4) + code.by_hand.substr(5), place.text().substr(18));
  EXPECT_TRUE(code.svg.starts_with("<svg"));
  EXPECT_TRUE(this->believed(code.text));
  EXPECT_EQ(show_place_code(this->context(), this->member, place).text, code.text) << "the same code each time";
}

TYPED_TEST(PlaceCodes, another_place_or_edition_is_not_what_was_signed) {
  const auto place = this->restaurant(this->west), other = this->restaurant(this->west);
  auto text = show_place_code(this->context(), this->member, place).text;
  const auto signature = text.substr(text.rfind(':'));
  EXPECT_FALSE(this->believed("GW1:" + other.text() + ":1" + signature));
  EXPECT_FALSE(this->believed("GW1:" + place.text() + ":2" + signature));
  text.back() = text.back() == '0' ? 'G' : '0';   // the bits beyond the signature's end may differ, those before may not
  text[text.rfind(':') + 1] = text[text.rfind(':') + 1] == '0' ? '1' : '0';
  EXPECT_FALSE(this->believed(text));
}

TYPED_TEST(PlaceCodes, renewing_ends_the_edition_and_phones_hear_of_it) {
  const auto place = this->restaurant(this->west);
  const auto log = area_places(this->context(), this->member, "", 1).log;
  const auto reader = this->person("reader-01", domain::Role::department, this->street);
  EXPECT_EQ(problem_of([&] { renew_place_code(this->context(), reader, place, {1}); }), "scope.forbidden");
  const auto renewed = renew_place_code(this->context(), this->chief, place, {1});
  EXPECT_EQ(renewed.edition, 2);
  EXPECT_TRUE(this->believed(renewed.text));
  EXPECT_EQ(problem_of([&] { renew_place_code(this->context(), this->chief, place, {1}); }), "place_code.renewed_before");
  const auto changes = area_changes(this->context(), this->member, log, 50);
  ASSERT_EQ(changes.places.size(), 1u);
  EXPECT_EQ(changes.places.front().code_edition, 2);
  EXPECT_TRUE(verify_house(this->context()).clean());
}

TYPED_TEST(PlaceCodes, an_edit_keeps_the_edition) {
  const auto place = this->restaurant(this->west);
  renew_place_code(this->context(), this->chief, place, {1});
  const auto view = show_place(this->context(), this->chief, place).place;
  PlaceInput input;
  input.name = "改名的店";
  input.type = view.type;
  input.region = view.region;
  input.version = view.version;
  EXPECT_EQ(save_place(this->context(), this->chief, place, input).code_edition, 2);
}

TYPED_TEST(PlaceCodes, of_a_region_come_page_by_page_and_none_from_elsewhere) {
  std::vector<domain::PlaceId> made{this->restaurant(this->west), this->restaurant(this->west), this->restaurant(this->west)};
  this->restaurant(this->east);
  std::sort(made.begin(), made.end());
  const auto first = list_place_codes(this->context(), this->office, this->west, "", 2);
  ASSERT_EQ(first.items.size(), 2u);
  const auto second = list_place_codes(this->context(), this->office, this->west, *first.next, 2);
  ASSERT_EQ(second.items.size(), 1u);
  EXPECT_FALSE(second.next);
  EXPECT_EQ((std::vector{first.items[0].place, first.items[1].place, second.items[0].place}), made);
  EXPECT_EQ(problem_of([&] { list_place_codes(this->context(), this->far_member, this->west, "", 2); }), "region.not_found");
  EXPECT_EQ(problem_of([&] { show_place_code(this->context(), this->far_member, made[0]); }), "place.not_found");
}

TYPED_TEST(PlaceCodes, outlive_a_change_of_keys_but_not_a_stolen_key) {
  const auto place = this->restaurant(this->west);
  const auto before = show_place_code(this->context(), this->member, place).text;
  rotate_ledger_key(this->context(), false);
  this->sequence();
  const auto after = show_place_code(this->context(), this->member, place).text;
  EXPECT_NE(after, before);
  EXPECT_TRUE(this->believed(before));
  EXPECT_TRUE(this->believed(after));
  rotate_ledger_key(this->context(), true);
  this->sequence();
  EXPECT_FALSE(this->believed(before));
  EXPECT_FALSE(this->believed(after));
  EXPECT_TRUE(this->believed(show_place_code(this->context(), this->member, place).text));
}

}  // namespace
}  // namespace gridward::services
