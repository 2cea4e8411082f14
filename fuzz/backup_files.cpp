// SPDX-License-Identifier: Apache-2.0
// What lies in a back-up folder and what an operator types in: pieces, manifests, the key's line. A plain folder has no secret, so
// whoever can write there can make any piece with a right checksum; what comes out of it is bounded, or refused.
#include "fuzz/fuzz.hpp"
#include "json/codec.hpp"
#include "store/backup_key.hpp"
#include "store/backup_manifest.hpp"
#include "store/sha256.hpp"

using namespace gridward;
using store::BackupCipher;

namespace {

const std::string bound_to = "piece 0123";

const BackupCipher& cipher(bool sealed) {
  static const BackupCipher plain(std::nullopt, "salt"), locked(store::SealingKey{1, 2, 3}, "salt");
  return sealed ? locked : plain;
}

void key(std::string_view text) {
  store::SealingKey read{};
  if (!fuzz::accepted([&] { read = store::parse_backup_key(text, "key"); })) return;
  HOLDS(store::parse_backup_key(store::backup_key_text(read), "key") == read && store::fingerprint(read).size() == 8);
}

void manifest(std::string_view text) {
  try {
    const auto written = json::write_text(json::read_stored<store::BackupManifest>(text));
    HOLDS(json::write_text(json::read_stored<store::BackupManifest>(written)) == written);
  } catch (const base::BrokenPromise&) {  // told as backup.manifest_damaged
  }
  try {
    json::read_stored<std::vector<store::BackupKeyFile>>(text);
  } catch (const base::BrokenPromise&) {
  }
  if (const auto name = store::PieceName::parse(text)) HOLDS(name->text() == text);
}

/// A compressed piece whose checksum is right, whatever it holds.
void forged(std::string_view packed) {
  std::string piece = "PZ" + std::string(packed);
  piece += store::sha256("gridward backup 1 Z " + bound_to + std::string(packed));
  const auto bytes = cipher(false).unlock(piece, bound_to);
  if (bytes) HOLDS(bytes->size() <= BackupCipher::max_piece_bytes);
}

void any(std::string_view piece) {
  HOLDS(!cipher(true).unlock(piece, bound_to));
  cipher(false).unlock(piece, bound_to);
}

void round(std::string_view bytes) {
  for (const bool sealed : {false, true})
    for (const auto packing : {BackupCipher::Packing::compress, BackupCipher::Packing::as_is}) {
      auto locked = cipher(sealed).lock(bytes, bound_to, packing);
      HOLDS(cipher(sealed).unlock(locked, bound_to) == bytes);
      HOLDS(!cipher(sealed).unlock(locked, "piece 0124") && !cipher(!sealed).unlock(locked, bound_to));
      locked[bytes.empty() ? 1 : static_cast<unsigned char>(bytes.front()) % locked.size()] ^= 0x10;
      HOLDS(!cipher(sealed).unlock(locked, bound_to));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto text = fuzz::text_of(data, size);
  switch (fuzz::choice(text, 5)) {
    case 0: key(text); break;
    case 1: manifest(text); break;
    case 2: forged(text); break;
    case 3: any(text); break;
    case 4: round(text); break;
  }
  return 0;
}
