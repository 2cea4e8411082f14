// SPDX-License-Identifier: Apache-2.0
// The commands of the program, one a file. Each returns the exit code; what it throws, main turns into the last line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "main/configuration.hpp"

namespace gridward::commands {

int serve(const Configuration& configuration);
int migrate(const Configuration& configuration);
/// `checkpoints`: files with checkpoints that were kept elsewhere.
int verify(const Configuration& configuration, const std::vector<std::string>& checkpoints = {});

/// Files: public keys, a checkpoint; and, where given, an inclusion proof, an older checkpoint with the consistency proof between them,
/// and the notes that lead from the given keys to newer ones.
struct WitnessOptions {
  std::string keys;
  std::string checkpoint;
  std::string proof;
  std::string older;
  std::string consistency;
  std::string key_notes;
};
int witness(const WitnessOptions& options);

struct LedgerOptions {
  std::string what;            ///< rotate, keys or checkpoint
  bool distrust_old = false;   ///< rotate: the old key is lost or stolen
  bool notes = false;          ///< keys: the notes by which they hand over
  bool sm3 = false;            ///< checkpoint: of the SM3 log
  std::string svg;             ///< checkpoint: the file of a QR code, instead of the text
};
int ledger(const Configuration& configuration, const LedgerOptions& options);

struct CheckOptions {
  std::string backups;   ///< folder of back-ups; empty = none is looked at
};
/// Looks whether a house could be served here; a line a matter. 1 when something would keep it from that.
int check(const Configuration& configuration, const CheckOptions& options);

/// Version, commit, schema and database libraries; several lines.
std::string version_text();

struct DemoOptions {
  int days = 90;
  std::uint64_t seed = 1;
  std::string accounts_file;   ///< empty = print them
};
int demo(const Configuration& configuration, const DemoOptions& options);

struct ImportOptions {
  std::string kind;
  std::string file;
  bool commit = false;
  std::string source;      ///< basemap: whose data it is
  std::string taken_on;    ///< basemap: the day of the data
  std::string datum = "wgs84";
};
int import(const Configuration& configuration, const ImportOptions& options);
/// Kind "basemap".
int import_base_map(const Configuration& configuration, const ImportOptions& options);

struct ExportOptions {
  std::string kind;
  std::string file;
  std::string within;
};
int export_ledger(const Configuration& configuration, const ExportOptions& options);

struct UserOptions {
  std::string what;      ///< add, password, token or forget
  std::string login;
  std::string role = "administrator";
  std::string region;
};
int user(const Configuration& configuration, const UserOptions& options);

struct BackupOptions {
  std::string to;
  std::string key;            ///< file
  bool plain = false;
  bool prove = false;
  std::string scratch;        ///< where --prove restores to; empty = in the data folder
  std::int64_t keep = 0;      ///< 0 = all
};
int backup(const Configuration& configuration, const BackupOptions& options);
int backup_key(const std::string& new_file);

struct RestoreOptions {
  std::string from;
  std::string at;
  std::string key;
  bool list = false;
  bool leave_out_damaged_photos = false;
};
int restore(const Configuration& configuration, const RestoreOptions& options);
struct BenchOptions {
  bool quick = false;   ///< under five minutes
  bool full = false;    ///< 10^7 inspections too
  bool smoke = false;   ///< tiny sizes, verdicts not judged: proves that the programs work
};
/// Runs the benchmark programs beside the binary and gathers their lines into one table, a line a budget; 1 when one is missed.
int bench(const BenchOptions& options);

/// The API's description on standard output.
int openapi();

}  // namespace gridward::commands
