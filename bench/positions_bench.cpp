// SPDX-License-Identifier: Apache-2.0
// Positions shared on duty: how many points a second are stored (batches of 60 points from 6,000 members, each at most once in 1.5 s, as the
// house asks phones to wait a second, over 64 connections: 240,000 points/s are offered at most), and how
// long until 1,000 listening desks have all heard of one member's step while forty others move every second. Budget: at least 50,000 points/s,
// within 1 s (design §8). positions_bench GRIDWARD [--smoke]
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"
#include "house_process.hpp"
#include "load.hpp"
#include "main/house.hpp"
#include "result_line.hpp"
#include "services/people.hpp"
#include "services/share_position.hpp"
#include "services/sign_in.hpp"

namespace {

using namespace gridward;
using Clock = std::chrono::steady_clock;

constexpr int points_a_batch = 60, movers_a_second = 40;
constexpr std::chrono::milliseconds between_batches{1500};
double ms_since(Clock::time_point begin) { return std::chrono::duration<double, std::milli>(Clock::now() - begin).count(); }

struct Member {
  std::string person, token, share;
};

/// Members of the demo's sub-district who share their position, each with a token.
std::vector<Member> make_members(const bench::HouseProcess& process, int count) {
  load_messages();
  Configuration configuration;
  configuration.data = process.database().parent_path();
  House::Options options;
  options.durable = false;
  House house(configuration, options);
  auto& context = house.context();
  const auto street = *domain::RegionCode::parse(context.readers.with([](store::sql::Connection& connection) { return connection.query("SELECT region FROM post WHERE role = 'command_operator'").front().text(0); }));
  std::vector<Member> members;
  base::IdMaker ids(9);
  const auto today = base::shanghai_date(context.clock.now());
  for (int i = 0; i < count; ++i) {
    const auto person = ids.make<domain::PersonId>(context.clock.now().ms());
    domain::Post post{ids.make<domain::PostId>(context.clock.now().ms()), person, domain::Role::grid_member, street, today, std::nullopt, std::nullopt, 0};
    context.lanes.run([&](store::UnitOfWork& unit) {
      services::person_in(unit, context, "system", street, person, {fmt::format("bench.{}", i), true, "示例", "", {}, {}}, {});
      post.version = 0;
      services::post_in(unit, context, "system", post);
    });
    const domain::Caller caller{person, {post}};
    const auto share = ids.make<domain::ShareId>(context.clock.now().ms());
    services::start_sharing(context, caller, share, {});
    members.push_back({person.text(), services::make_bearer_token(context, person, "bench"), share.text()});
  }
  return members;
}

class Phones {
 public:
  Phones(const std::vector<Member>& members, std::uint64_t seed) : m_members(members), m_may_send(members.size()), m_ids(seed) {}

  /// The next batch of `count` points, of whoever's turn it is; waits until he may send again.
  std::string next(int count) {
    const auto turn = m_turn++ % m_members.size();
    std::this_thread::sleep_until(m_may_send[turn]);
    m_may_send[turn] = Clock::now() + between_batches;
    return batch(m_members[turn], count);
  }

  std::string batch(const Member& member, int count) {
    const auto now = base::SystemClock().now();
    std::string points;
    for (int i = 0; i < count; ++i)
      points += fmt::format("{}{{\"at\":\"{}\",\"lng\":{:.6f},\"lat\":{:.6f},\"accuracy_m\":8}}", i == 0 ? "" : ",", base::to_text(base::Instant{now.us - (count - i) * base::us_per_second}), 121.06 + 1e-5 * i, 32.06 + 1e-5 * i);
    const auto body = fmt::format("{{\"share\":\"{}\",\"points\":[{}]}}", member.share, points);
    return fmt::format("PUT /v1/positions/batches/{} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{}", m_ids.text(now.ms()), member.token, body.size(), body);
  }

 private:
  const std::vector<Member>& m_members;
  std::vector<Clock::time_point> m_may_send;
  base::IdMaker m_ids;
  std::size_t m_turn = 0;
};

int connected(std::uint16_t port) {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (fd < 0 || connect(fd, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) throw std::runtime_error("no connection to the server; raise the limit of open files");
  const int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

void write_all(int fd, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const auto wrote = send(fd, text.data() + done, text.size() - done, 0);
    if (wrote <= 0) throw std::runtime_error("the server hung up");
    done += static_cast<std::size_t>(wrote);
  }
}

/// Desks that listen; each remembers the end of what it heard, so that a name cut in two is still found.
class Desks {
 public:
  Desks(std::uint16_t port, const std::string& token, int count) {
    for (int i = 0; i < count; ++i) {
      const int fd = connected(port);
      write_all(fd, "GET /v1/live?positions=1 HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n\r\n");
      m_polls.push_back({fd, POLLIN, 0});
    }
    m_tails.resize(m_polls.size());
    if (heard(": connected", std::chrono::seconds(20)) < m_polls.size()) throw std::runtime_error("not every desk could listen");
  }
  ~Desks() {
    for (const auto& one : m_polls) close(one.fd);
  }

  /// How many desks have read the word before the time is over; comes back as soon as all have.
  std::size_t heard(const std::string& word, std::chrono::milliseconds longest) {
    std::vector<bool> done(m_polls.size(), false);
    std::size_t count = 0;
    for (const auto until = Clock::now() + longest; count < m_polls.size() && Clock::now() < until;) {
      poll(m_polls.data(), m_polls.size(), 20);
      for (std::size_t i = 0; i < m_polls.size(); ++i) {
        if ((m_polls[i].revents & POLLIN) == 0) continue;
        char bytes[65536];
        const auto got = recv(m_polls[i].fd, bytes, sizeof bytes, 0);
        if (got <= 0) throw std::runtime_error("a desk was hung up on");
        m_tails[i].append(bytes, static_cast<std::size_t>(got));
        if (!done[i] && m_tails[i].find(word) != std::string::npos) {
          done[i] = true;
          ++count;
        }
        if (m_tails[i].size() > word.size()) m_tails[i].erase(0, m_tails[i].size() - word.size());
      }
    }
    return count;
  }

 private:
  std::vector<pollfd> m_polls;
  std::vector<std::string> m_tails;
};

int store_points(const bench::HouseProcess& house, const std::vector<Member>& members, std::chrono::milliseconds measured) {
  Phones phones(members, 11);
  bench::LoadOrder order;
  order.port = house.port();
  order.measured = measured;
  order.next = [&] { return phones.next(points_a_batch); };
  const auto result = bench::run_load(order);
  const double points = result.per_second * points_a_batch;
  if (result.refused > 0) std::printf("refused: %s\n", result.first_refusal.c_str());
  return bench::print({"live positions stored", fmt::format("{:.0f} points/s in batches of {}, p99 {:.1f} ms, refused {}", points, points_a_batch, result.p99_ms, result.refused), "–", fmt::format("{:.2f}", points / 50'000),
                       "at least 50000 points/s", points >= 50'000 && result.refused == 0});
}

int tell_desks(const bench::HouseProcess& house, const std::vector<Member>& members, int count, int rounds) {
  Desks desks(house.port(), house.token("command"), count);
  const std::vector<Member> movers(members.begin() + 20, members.end());
  std::atomic<bool> over = false;
  std::thread others([&] {
    Phones phones(movers, 12);
    const int fd = connected(house.port());
    char answer[4096];
    while (!over) {
      write_all(fd, phones.next(5));
      if (recv(fd, answer, sizeof answer, 0) <= 0) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(1000 / movers_a_second));
    }
    close(fd);
  });
  std::vector<double> times;
  std::size_t missed = 0;
  Phones phones(members, 13);
  for (int round = 0; round < rounds; ++round) {
    const auto& member = members[static_cast<std::size_t>(round) % 20];
    const int fd = connected(house.port());
    const auto begin = Clock::now();
    write_all(fd, phones.batch(member, 1));
    missed += static_cast<std::size_t>(count) - desks.heard(member.person, std::chrono::seconds(5));
    times.push_back(ms_since(begin));
    close(fd);
    desks.heard("no such word", std::chrono::milliseconds(137 * (round % 8)));   // somewhere else between two looks
  }
  over = true;
  others.join();
  std::sort(times.begin(), times.end());
  return bench::print({fmt::format("live positions, {} listening desks", count), fmt::format("all updated after {:.0f} ms (median), {:.0f} ms (worst of {}), {} misses, {} others moving a second", times[times.size() / 2], times.back(), rounds, missed, movers_a_second), "–",
                       fmt::format("{:.2f}", times.back() / 1000), "within 1000 ms", times.back() < 1000 && missed == 0});
}

}  // namespace

int main(int argc, char** argv) {
  const std::string binary = argc > 1 ? argv[1] : "build/release/gridward";
  const bool smoke = argc > 2 && std::string(argv[2]) == "--smoke";
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  bench::HouseProcess house(binary, 1);
  const auto members = make_members(house, smoke ? 200 : 6'000);
  house.start();
  int bad = store_points(house, members, std::chrono::milliseconds(smoke ? 20 : 8000));
  std::this_thread::sleep_for(between_batches);   // each member may send once a second
  bad |= tell_desks(house, members, smoke ? 20 : 1000, smoke ? 2 : 20);
  return bad;
}
