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

Reply put_part(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  const auto limit = static_cast<std::int64_t>(photo_limit);
  const auto size = request.query_number("size", 0, limit);
  if (size == 0) throw base::invalid_fields({{"size", "json.missing_field"}});
  const auto taken = services::put_photo_part(api.context, identity->caller, request.parameter("name"), request.query_number("at", 0, limit), size, request.body);
  return reply(taken.known_before ? 200 : 201, taken.progress);
}

Reply progress(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  return reply(200, services::photo_progress(api.context, identity->caller, request.parameter("name")));
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
  auto part = describe<void, services::PhotoProgress>(api, "photos", {"分段上传照片：每段至多 256 KB，断线后从 bytes 处接着传", "Send a photo in parts of at most 256 KB; after a broken line go on at `bytes`"}, {201, 200});
  part.request_type = "application/octet-stream";
  part.queries = {whole("at", {"这一段从第几个字节开始", "where this part begins"}, 0, static_cast<std::int64_t>(photo_limit)), whole("size", {"整张照片的字节数", "bytes of the whole photo"}, 1, static_cast<std::int64_t>(photo_limit))};
  router.put("/v1/photos/{name}/parts", [&api](const Request& request) { return put_part(api, request); }, part, services::largest_part);
  router.get("/v1/photos/{name}/parts", [&api](const Request& request) { return progress(api, request); }, describe<void, services::PhotoProgress>(api, "photos", {"照片已收到多少字节", "How much of a photo has come"}));
  auto shown = describe<void, void>(api, "photos", {"查看照片", "See a photo"});
  shown.reply_type = "image/*";
  router.get("/v1/photos/{name}", [&api](const Request& request) { return get(api, request); }, shown);
}

}  // namespace gridward::http
