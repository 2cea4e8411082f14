// SPDX-License-Identifier: Apache-2.0
#include "services/password_desk.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <semaphore>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "services/people.hpp"
#include "store/password.hpp"

namespace gridward::services {

namespace {

constexpr std::ptrdiff_t desks = 4;
constexpr std::chrono::seconds patience{2};

std::counting_semaphore<desks>& free_desks() {
  static std::counting_semaphore<desks> semaphore(desks);
  return semaphore;
}

std::size_t class_of(char c) {
  if (c >= 'a' && c <= 'z') return 0;
  if (c >= 'A' && c <= 'Z') return 1;
  if (c >= '0' && c <= '9') return 2;
  return 3;
}

}  // namespace

bool password_fits(std::string_view password) {
  const auto length = base::length(password);
  if (length < 10 || length > 200) return false;
  std::array<bool, 4> has{};
  for (const char c : password) has[class_of(c)] = true;
  return std::count(has.begin(), has.end(), true) >= 3;
}

PasswordDesk::PasswordDesk() {
  if (!free_desks().try_acquire_for(patience)) throw base::unavailable("session.busy", 3);
}

PasswordDesk::~PasswordDesk() { free_desks().release(); }

std::string PasswordDesk::hash(std::string_view password) const { return store::hash_password(password); }

bool PasswordDesk::fits(std::string_view password, const std::string& hash) const {
  const bool good = store::verify_password(password, hash.empty() ? store::spare_password_hash() : hash);
  return good && !hash.empty();
}

std::string hash_of_password(std::string_view password) {
  if (!password_fits(password)) throw base::invalid_fields({{"password", "person.password_weak"}});
  return PasswordDesk().hash(password);
}

}  // namespace gridward::services
