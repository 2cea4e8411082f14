// SPDX-License-Identifier: Apache-2.0
#include "base/program.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

using namespace gridward::base;

namespace {

const std::vector<std::string> plain = {"PATH=/usr/bin:/bin", "LC_ALL=C"};

struct Run {
  ProgramResult result;
  std::string out;
};

Run shell(const std::string& script, const std::function<void(Program&)>& change = [](Program&) {}) {
  Run run;
  Program program{{"sh", "-c", script}, plain};
  program.take = [&](std::string_view bytes) { return run.out.append(bytes), true; };
  change(program);
  run.result = run_program(program);
  return run;
}

bool is_gone(pid_t pid) { return ::kill(pid, 0) != 0; }

}  // namespace

TEST(Program, streams_more_than_a_pipe_holds_in_both_directions) {
  std::string back;
  int left = 100;
  Program cat{{"cat"}, plain};
  cat.feed = [&] { return left-- > 0 ? std::string(50'000, 'a') : std::string(); };
  cat.take = [&](std::string_view bytes) { return back.append(bytes), true; };
  EXPECT_EQ(run_program(cat).end, ProgramEnd::finished);
  EXPECT_EQ(back.size(), 5'000'000u);
}

TEST(Program, that_fails_tells_its_complaints_and_nothing_is_read_as_shell_text) {
  const auto result = run_program({{"/bin/ls", "$(touch /tmp/never); no such file"}, plain});
  EXPECT_EQ(result.end, ProgramEnd::failed);
  EXPECT_NE(result.complaints.find("$(touch /tmp/never); no such file"), std::string::npos);
}

TEST(Program, keeps_the_end_of_long_complaints) {
  const auto run = shell("i=0; while [ $i -lt 2000 ]; do echo line $i >&2; i=$((i+1)); done; exit 3");
  EXPECT_EQ(run.result.end, ProgramEnd::failed);
  EXPECT_LE(run.result.complaints.size(), 4096u);
  EXPECT_TRUE(run.result.complaints.ends_with("line 1999\n"));
}

TEST(Program, that_is_not_there_is_told_apart_from_one_that_fails) {
  EXPECT_EQ(run_program({{"/no/such/program"}, plain}).end, ProgramEnd::not_started);
  EXPECT_EQ(run_program({{"no-such-program"}, plain}).end, ProgramEnd::not_started);
  EXPECT_EQ(run_program({{"ls"}, {}}).end, ProgramEnd::not_started);   // without PATH only a path will do
  EXPECT_EQ(shell("exit 1").result.end, ProgramEnd::failed);
}

TEST(Program, has_the_environment_and_the_folder_that_it_was_given_and_no_input) {
  const auto run = shell("env | sort; pwd; cat", [](Program& program) {
    program.environment = {"PATH=/usr/bin:/bin", "COLOUR=red"};
    program.folder = "/usr";
  });
  EXPECT_EQ(run.result.end, ProgramEnd::finished);
  EXPECT_NE(run.out.find("COLOUR=red\n"), std::string::npos);
  EXPECT_TRUE(run.out.ends_with("/usr\n")) << run.out;
  EXPECT_EQ(run.out.find("HOME="), std::string::npos);
}

TEST(Program, inherits_no_open_file_and_no_ignored_signal) {
  const int mine = ::dup(STDOUT_FILENO);
  const auto before = ::signal(SIGPIPE, SIG_IGN);
  const auto run = shell("ls /proc/self/fd | wc -l; grep SigIgn /proc/self/status");
  ::signal(SIGPIPE, before);
  ::close(mine);
  EXPECT_TRUE(run.out.starts_with("4\n")) << run.out;   // the three, and the folder that ls reads
  EXPECT_NE(run.out.find("0000000000000000\n"), std::string::npos) << run.out;
}

TEST(Program, is_killed_with_all_it_started_when_its_reader_gives_up) {
  pid_t child = 0;
  const auto once = [&](std::string_view bytes) {
    child = static_cast<pid_t>(std::stoi(std::string(bytes)));
    throw std::runtime_error("full");
    return true;
  };
  EXPECT_THROW(shell("sleep 60 & echo $!; cat /dev/zero", [&](Program& program) { program.take = once; }), std::runtime_error);
  // Whoever became its father reaps it soon.
  for (int i = 0; i < 500 && !is_gone(child); ++i) {
    std::ifstream status("/proc/" + std::to_string(child) + "/stat");
    const std::string text{std::istreambuf_iterator<char>(status), {}};
    if (text.find(") Z ") != std::string::npos) break;
    ::usleep(10'000);
    ASSERT_LT(i, 499);
  }
  const auto stopped = shell("cat /dev/zero", [](Program& program) { program.take = [](std::string_view) { return false; }; });
  EXPECT_EQ(stopped.result.end, ProgramEnd::stopped);
}

TEST(Program, that_keeps_us_waiting_or_computes_without_end_is_killed) {
  EXPECT_EQ(shell("sleep 60", [](Program& program) { program.patience = std::chrono::seconds(0); }).result.end, ProgramEnd::timed_out);
  const auto endless = [](Program& program) { program.limits = ProgramLimits{1u << 30, 1, 1u << 20}; };
  EXPECT_EQ(shell("while :; do :; done", endless).result.end, ProgramEnd::timed_out);
}

TEST(Program, that_writes_or_needs_more_than_it_may_fails) {
  const auto small = [](Program& program) {
    program.limits = ProgramLimits{64u << 20, 60, 1u << 16};
    program.folder = std::filesystem::temp_directory_path();
  };
  const std::string file = "gridward-program-" + std::to_string(::getpid());
  EXPECT_EQ(shell("head -c 1000000 /dev/zero > " + file + "; code=$?; rm " + file + "; exit $code", small).result.end, ProgramEnd::failed);
  EXPECT_EQ(shell("dd if=/dev/zero of=/dev/null bs=100M count=1", small).result.end, ProgramEnd::failed);
}

TEST(Program, dies_when_the_one_who_runs_it_is_killed) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  const pid_t runner = ::fork();
  if (runner == 0) {
    // The program holds the pipe's writing end as its own output would: it tells its number and then stays.
    shell("echo $$; exec sleep 60", [&](Program& program) {
      program.take = [&](std::string_view bytes) { return ::write(ends[1], bytes.data(), bytes.size()) > 0; };
    });
    ::_exit(0);
  }
  char text[32] = {};
  ASSERT_GT(::read(ends[0], text, sizeof text - 1), 0);
  const pid_t program = static_cast<pid_t>(std::stoi(text));
  ASSERT_FALSE(is_gone(program));
  ::kill(runner, SIGKILL);
  ::waitpid(runner, nullptr, 0);
  bool dead = false;
  for (int i = 0; i < 500 && !dead; ++i) {
    std::ifstream status("/proc/" + std::to_string(program) + "/stat");
    const std::string stat{std::istreambuf_iterator<char>(status), {}};
    dead = stat.empty() || stat.find(") Z ") != std::string::npos;
    if (!dead) ::usleep(10'000);
  }
  EXPECT_TRUE(dead);
  ::close(ends[0]);
  ::close(ends[1]);
}
