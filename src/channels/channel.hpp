// SPDX-License-Identifier: Apache-2.0
// A channel carries one message to where people read it. It chooses no recipients, keeps no queue and never throws: the
// caller holds the message until it was delivered or refused. Every channel passes tests/channels/channel_contract.hpp.
#pragma once

#include <string>
#include <variant>

namespace gridward::channels {

enum class TextForm { plain, markdown };

struct Message {
  std::string text;  ///< UTF-8; a channel cuts what is too long at a character and ends it with "…"
  TextForm form = TextForm::plain;
};

struct Delivered {};
/// Not now; try again after so many seconds (≥ 1).
struct RetryAfter {
  int seconds;
};
/// Never with this message and configuration; `code` has a text in messages/ and carries no secret.
struct Refused {
  std::string code;
};
using Delivery = std::variant<Delivered, RetryAfter, Refused>;

class Channel {
 public:
  virtual ~Channel() = default;
  /// Blocks while it sends, at most about ten seconds. May be called from several threads.
  virtual Delivery deliver(const Message& message) = 0;
};

/// The text if it has at most `most_bytes`, else as many whole characters as fit with "…" behind them.
std::string cut_to_bytes(const std::string& text, std::size_t most_bytes);

}  // namespace gridward::channels
