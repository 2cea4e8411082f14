// SPDX-License-Identifier: Apache-2.0
// The reference of the submissions benchmark: as little as can be between a socket and SQLite. It takes a PUT, writes the rows that
// the same inspection costs the house (same bytes, no thought), commits what waits together, and answers.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace gridward::bench {

class BareServer {
 public:
  explicit BareServer(const std::string& database);
  ~BareServer();
  std::uint16_t port() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> m_inside;
};

}  // namespace gridward::bench
