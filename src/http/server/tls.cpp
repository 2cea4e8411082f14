// SPDX-License-Identifier: Apache-2.0
#include "http/server/tls.hpp"

#include <fmt/format.h>
#include <openssl/ssl.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <ctime>
#include <stdexcept>

namespace gridward::http {

namespace ssl = boost::asio::ssl;

TlsContext::TlsContext(std::string certificate_file, std::string key_file)
    : m_certificate_file(std::move(certificate_file)), m_key_file(std::move(key_file)), m_stamp(stamp()) {
  m_current.store(load());
}

std::shared_ptr<ssl::context> TlsContext::load() const {
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  context->set_options(ssl::context::default_workarounds | ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1);
  boost::system::error_code error;
  context->use_certificate_chain_file(m_certificate_file, error);
  if (error) throw std::runtime_error(fmt::format("TLS certificate {}: {}", m_certificate_file, error.message()));
  context->use_private_key_file(m_key_file, ssl::context::pem, error);
  if (error) throw std::runtime_error(fmt::format("TLS key {}: {}", m_key_file, error.message()));
  if (SSL_CTX_check_private_key(context->native_handle()) != 1)
    throw std::runtime_error(fmt::format("TLS key {} does not belong to certificate {}", m_key_file, m_certificate_file));
  return context;
}

std::int64_t TlsContext::ends_at() const {
  const auto context = current();
  const auto* certificate = SSL_CTX_get0_certificate(context->native_handle());
  std::tm end{};
  if (certificate == nullptr || ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &end) != 1) return 0;
  return timegm(&end);
}

std::string TlsContext::stamp() const {
  std::string stamp;
  for (const auto& file : {m_certificate_file, m_key_file}) {
    struct stat status {};
    if (::stat(file.c_str(), &status) == 0)
      stamp += fmt::format("{}.{}.{}.{};", status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_size, status.st_ino);
  }
  return stamp;
}

void TlsContext::reload_if_changed() {
  auto seen = stamp();
  if (seen == m_stamp) return;
  m_stamp = std::move(seen);
  try {
    m_current.store(load());
    spdlog::info("TLS certificate read again");
  } catch (const std::exception& error) {
    spdlog::warn("{}; the certificate read before stays in use", error.what());
  }
}

}  // namespace gridward::http
