// SPDX-License-Identifier: Apache-2.0
// TlsContext: certificate and key from PEM files, read again when the files change; connections that stand keep what they
// began with. TLS 1.2 and later.
#pragma once

#include <atomic>
#include <boost/asio/ssl/context.hpp>
#include <filesystem>
#include <memory>
#include <string>

namespace gridward::http {

class TlsContext {
 public:
  /// Throws std::runtime_error naming the file that cannot be used.
  TlsContext(std::string certificate_file, std::string key_file);

  std::shared_ptr<boost::asio::ssl::context> current() const { return m_current.load(); }
  /// When the certificate in use ends, seconds since 1970.
  std::int64_t ends_at() const;
  /// Looks whether the files changed. A pair that does not fit is logged, and the old one stays in use.
  void reload_if_changed();

 private:
  std::shared_ptr<boost::asio::ssl::context> load() const;
  std::string stamp() const;
  std::string m_certificate_file;
  std::string m_key_file;
  std::string m_stamp;
  std::atomic<std::shared_ptr<boost::asio::ssl::context>> m_current;
};

}  // namespace gridward::http
