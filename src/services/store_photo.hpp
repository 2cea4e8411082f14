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

/// How far a photo that comes in parts has come.
struct PhotoProgress {
  domain::PhotoName name;
  std::int64_t bytes = 0;   ///< from the beginning; the next part begins there
  bool whole = false;       ///< the photo is here, its bytes match its name
};
BOOST_DESCRIBE_STRUCT(PhotoProgress, (), (name, bytes, whole))

struct TakenPart {
  PhotoProgress progress;
  bool known_before = false;
};

inline constexpr std::int64_t largest_part = 256 << 10;

/// Bytes of the caller's photo from `at` on; `size` is the whole photo's. Sending a part again does no harm. With the last one the photo is
/// taken in as put_photo does; bytes that do not match the name are forgotten, and the photo begins anew. Throws what put_photo throws,
/// conflict("photo.part_gap") for a part beyond the end of what is here, unavailable.
TakenPart put_photo_part(const Context& context, const domain::Caller& caller, const domain::PhotoName& name, std::int64_t at, std::int64_t size, std::string_view bytes);
PhotoProgress photo_progress(const Context& context, const domain::Caller& caller, const domain::PhotoName& name);

struct PhotoFile {
  std::string content_type;
  std::filesystem::path file;  ///< not its bytes: a slow reader shall not keep them in memory
};
/// Throws not_found("photo") unless something in the caller's scope shows it or the caller sent it.
PhotoFile get_photo(const Context& context, const domain::Caller& caller, const domain::PhotoName& name);

/// "image/jpeg", "image/png", "image/webp", or "" for anything else.
std::string_view picture_type(std::string_view bytes);

}  // namespace gridward::services
