// SPDX-License-Identifier: Apache-2.0
#include "documents/row_checksum.hpp"

#include <openssl/evp.h>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace gridward::documents {

struct RowChecksum::Inside {
  EVP_MD_CTX* digest = EVP_MD_CTX_new();
  std::string row;
  bool begun = false;
};

RowChecksum::RowChecksum() : m_inside(std::make_unique<Inside>()) {
  ENSURE(m_inside->digest != nullptr && EVP_DigestInit_ex(m_inside->digest, EVP_sha256(), nullptr) == 1);
}

RowChecksum::~RowChecksum() { EVP_MD_CTX_free(m_inside->digest); }

void RowChecksum::add_cell(std::string_view text) {
  if (m_inside->begun) m_inside->row += '\t';
  m_inside->begun = true;
  m_inside->row += text;
}

void RowChecksum::end_row() {
  m_inside->row += '\n';
  ENSURE(EVP_DigestUpdate(m_inside->digest, m_inside->row.data(), m_inside->row.size()) == 1);
  m_inside->row.clear();
  m_inside->begun = false;
}

std::string RowChecksum::finish() {
  std::string bytes(32, '\0');
  unsigned int size = 0;
  ENSURE(EVP_DigestFinal_ex(m_inside->digest, reinterpret_cast<unsigned char*>(bytes.data()), &size) == 1);
  return base::hex(bytes);
}

}  // namespace gridward::documents
