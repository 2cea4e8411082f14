// SPDX-License-Identifier: Apache-2.0
// Bodies of events that are not the thing's document alone: what the rows of the tables say beyond it, so that `gridward verify` can
// hold every column against the log. Never personal data: digests of what is sealed or salted at most. Fields that older events lack are optional.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "domain/inspection.hpp"
#include "domain/place.hpp"
#include "domain/person.hpp"

namespace gridward::services {

/// Beside the document in "person.saved", "person.forgotten", "place.saved", "place.code_renewed", "place.visit_…", "place.merged", "place.took_in" and "place.contact_forgotten".
struct SavedFacts {
  std::optional<std::string> password;    ///< SHA-256 of the stored text (Argon2id with its salt; the empty text for nobody's)
  std::optional<std::string> sealed;      ///< SHA-256 of the sealed personal data that was written with the event
  std::optional<std::int64_t> due_day;    ///< of a place
};
BOOST_DESCRIBE_STRUCT(SavedFacts, (), (password, sealed, due_day))

/// The document (a JSON object) with the facts as its last member "facts".
std::string with_facts(std::string document, const SavedFacts& facts);
/// The other way round. A body without facts is a document alone. Throws BrokenPromise when it is no JSON.
SavedFacts facts_in(const std::string& body);
std::string document_in(const std::string& body);

/// "place.left": a place went over to another region. The event belongs to the region that it left, whose people would not hear of it otherwise;
/// its subject is "place_left:", the place and its version from then on.
struct PlaceLeftBody {
  domain::PlaceId place;
};
BOOST_DESCRIBE_STRUCT(PlaceLeftBody, (), (place))

struct InspectionSubmittedBody {
  domain::PlaceId place;
  domain::ChecklistRef checklist;
  std::string digest;                     ///< SHA-256 of the inspection's body
  std::int64_t failed = 0;
  std::int64_t not_seen = 0;
  std::optional<std::int64_t> due_day;    ///< when the place is due again, if no later visit is known
  std::optional<domain::PersonId> made_by;   ///< who was there, when the actor sent it for them
};
BOOST_DESCRIBE_STRUCT(InspectionSubmittedBody, (), (place, checklist, digest, failed, not_seen, due_day, made_by))

/// Subject "photo:" and its name; the actor sent it.
struct PhotoStoredBody {
  std::int64_t bytes = 0;
  std::string content_type;
};
BOOST_DESCRIBE_STRUCT(PhotoStoredBody, (), (bytes, content_type))

/// Subject "api_token:" and the hash of the token (256 random bits).
struct TokenGivenBody {
  domain::PersonId person;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(TokenGivenBody, (), (person, note))

/// Version 1 of a message to a group; its subject is the delivery's id.
struct NoticeQueuedBody {
  std::int64_t event_seq = 0;             ///< below zero: told of no single event (services/group_messages.hpp)
  std::string target;
  std::string digest;                     ///< SHA-256 of the text
  std::optional<std::string> form;        ///< absent in older ones: "notice"
};
BOOST_DESCRIBE_STRUCT(NoticeQueuedBody, (), (event_seq, target, digest, form))

/// Version 2, "notice.delivered" or "notice.refused": what the channel said in the end; "notice.gathered": `code` is the message that tells it;
/// "notice.settled": what it asked for was done before it was told.
struct NoticeEndedBody {
  std::int64_t tries = 0;
  std::int64_t next_try = 0;
  std::string code;
};
BOOST_DESCRIBE_STRUCT(NoticeEndedBody, (), (tries, next_try, code))

/// Subject "device:" and its id: nobody waits any more for what that person's phone had not sent.
struct DeviceGivenUpBody {
  domain::PersonId person;
  std::int64_t unsent = 0;
};
BOOST_DESCRIBE_STRUCT(DeviceGivenUpBody, (), (person, unsent))

}  // namespace gridward::services
