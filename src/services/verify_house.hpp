// SPDX-License-Identifier: Apache-2.0
// `gridward verify`: proves that the state is what the events say and the events are what the ledger's signed heads say. Reads one moment
// of the database, in pages; time grows with the house, memory does not. Which table is held against what: ARCHITECTURE.md, "What verify holds
// against what". Not looked at, because it passes by nature and no record rests on it: session, login_failure, position_share and track_batch (end by themselves), device (what phones say of entries that have not come), of
// delivery what the channel said last while a message waits (tries, next_try, code), how far below the log's end a job's cursor stands, when a migration
// ran (migration.at), uploads under way (photos/incoming). What was cut off the end as a whole, events with leaves and heads, only a kept head shows.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "services/context.hpp"

namespace gridward::store {
class Migrations;
}

namespace gridward::services {

struct Verdict {
  std::int64_t events = 0;
  std::int64_t regions = 0;
  std::int64_t people = 0;
  std::int64_t posts = 0;
  std::int64_t places = 0;
  std::int64_t extinguishers = 0;
  std::int64_t suggestions = 0;
  std::int64_t base_maps = 0;
  std::int64_t inspections = 0;
  std::int64_t hazards = 0;
  std::int64_t steps = 0;
  std::int64_t photos = 0;
  std::int64_t photo_uses = 0;
  std::int64_t tokens = 0;
  std::int64_t notices = 0;
  std::int64_t sealed = 0;                 ///< entries of personal data in the vault
  std::int64_t in_ledger = 0;              ///< events that are in the Merkle ledger; the sequencer takes the others while the house serves
  std::int64_t unclaimed = 0;              ///< whole files of the photo store that are no photo: uploads cut off, or put there; harmless, no difference
  std::vector<std::string> unclaimed_photos;   ///< the first 20
  std::int64_t difference_count = 0;
  std::vector<std::string> differences;    ///< the first 20, each naming the thing by its id and saying what differs

  bool clean() const { return difference_count == 0; }
};
BOOST_DESCRIBE_STRUCT(Verdict, (), (events, regions, people, posts, places, extinguishers, suggestions, base_maps, inspections, hazards, steps, photos, photo_uses, tokens, notices, sealed, in_ledger, unclaimed, unclaimed_photos, difference_count, differences))

/// Told now and then: what is being checked ("events", "photos" …) and how many are done.
using VerifyProgress = std::function<void(std::string_view what, std::int64_t done)>;

/// What the house is held against besides itself.
struct VerifyAgainst {
  std::vector<std::string> kept = {};                ///< texts of checkpoints that somebody kept elsewhere
  const store::Migrations* schema = nullptr;         ///< what the database was made with
};

Verdict verify_house(const Context& context, const VerifyProgress& progress = {}, const VerifyAgainst& against = {});

/// The same on a connection that is the caller's, inside the transaction that is open there.
Verdict verify_on(store::sql::Connection& connection, const Context& context, const VerifyProgress& progress = {}, const VerifyAgainst& against = {});

}  // namespace gridward::services
