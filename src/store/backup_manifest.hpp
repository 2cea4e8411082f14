// SPDX-License-Identifier: Apache-2.0
// What a back-up consists of. Long lists of pieces are pieces themselves: records of 36 bytes (32 of the piece's name, or of a photo's SHA-256,
// then its size, least byte first), so that a manifest stays small and memory flat however large the house is.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "store/backup_object.hpp"

namespace gridward::store {

struct BackupPart {
  std::int64_t bytes = 0;
  std::int64_t pieces = 0;
  std::vector<std::string> lists;   ///< names of pieces that hold records
};
BOOST_DESCRIBE_STRUCT(BackupPart, (), (bytes, pieces, lists))

struct BackupManifest {
  std::string name;
  base::Instant made_at;
  std::string engine;               ///< "sqlite" or "postgresql"
  std::int64_t last_seq = 0;        ///< of the event log at the moment that the database shows
  BackupPart database;
  BackupPart photos;
  std::string keys;                 ///< the piece with the files of the keys folder
};
BOOST_DESCRIBE_STRUCT(BackupManifest, (), (name, made_at, engine, last_seq, database, photos, keys))

/// A file of the keys folder; path relative to it.
struct BackupKeyFile {
  std::string path;
  std::int64_t mode = 0;
  std::string hex;
};
BOOST_DESCRIBE_STRUCT(BackupKeyFile, (), (path, mode, hex))

struct BackupPruning {
  std::int64_t backups = 0;
  std::int64_t pieces = 0;
  std::int64_t bytes = 0;
};

class BackupFolder;

/// One record of a list.
struct PieceRecord {
  PieceName id;                     ///< of a photo: the bytes of its SHA-256
  std::uint32_t bytes = 0;
};

class PieceListWriter {
 public:
  explicit PieceListWriter(BackupFolder& folder) : m_folder(folder) {}
  void add(const PieceRecord& record);
  /// Once, at the end.
  BackupPart finish();

 private:
  void cut();
  BackupFolder& m_folder;
  BackupPart m_part;
  std::string m_records;
};

/// The records of a part, in order, one list in memory at a time. The folder and the part must outlive it.
class PieceRecords {
 public:
  PieceRecords(const BackupFolder& folder, const BackupPart& part) : m_folder(folder), m_part(part) {}
  /// Nothing at the end. Throws Problem "backup.manifest_damaged" when the records do not come to what the part says.
  std::optional<PieceRecord> next();

 private:
  const BackupFolder& m_folder;
  const BackupPart& m_part;
  std::size_t m_next_list = 0, m_at = 0;
  std::string m_records;
  std::int64_t m_pieces = 0, m_bytes = 0;
};

void each_record(const BackupFolder& folder, const BackupPart& part, const std::function<void(const PieceRecord&)>& take);

}  // namespace gridward::store
