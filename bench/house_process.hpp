// SPDX-License-Identifier: Apache-2.0
// The real program as a child process, with a demo of its own in a scratch folder that is removed afterwards.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace gridward::bench {

class HouseProcess {
 public:
  /// Makes a demo of `days` days and serves it; `binary` is the gridward program.
  HouseProcess(const std::string& binary, int days);
  /// Serves a house that exists; the folder stays.
  HouseProcess(const std::string& binary, std::filesystem::path folder);
  ~HouseProcess();
  HouseProcess(const HouseProcess&) = delete;
  HouseProcess& operator=(const HouseProcess&) = delete;

  void start();
  std::uint16_t port() const { return m_port; }
  /// From the start of the process to the line that says it listens.
  double ready_after_s() const { return m_ready_after_s; }
  /// Resident memory now, and at its highest, in megabytes.
  double resident_mb() const { return status_mb("VmRSS:"); }
  double peak_mb() const { return status_mb("VmHWM:"); }
  /// A figure of /metrics, by its name with its labels; throws when it is not there.
  double figure(const std::string& name) const;
  std::filesystem::path database() const { return m_folder / "gridward.sqlite"; }
  /// A token of the account of that login.
  std::string token(const std::string& login) const;

 private:
  std::string run(const std::string& arguments) const;
  std::string m_binary;
  std::filesystem::path m_folder;
  double status_mb(const std::string& field) const;
  bool m_keep = false;
  double m_ready_after_s = 0;
  pid_t m_pid = 0;
  std::uint16_t m_port = 0;
};

}  // namespace gridward::bench
