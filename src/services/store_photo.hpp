// SPDX-License-Identifier: Apache-2.0
// Photos by the SHA-256 of their bytes: taken in from whoever may work on site, given out to who may see something that shows them.
#pragma once

#include <boost/describe.hpp>
#include <filesystem>
#include <string>
#include <string_view>

#include "domain/inspection.hpp"
#include "domain/person.hpp"
#include "services/context.hpp"

namespace gridward::services {

struct PhotoReceipt {
  domain::PhotoName name;
  std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(PhotoReceipt, (), (name, bytes))

struct StoredPhoto {
  PhotoReceipt receipt;
  bool known_before = false;
};

/// What the bytes say they are decides the type, never a header. Throws invalid("photo.kind") for anything but JPEG, PNG, WebP,
/// invalid("photo.hash_differs" | "photo.name_invalid" | "photo.too_large"), forbidden.
StoredPhoto put_photo(const Context& context, const domain::Caller& caller, const domain::PhotoName& name, std::string_view bytes);

struct PhotoFile {
  std::string content_type;
  std::filesystem::path file;  ///< not its bytes: a slow reader shall not keep them in memory
};
/// Throws not_found("photo") unless something in the caller's scope shows it or the caller sent it.
PhotoFile get_photo(const Context& context, const domain::Caller& caller, const domain::PhotoName& name);

/// "image/jpeg", "image/png", "image/webp", or "" for anything else.
std::string_view picture_type(std::string_view bytes);

}  // namespace gridward::services
