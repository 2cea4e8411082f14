// SPDX-License-Identifier: Apache-2.0
#include "ledger/entry.hpp"

#include "base/text.hpp"
#include "ledger/hashing.hpp"

namespace gridward::ledger {

namespace {

void add_line(std::string& text, std::string_view line) {
  for (const char c : line) {
    if (c == '\\') text += "\\\\";
    else if (c == '\n') text += "\\n";
    else text += c;
  }
  text += '\n';
}

}  // namespace

std::string to_text(const Entry& entry) {
  std::string text = "gridward-event/1\n";
  add_line(text, std::to_string(entry.seq));
  add_line(text, entry.id);
  add_line(text, std::to_string(entry.at));
  add_line(text, entry.device_at ? std::to_string(*entry.device_at) : std::string());
  for (const auto* field : {&entry.actor, &entry.region, &entry.kind, &entry.subject}) add_line(text, *field);
  add_line(text, std::to_string(entry.version));
  add_line(text, std::to_string(entry.body.size()));
  for (const Suite suite : suites) add_line(text, base::hex(bytes_of(digest(suite, entry.body))));
  return text;
}

}  // namespace gridward::ledger
