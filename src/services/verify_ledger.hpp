// SPDX-License-Identifier: Apache-2.0
// The part of `gridward verify` that holds the events against the Merkle ledger: every leaf, every node, every signed head is made anew
// from the events and compared. Events that are not yet in it are no difference: the sequencer takes them while the house serves.
#pragma once

#include "services/verify_report.hpp"

namespace gridward::services {

/// Which heads there must be follows from the rows of leaves, each of which says the head that ended its sequencing; a head's time is that of its
/// newest event. The newest published keys must lie in the key file, if the context names one. `kept`: texts of checkpoints that somebody kept elsewhere (either tree, several in one text); each must be signed by a published
/// key and be the root of what is there now. Reads in pages.
void verify_ledger(const Context& context, store::sql::Connection& connection, const VerifyReport& report, const std::vector<std::string>& kept);

}  // namespace gridward::services
