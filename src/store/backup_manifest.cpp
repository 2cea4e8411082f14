// SPDX-License-Identifier: Apache-2.0
#include "store/backup_manifest.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "store/backup_folder.hpp"

namespace gridward::store {

namespace {
constexpr std::size_t record_bytes = 36, name_bytes = 32, records_a_list = 16384;
}

void PieceListWriter::add(const PieceRecord& record) {
  m_records += record.id.view();
  for (unsigned shift = 0; shift < 32; shift += 8) m_records += static_cast<char>((record.bytes >> shift) & 255);
  m_part.bytes += record.bytes;
  ++m_part.pieces;
  if (m_records.size() == record_bytes * records_a_list) cut();
}

void PieceListWriter::cut() {
  const PieceName name = m_folder.cipher().name_of(m_records);
  m_folder.put(name, m_records, BackupCipher::Packing::as_is);
  m_part.lists.push_back(name.text());
  m_records.clear();
}

BackupPart PieceListWriter::finish() {
  if (!m_records.empty()) cut();
  return std::move(m_part);
}

std::optional<PieceRecord> PieceRecords::next() {
  const auto damaged = [&] { return base::invalid("backup.manifest_damaged", {{"file", m_folder.path().string()}}); };
  if (m_at + record_bytes > m_records.size()) {
    if (m_at != m_records.size()) throw damaged();
    if (m_next_list == m_part.lists.size()) {
      if (m_pieces != m_part.pieces || m_bytes != m_part.bytes) throw damaged();
      return std::nullopt;
    }
    const auto name = PieceName::parse(m_part.lists[m_next_list++]);
    if (!name) throw damaged();
    m_records = m_folder.get(*name);
    m_at = 0;
    if (m_records.size() < record_bytes) throw damaged();
  }
  const std::string_view from = std::string_view(m_records).substr(m_at, record_bytes);
  PieceRecord record;
  std::copy_n(from.begin(), name_bytes, reinterpret_cast<char*>(record.id.bytes.data()));
  for (unsigned i = 0; i < 4; ++i) record.bytes |= static_cast<std::uint32_t>(static_cast<unsigned char>(from[name_bytes + i])) << (8 * i);
  m_at += record_bytes;
  ++m_pieces;
  m_bytes += record.bytes;
  return record;
}

void each_record(const BackupFolder& folder, const BackupPart& part, const std::function<void(const PieceRecord&)>& take) {
  PieceRecords records(folder, part);
  while (const auto record = records.next()) take(*record);
}

}  // namespace gridward::store
