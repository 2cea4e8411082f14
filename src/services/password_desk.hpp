// SPDX-License-Identifier: Apache-2.0
// Where passwords are checked and hashed: four at a time in this process, because each takes a core and 19 MB for a moment. Who finds
// no free desk within two seconds gets unavailable("session.busy").
#pragma once

#include <string>
#include <string_view>

namespace gridward::services {

/// 10–200 characters, three of the four classes lower, upper, digit, other (domain.md §7.7).
bool password_fits(std::string_view password);

class PasswordDesk {
 public:
  PasswordDesk();
  ~PasswordDesk();
  PasswordDesk(const PasswordDesk&) = delete;
  PasswordDesk& operator=(const PasswordDesk&) = delete;

  std::string hash(std::string_view password) const;
  /// An empty hash is checked against a spare one: false, in the same time.
  bool fits(std::string_view password, const std::string& hash) const;
};

}  // namespace gridward::services
