// SPDX-License-Identifier: Apache-2.0
#include "case_files.hpp"

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "base/messages.hpp"
#include "json/rules_reader.hpp"

namespace gridward::tests {

namespace fs = std::filesystem;

namespace {

const fs::path source = GRIDWARD_SOURCE_DIR;

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

domain::Rules read_product_rules() {
  std::vector<std::pair<std::string, std::string>> contents;
  for (const char* folder : {"checklists", "rules"})
    for (const auto& entry : fs::directory_iterator(source / folder))
      if (entry.path().extension() == ".json")
        contents.emplace_back(std::string(folder) + "/" + entry.path().filename().string(), content_of(entry.path()));
  std::vector<json::DataFile> files;
  for (const auto& [path, content] : contents) files.push_back({path, content});
  return json::read_rules(files);
}

base::Messages read_messages(const std::string& language) {
  base::Messages messages;
  for (const auto& entry : fs::directory_iterator(source / "messages"))
    if (entry.path().string().ends_with("." + language + ".properties"))
      messages.add(base::Language::zh, entry.path().filename().string(), content_of(entry.path()));
  return messages;
}

}  // namespace

const domain::Rules& product_rules() {
  static const domain::Rules rules = read_product_rules();
  return rules;
}

boost::json::array cases_of(const std::string& name) {
  return boost::json::parse(content_of(source / "tests" / "data" / name)).at("cases").as_array();
}

bool has_message(const std::string& language, const std::string& code) {
  static const auto zh = read_messages("zh-CN"), en = read_messages("en");
  return (language == "en" ? en : zh).has(base::Language::zh, code);
}

base::Date day(const char* text) {
  const auto date = base::parse_date(text);
  if (!date) throw std::runtime_error(std::string("no date: ") + text);
  return *date;
}

base::Instant instant(const char* text) {
  const auto at = base::parse_instant(text);
  if (!at) throw std::runtime_error(std::string("no instant: ") + text);
  return *at;
}

}  // namespace gridward::tests
