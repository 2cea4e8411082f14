// SPDX-License-Identifier: Apache-2.0
#include "bare_server.hpp"

#include <sqlite3.h>

#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace gridward::bench {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

namespace {

struct Write {
  std::string id;
  std::string body;
  std::function<void()> done;
};

/// One thread, one connection, one commit for all that waits.
class Writer {
 public:
  explicit Writer(const std::string& database) {
    sqlite3_open(database.c_str(), &m_db);
    script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;"
           "CREATE TABLE inspection(id TEXT PRIMARY KEY, place TEXT, region TEXT, at BIGINT, body TEXT);"
           "CREATE INDEX inspection_place ON inspection(place, at); CREATE INDEX inspection_region ON inspection(region, id);"
           "CREATE TABLE event(seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, subject TEXT, version BIGINT, region TEXT, body TEXT, UNIQUE(subject, version));"
           "CREATE INDEX event_region ON event(region, seq);"
           "CREATE TABLE place(id TEXT PRIMARY KEY, region TEXT, due_day BIGINT, last_inspected BIGINT, open_hazards BIGINT, body TEXT);"
           "CREATE INDEX place_due ON place(due_day, id); CREATE INDEX place_region ON place(region, id);"
           "CREATE TABLE hazard(id TEXT PRIMARY KEY, region TEXT, subdistrict TEXT, place TEXT, is_open BIGINT, due BIGINT, found_at BIGINT, version BIGINT, body TEXT);"
           "CREATE INDEX hazard_due ON hazard(subdistrict, is_open, due, id); CREATE INDEX hazard_found ON hazard(subdistrict, found_at, id);"
           "CREATE INDEX hazard_region ON hazard(region, is_open, due); CREATE INDEX hazard_place ON hazard(place, is_open); CREATE INDEX hazard_climbing ON hazard(is_open, due);"
           "CREATE TABLE hazard_step(hazard TEXT, version BIGINT, id TEXT UNIQUE, at BIGINT, body TEXT, PRIMARY KEY(hazard, version));"
           "CREATE TABLE tally(region TEXT, day BIGINT, measure TEXT, value BIGINT, PRIMARY KEY(region, day, measure));");
    m_inspection = prepare("INSERT INTO inspection VALUES (?1, ?2, '320612001001001', ?3, ?4)");
    m_event = prepare("INSERT INTO event(id, subject, version, region, body) VALUES (?1, ?1, 1, '320612001001001', ?2)");
    m_tally = prepare("INSERT INTO tally VALUES ('320612001001001', 20000, 'inspections', 1) ON CONFLICT DO UPDATE SET value = value + 1");
    m_place = prepare("INSERT INTO place VALUES (?1, '320612001001001', 20000, ?2, 0, '') ON CONFLICT DO UPDATE SET last_inspected = ?2, due_day = 20030 + ?2 % 30");
    m_open = prepare("UPDATE place SET open_hazards = open_hazards + 1 WHERE id = ?1");
    m_hazard = prepare("INSERT INTO hazard VALUES (?1, '320612001001001', '320612001', ?2, 1, ?3, ?3, 1, ?4)");
    m_moved = prepare("UPDATE hazard SET version = 2, due = ?2, body = ?3 WHERE id = ?1");
    m_step = prepare("INSERT INTO hazard_step VALUES (?1, ?2, ?1 || ?2, ?3, ?4)");
    m_thread = std::thread([this] { run(); });
  }
  ~Writer() {
    {
      const std::lock_guard lock(m_mutex);
      m_ended = true;
    }
    m_wake.notify_one();
    m_thread.join();
    for (auto* statement : {m_inspection, m_event, m_tally, m_place, m_open, m_hazard, m_moved, m_step}) sqlite3_finalize(statement);
    sqlite3_close(m_db);
  }
  void add(Write write) {
    const std::lock_guard lock(m_mutex);
    m_waiting.push_back(std::move(write));
    m_wake.notify_one();
  }

 private:
  void script(const char* sql) { sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr); }
  sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(m_db, sql, -1, &statement, nullptr);
    return statement;
  }
  static void step(sqlite3_stmt* statement) {
    sqlite3_step(statement);
    sqlite3_reset(statement);
  }
  static void bind(sqlite3_stmt* statement, int at, const std::string& text) { sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC); }

  void add_event(const std::string& id, const std::string& body) {
    bind(m_event, 1, id), bind(m_event, 2, body);
    step(m_event);
  }

  /// A hazard found and its notice: the row twice, two steps, two events, the tally, the place's count.
  void write_hazard(const Write& write, const std::string& place) {
    const auto id = "H" + write.id, hazard = write.body.substr(0, 620), event = write.body.substr(0, 900), record = write.body.substr(0, 240);
    bind(m_hazard, 1, id), bind(m_hazard, 2, place), bind(m_hazard, 4, hazard);
    sqlite3_bind_int64(m_hazard, 3, m_count);
    step(m_hazard);
    bind(m_moved, 1, id), bind(m_moved, 3, hazard);
    sqlite3_bind_int64(m_moved, 2, m_count + 1000);
    step(m_moved);
    for (int version = 1; version <= 2; ++version) {
      bind(m_step, 1, id), bind(m_step, 4, record);
      sqlite3_bind_int64(m_step, 2, version), sqlite3_bind_int64(m_step, 3, m_count);
      step(m_step);
      add_event(id + std::to_string(version), version == 1 ? event : record);
    }
    step(m_tally);
    bind(m_open, 1, place);
    step(m_open);
  }

  void run() {
    std::unique_lock lock(m_mutex);
    for (;;) {
      m_wake.wait(lock, [this] { return m_ended || !m_waiting.empty(); });
      if (m_ended) return;
      std::deque<Write> batch;
      batch.swap(m_waiting);
      lock.unlock();
      script("BEGIN");
      for (const auto& write : batch) {
        bind(m_inspection, 1, write.id), bind(m_inspection, 2, write.id), bind(m_inspection, 4, write.body);
        sqlite3_bind_int64(m_inspection, 3, ++m_count);
        step(m_inspection);
        // The house's own event of a visit is short: the body stands once, its digest in the event.
        add_event(write.id, write.body.substr(0, 260));
        step(m_tally);
        const auto place = write.body.substr(10, 26);
        bind(m_place, 1, place), sqlite3_bind_int64(m_place, 2, m_count);
        step(m_place);
        if (m_count % 10 == 0) write_hazard(write, place);
      }
      script("COMMIT");
      for (const auto& write : batch) write.done();
      lock.lock();
    }
  }

  sqlite3* m_db = nullptr;
  sqlite3_stmt *m_inspection = nullptr, *m_event = nullptr, *m_tally = nullptr, *m_place = nullptr, *m_open = nullptr, *m_hazard = nullptr, *m_moved = nullptr, *m_step = nullptr;
  std::int64_t m_count = 0;
  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::deque<Write> m_waiting;
  bool m_ended = false;
  std::thread m_thread;
};

asio::awaitable<void> committed(Writer& writer, Write write) {
  auto executor = co_await asio::this_coro::executor;
  co_await asio::async_initiate<decltype(asio::use_awaitable), void()>(
      [&](auto handler) {
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));
        write.done = [executor, shared] { asio::post(executor, [shared] { std::move (*shared)(); }); };
        writer.add(std::move(write));
      },
      asio::use_awaitable);
}

asio::awaitable<void> serve(tcp::socket socket, Writer& writer) {
  beast::flat_buffer buffer;
  for (;;) {
    beast::http::request<beast::http::string_body> request;
    auto [error, size] = co_await beast::http::async_read(socket, buffer, request, asio::as_tuple(asio::use_awaitable));
    if (error) co_return;
    const std::string target(request.target());
    Write write{target.substr(target.rfind('/') + 1), std::move(request.body()), {}};  // named: GCC 12 destroys a temporary here twice
    co_await committed(writer, std::move(write));
    beast::http::response<beast::http::string_body> response(beast::http::status::created, 11);
    response.body() = "{}";
    response.prepare_payload();
    co_await beast::http::async_write(socket, response, asio::use_awaitable);
  }
}

asio::awaitable<void> listen(tcp::acceptor& acceptor, Writer& writer) {
  for (;;) {
    auto socket = co_await acceptor.async_accept(asio::use_awaitable);
    socket.set_option(tcp::no_delay(true));
    asio::co_spawn(co_await asio::this_coro::executor, serve(std::move(socket), writer), asio::detached);
  }
}

}  // namespace

struct BareServer::Inside {
  explicit Inside(const std::string& database) : writer(database) {
    asio::co_spawn(io, listen(acceptor, writer), asio::detached);
    thread = std::thread([this] { io.run(); });
  }
  ~Inside() {
    io.stop();
    thread.join();
  }
  asio::io_context io{1};
  tcp::acceptor acceptor{io, {asio::ip::address_v4::loopback(), 0}};
  Writer writer;
  std::thread thread;
};

BareServer::BareServer(const std::string& database) : m_inside(std::make_unique<Inside>(database)) {}
BareServer::~BareServer() = default;
std::uint16_t BareServer::port() const { return m_inside->acceptor.local_endpoint().port(); }

}  // namespace gridward::bench
