// SPDX-License-Identifier: Apache-2.0
// SQLite's log: what is committed waits there until it is brought home into the database's own file, as a rule by the commit that makes
// the log too long, whose caller waits for it. Whoever owns the log chooses the time instead.
#pragma once

#include <cstdint>

namespace gridward::store::sql {

class OwnLog {
 public:
  virtual ~OwnLog() = default;

  /// From here on no commit of this connection brings anything home.
  virtual void own() = 0;
  /// Of 4 kB, after this connection's last commit, whether they are home or not.
  virtual std::int64_t pages() const = 0;
  /// Outside a transaction, while another connection may go on writing: what is there at the beginning, as much of it as readers of older states
  /// allow: false when they did not allow all. What fails stays in the log, where it is as safe. A log that is home as a whole and that nobody reads is
  /// begun anew by the next commit.
  virtual bool bring_home() = 0;
  /// Waits until the disk has what went home. SQLite does so only once the log is home as a whole, so that the last and smallest part would have to wait for all.
  virtual void settle() = 0;
};

}  // namespace gridward::store::sql
