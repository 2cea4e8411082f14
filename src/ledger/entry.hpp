// SPDX-License-Identifier: Apache-2.0
// A leaf of the tree: one event as bytes that another program can make too. Thirteen lines, each ended by a newline: "gridward-event/1",
// seq, id, at, device_at (empty when absent), actor, region, kind, subject, version, length of the body in bytes, SHA-256 and SM3 of the
// body (lower-case hex). Times are microseconds UTC, numbers decimal; in a text "\" is written "\\" and a newline "\n". The body itself stays
// outside, so that a leaf is short (bodies with boundaries are not) and says nothing of what happened but its kind.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace gridward::ledger {

struct Entry {
  std::int64_t seq = 0;
  std::string id;
  std::int64_t at = 0;
  std::optional<std::int64_t> device_at;
  std::string actor;
  std::string region;
  std::string kind;
  std::string subject;
  std::int64_t version = 0;
  std::string body;     ///< exactly as stored
};

std::string to_text(const Entry& entry);

}  // namespace gridward::ledger
