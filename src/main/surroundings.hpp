// SPDX-License-Identifier: Apache-2.0
// What the configuration means on this machine: the address to listen on, the hosts it can be reached at, the folder of the web apps.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "main/configuration.hpp"

namespace gridward {

struct ListenAddress {
  std::string host;       ///< an IP address, without brackets
  std::uint16_t port = 0;
};

/// "127.0.0.1:8080" or "[::1]:8080". Throws base::invalid("command.listen").
ListenAddress listen_address(const std::string& listen);
/// With brackets where a URL needs them.
std::string in_url(const std::string& host);
/// The addresses that a phone could reach; several when we listen everywhere.
std::vector<std::string> reachable_hosts(const std::string& host);
/// The configured folder, or the one beside the program; empty when there is none.
std::filesystem::path web_folder(const Configuration& configuration);

}  // namespace gridward
