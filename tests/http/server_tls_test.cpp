// SPDX-License-Identifier: Apache-2.0
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "http/server_house.hpp"

namespace {

using namespace server_test;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

template <typename T, void (*release)(T*)>
struct Release {
  void operator()(T* object) const { release(object); }
};
template <typename T, void (*release)(T*)>
using Owned = std::unique_ptr<T, Release<T, release>>;

/// A certificate for the host name, signed by itself, and its key.
void write_pair(const fs::path& certificate_file, const fs::path& key_file, const char* name) {
  const Owned<EVP_PKEY, EVP_PKEY_free> key(EVP_EC_gen("P-256"));
  const Owned<X509, X509_free> certificate(X509_new());
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
  X509_set_pubkey(certificate.get(), key.get());
  auto* subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), subject);
  X509_sign(certificate.get(), key.get(), EVP_sha256());
  const Owned<BIO, BIO_free_all> certificate_out(BIO_new_file(certificate_file.c_str(), "w"));
  PEM_write_bio_X509(certificate_out.get(), certificate.get());
  const Owned<BIO, BIO_free_all> key_out(BIO_new_file(key_file.c_str(), "w"));
  PEM_write_bio_PrivateKey(key_out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
}

class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port) : m_context(SSL_CTX_new(TLS_client_method())), m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{20, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address);
  }
  ~TlsClient() {
    m_ssl.reset();
    ::close(m_socket);
  }
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  bool shake_hands(int highest_version = TLS1_3_VERSION) {
    SSL_CTX_set_security_level(m_context.get(), 0);
    SSL_CTX_set_min_proto_version(m_context.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(m_context.get(), highest_version);
    m_ssl.reset(SSL_new(m_context.get()));
    SSL_set_fd(m_ssl.get(), m_socket);
    return SSL_connect(m_ssl.get()) == 1;
  }
  std::string ask(std::string_view bytes, std::string_view until) {
    SSL_write(m_ssl.get(), bytes.data(), static_cast<int>(bytes.size()));
    std::string answer;
    char piece[16384];
    int size = 0;
    while (answer.find(until) == std::string::npos && (size = SSL_read(m_ssl.get(), piece, sizeof piece)) > 0)
      answer.append(piece, static_cast<std::size_t>(size));
    return answer;
  }
  std::string peer_name() const {
    const Owned<X509, X509_free> certificate(SSL_get1_peer_certificate(m_ssl.get()));
    char name[256] = {};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name, sizeof name);
    return name;
  }
  int socket() const { return m_socket; }

 private:
  Owned<SSL_CTX, SSL_CTX_free> m_context;
  Owned<SSL, SSL_free> m_ssl;
  int m_socket;
};

class Tls : public ::testing::Test {
 protected:
  Tls() : m_folder(fs::temp_directory_path() / ("gridward-tls-" + std::to_string(::getpid()))) {
    fs::create_directories(m_folder);
    write_pair(certificate(), key(), "first.test");
  }
  ~Tls() override { fs::remove_all(m_folder); }

  fs::path certificate() const { return m_folder / "certificate.pem"; }
  fs::path key() const { return m_folder / "key.pem"; }
  http::Options options() const {
    http::Options with_tls;
    with_tls.tls_certificate = certificate();
    with_tls.tls_key = key();
    return with_tls;
  }

 private:
  fs::path m_folder;
};

TEST_F(Tls, serves_requests_and_says_so_by_strict_transport_security) {
  House house(options());
  TlsClient client(house.server->port());
  ASSERT_TRUE(client.shake_hands());
  EXPECT_EQ(client.peer_name(), "first.test");
  EXPECT_THAT(client.ask(get("/hello"), "\"hello\""), HasSubstr("Strict-Transport-Security: max-age="));
  EXPECT_THAT(client.ask(put("/echo/a", std::string(300'000, 'x')), "xxx"), HasSubstr("200 OK"));
  TlsClient other(house.server->port());
  ASSERT_TRUE(other.shake_hands(TLS1_2_VERSION));
  EXPECT_THAT(other.ask(get("/who"), "secure"), HasSubstr("127.0.0.1 secure"));
}

TEST_F(Tls, sends_large_bodies_and_event_streams) {
  House house(options());
  TlsClient client(house.server->port());
  ASSERT_TRUE(client.shake_hands());
  EXPECT_GT(client.ask(get("/large"), "x\"").size(), 3U << 20);
  TlsClient live(house.server->port());
  ASSERT_TRUE(live.shake_hands());
  live.ask(get("/live"), "\r\n\r\n");
  ASSERT_TRUE(eventually([&] {
    const std::lock_guard lock(house.streams_mutex);
    return house.streams.size() == 1;
  }));
  house.streams.front()->send("data: over TLS\n\n");
  EXPECT_EQ(live.ask("", "\n\n"), "data: over TLS\n\n");
}

TEST_F(Tls, refuses_versions_before_1_2) {
  House house(options());
  TlsClient client(house.server->port());
  EXPECT_FALSE(client.shake_hands(TLS1_1_VERSION));
}

TEST_F(Tls, outlives_plain_text_and_a_handshake_that_never_ends) {
  auto with_limits = options();
  with_limits.limits.header_time = 300ms;
  House house(with_limits);
  house.client().ask(get("/hello"));
  Client silent(house.server->port());
  EXPECT_TRUE(silent.closed_by_peer());
  TlsClient client(house.server->port());
  ASSERT_TRUE(client.shake_hands());
  EXPECT_THAT(client.ask(get("/hello"), "\"hello\""), HasSubstr("200 OK"));
}

TEST_F(Tls, a_new_certificate_is_taken_up_and_a_broken_one_is_not) {
  House house(options());
  const auto name_now = [&] {
    TlsClient client(house.server->port());
    return client.shake_hands() ? client.peer_name() : std::string("no handshake");
  };
  EXPECT_EQ(name_now(), "first.test");
  write_pair(certificate(), key(), "second.test");
  EXPECT_TRUE(eventually([&] { return name_now() == "second.test"; }));
  std::ofstream(certificate()) << "not a certificate";
  std::this_thread::sleep_for(2500ms);
  EXPECT_EQ(name_now(), "second.test");
}

TEST_F(Tls, does_not_start_with_a_key_that_does_not_belong_to_the_certificate) {
  write_pair(certificate().string() + ".other", key(), "other.test");
  EXPECT_THROW(House house(options()), std::runtime_error);
}

}  // namespace
