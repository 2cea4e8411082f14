// SPDX-License-Identifier: Apache-2.0
#include "main/surroundings.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <charconv>

#include "base/problem.hpp"

namespace gridward {

ListenAddress listen_address(const std::string& listen) {
  const auto colon = listen.rfind(':');
  if (colon == std::string::npos || colon == 0) throw base::invalid("command.listen", {{"address", listen}});
  ListenAddress address{listen.substr(0, colon), 0};
  const char* end = listen.data() + listen.size();
  const auto [stop, error] = std::from_chars(listen.data() + colon + 1, end, address.port);
  if (error != std::errc() || stop != end) throw base::invalid("command.listen", {{"address", listen}});
  if (address.host.front() == '[' && address.host.back() == ']') address.host = address.host.substr(1, address.host.size() - 2);
  return address;
}

std::string in_url(const std::string& host) { return host.find(':') == std::string::npos ? host : '[' + host + ']'; }

std::vector<std::string> reachable_hosts(const std::string& host) {
  if (host != "0.0.0.0") return {host};
  std::vector<std::string> hosts;
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) != 0) return {host};
  for (auto* entry = list; entry != nullptr; entry = entry->ifa_next) {
    if (entry->ifa_addr == nullptr || entry->ifa_addr->sa_family != AF_INET || (entry->ifa_flags & IFF_UP) == 0) continue;
    char text[INET_ADDRSTRLEN];
    inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in*>(entry->ifa_addr)->sin_addr, text, sizeof text);
    hosts.emplace_back(text);
  }
  freeifaddrs(list);
  return hosts;
}

std::filesystem::path web_folder(const Configuration& configuration) {
  if (!configuration.web.empty()) return configuration.web;
  const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  for (const auto& candidate : {program / "../../web/dist", program / "../share/gridward/web"})
    if (std::filesystem::is_directory(candidate)) return std::filesystem::canonical(candidate);
  return {};
}

}  // namespace gridward
