// SPDX-License-Identifier: Apache-2.0
#include "http/resources/api.hpp"
#include "services/store_photo.hpp"

namespace gridward::http {

namespace {

constexpr std::size_t photo_limit = 16u << 20;

Reply put(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto stored = services::put_photo(api.context, identity->caller, request.parameter("name"), request.body);
  return reply(stored.known_before ? 200 : 201, stored.receipt);
}

Reply get(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto photo = services::get_photo(api.context, identity->caller, request.parameter("name"));
  auto answer = Reply::file(photo.file, photo.content_type, request);
  answer.header("Cache-Control", "private, max-age=31536000, immutable");  // the name is the hash of the bytes
  return answer;
}

}  // namespace

void add_photos(Router& router, Api& api) {
  auto stored = describe<void, services::PhotoReceipt>(api, "photos", {"上传照片（以 SHA-256 命名）", "Send a photo, named by its SHA-256"}, {201, 200});
  stored.request_type = "application/octet-stream";
  router.put("/v1/photos/{name}", [&api](const Request& request) { return put(api, request); }, stored, photo_limit);
  auto shown = describe<void, void>(api, "photos", {"查看照片", "See a photo"});
  shown.reply_type = "image/*";
  router.get("/v1/photos/{name}", [&api](const Request& request) { return get(api, request); }, shown);
}

}  // namespace gridward::http
