// SPDX-License-Identifier: Apache-2.0
// Who hears of what happened to a hazard (when: domain/quiet_hours.hpp). Pure: the jobs ask here and hand the answer to a channel, which
// chooses nobody itself. A notice carries a message code and no personal data.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "domain/hazard.hpp"
#include "domain/person.hpp"

namespace gridward::domain {

struct Notice {
  std::string code;            ///< message code: "notice.hazard.opened.imminent"
  bool urgent = false;         ///< does not wait for the end of the quiet hours
  std::vector<Post> posts;     ///< who hears; every person once
};

/// The notice that an event makes, or nothing when nobody has to hear of it. `event` is the event's kind ("hazard.opened",
/// "hazard.escalated", "hazard.done" …), `hazard` the hazard as it is now (what has moved on or closed since is no news),
/// `in_force` the posts in force on the day.
/// Posts count whose region covers the hazard's. Where a wanted post is not filled, the notice goes on along
/// grid chief → community staff → safety office → command → leader, so that nothing is ever told to nobody.
std::optional<Notice> notice_of(std::string_view event, const Hazard& hazard, const std::vector<Post>& in_force);

/// Every message code that notice_of can give.
std::vector<std::string> notice_codes();

}  // namespace gridward::domain
