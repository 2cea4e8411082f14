// SPDX-License-Identifier: Apache-2.0
#include "channels/wecom_robot.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <boost/json.hpp>
#include <deque>
#include <mutex>
#include <optional>

#include "base/text.hpp"

namespace gridward::channels {

namespace {

namespace json = boost::json;
using TimePoint = std::chrono::steady_clock::time_point;

constexpr std::size_t most_text_bytes = 2048, most_markdown_bytes = 4096, most_answer_bytes = 64 * 1024;
constexpr int retry_soon_s = 15, retry_later_s = 60;

struct CurlStart {
  CurlStart() { curl_global_init(CURL_GLOBAL_DEFAULT); }
};

struct CloseCurl {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Curl = std::unique_ptr<CURL, CloseCurl>;
using Headers = std::unique_ptr<curl_slist, CloseCurl>;

/// Only these two: a configured "file:" or "smtp:" would be somebody's mistake or worse.
bool is_http_address(const std::string& address) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), curl_url_cleanup);
  char* scheme = nullptr;
  if (!url || curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK || curl_url_get(url.get(), CURLUPART_SCHEME, &scheme, 0) != CURLUE_OK) return false;
  const std::unique_ptr<char, decltype(&curl_free)> freed(scheme, curl_free);
  return std::string_view(scheme) == "http" || std::string_view(scheme) == "https";
}

std::size_t keep_answer(char* data, std::size_t size, std::size_t count, void* into) {
  auto& answer = *static_cast<std::string*>(into);
  const std::size_t bytes = size * count;
  if (answer.size() + bytes > most_answer_bytes) return 0;
  answer.append(data, bytes);
  return bytes;
}

std::string body_of(const Message& message) {
  const bool plain = message.form == TextForm::plain;
  const std::string text = cut_to_bytes(message.text, plain ? most_text_bytes : most_markdown_bytes);
  const std::string_view type = plain ? "text" : "markdown";
  return json::serialize(json::object{{"msgtype", type}, {type, json::object{{"content", text}}}});
}

/// The errcode of an answer; nullopt when it is no JSON object with one.
std::optional<std::int64_t> errcode_of(const std::string& answer) {
  boost::system::error_code failed;
  const json::value value = json::parse(answer, failed);
  if (failed || !value.is_object()) return std::nullopt;
  const auto* code = value.get_object().if_contains("errcode");
  return code && code->is_int64() ? std::optional(code->get_int64()) : std::nullopt;
}

Delivery meaning_of_errcode(std::int64_t errcode) {
  switch (errcode) {
    case 0: return Delivered{};
    case -1: return RetryAfter{retry_soon_s};
    case 45009: case 45033: return RetryAfter{retry_later_s};
    case 93000: case 93004: case 40001: case 40014: return Refused{"channel.key_refused"};
    default: return Refused{"channel.message_refused"};
  }
}

Delivery meaning_of_answer(long status, const std::string& answer) {
  if (status == 401 || status == 403 || status == 404) return Refused{"channel.key_refused"};
  if (status == 429) return RetryAfter{retry_later_s};
  if (status < 200 || status >= 300) return RetryAfter{retry_soon_s};
  const auto errcode = errcode_of(answer);
  return errcode ? meaning_of_errcode(*errcode) : Delivery(RetryAfter{retry_soon_s});
}

/// At most so many messages in any sixty seconds. The whole window is kept: a bucket that fills steadily would let nearly twice
/// as many through in the minute after a rest, and the robot is then silenced.
class MinuteWindow {
 public:
  explicit MinuteWindow(int most) : m_most(static_cast<std::size_t>(std::max(1, most))) {}

  /// 0 when one more may go now (and is counted); else the seconds until it may.
  int wait_s(TimePoint now) {
    const std::lock_guard guard(m_lock);
    while (!m_sent.empty() && now - m_sent.front() >= std::chrono::seconds(60)) m_sent.pop_front();
    if (m_sent.size() < m_most) {
      m_sent.push_back(now);
      return 0;
    }
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_sent.front() + std::chrono::seconds(60) - now);
    return std::max(1, static_cast<int>(left.count()));
  }

 private:
  std::mutex m_lock;
  std::deque<TimePoint> m_sent;
  std::size_t m_most;
};

}  // namespace

struct WecomRobot::Inside {
  WecomRobotSettings settings;
  Now now;
  MinuteWindow window;

  std::string url(CURL* curl) const {
    std::string base = settings.base_url;
    while (!base.empty() && base.back() == '/') base.pop_back();
    const std::unique_ptr<char, decltype(&curl_free)> key(curl_easy_escape(curl, settings.key.c_str(), static_cast<int>(settings.key.size())), curl_free);
    return base + "/cgi-bin/webhook/send?key=" + (key ? key.get() : "");
  }

  Delivery post(const std::string& body) const {
    const Curl curl(curl_easy_init());
    if (!curl) return RetryAfter{retry_soon_s};
    const std::string address = url(curl.get());
    if (!is_http_address(address)) return Refused{"channel.address_wrong"};
    const Headers headers(curl_slist_append(curl_slist_append(nullptr, "Content-Type: application/json"), "Expect:"));
    std::string answer;
    curl_easy_setopt(curl.get(), CURLOPT_URL, address.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.data());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connect_timeout_ms));
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(settings.total_timeout_ms));
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    // A redirect would carry the key to whomever it names.
    curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, keep_answer);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer);
    if (curl_easy_perform(curl.get()) != CURLE_OK) return RetryAfter{retry_soon_s};
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    return meaning_of_answer(status, answer);
  }
};

WecomRobot::WecomRobot(WecomRobotSettings settings, Now now) {
  static const CurlStart started;
  const int most = settings.messages_per_minute;
  m_inside = std::unique_ptr<Inside>(new Inside{std::move(settings), std::move(now), MinuteWindow(most)});
}

WecomRobot::~WecomRobot() = default;

Delivery WecomRobot::deliver(const Message& message) {
  if (base::trimmed(message.text).empty()) return Refused{"channel.empty_message"};
  if (!base::is_utf8(message.text)) return Refused{"channel.message_refused"};
  if (const int wait = m_inside->window.wait_s(m_inside->now())) return RetryAfter{wait};
  return m_inside->post(body_of(message));
}

}  // namespace gridward::channels
