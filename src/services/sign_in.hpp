// SPDX-License-Identifier: Apache-2.0
// Who is asking: sign in with a password, know a session or a system's token again, sign out. Of a token only its SHA-256 is kept.
// A session ends after settings.session_days; without a request a phone's ends after 72 hours (it may be offline for long, and what it keeps
// must find its way) and a desk's after settings.desk_idle_minutes. Five wrong passwords lock the account for some
// minutes (domain.md §7.7). An account that does not exist behaves and takes as long as one that does.
#pragma once

#include <boost/describe.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "services/context.hpp"
#include "services/people.hpp"
#include "services/region_views.hpp"

namespace gridward::services {

struct SignInInput {
  std::string login;
  std::string password;
  bool desk = false;                       ///< at a desk, where others pass by
};
BOOST_DESCRIBE_STRUCT(SignInInput, (), (login, password, desk))

struct SessionView {
  PersonView person;
  std::vector<PostView> posts;             ///< those in force today
  std::vector<domain::Act> acts;           ///< what the person may do somewhere
  RegionSummary home;                      ///< the smallest region around the posts
  std::string csrf;                        ///< "" for a system's token
  std::optional<std::string> filing_number;
  base::Instant server_time;
};
BOOST_DESCRIBE_STRUCT(SessionView, (), (person, posts, acts, home, csrf, filing_number, server_time))

struct SignedIn {
  std::string token;                       ///< 64 hexadecimal digits, and a mark if it is a desk's; the only time it is seen
  SessionView session;
};

/// Throws unauthenticated("session.refused"), unauthenticated("session.no_post") for somebody inactive or without a post today,
/// too_many("session.locked") and unavailable("session.busy") when too many passwords are being checked.
SignedIn sign_in(const Context& context, const SignInInput& input);
void sign_out(const Context& context, const Identity& identity);

/// The identity of a session's or a system's token, never nullptr. Throws unauthenticated("session.needed") when there is none, it
/// has ended, or its person has no post today.
std::shared_ptr<const Identity> identify(const Context& context, const std::string& token);
std::shared_ptr<const Identity> identify_bearer(const Context& context, const std::string& token);

SessionView session_view(const Context& context, const Identity& identity);

/// A token for a system that acts as that person; shown once. `note` says what it is for. Throws not_found("person").
std::string make_bearer_token(const Context& context, const domain::PersonId& person, const std::string& note);

/// Deletes sessions that have ended by themselves and wrong passwords that no longer count; for a job once an hour.
void clear_ended_sessions(const Context& context);

}  // namespace gridward::services
