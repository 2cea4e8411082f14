// SPDX-License-Identifier: Apache-2.0
// Passwords as Argon2id in PHC form ("$argon2id$v=19$m=19456,t=2,p=1$…"; OWASP Password Storage Cheat Sheet). One call takes about 20 ms
// of a core and 19 MB on purpose: call it outside units of work, and bound how many run at once.
#pragma once

#include <string>
#include <string_view>

namespace gridward::store {

std::string hash_password(std::string_view password);

/// False too for a text that is no hash. For an unknown login verify against spare_password_hash(), so that both take equally long.
bool verify_password(std::string_view password, const std::string& phc);
const std::string& spare_password_hash();

/// True when the hash was made with other costs than today's: hash again at the next sign-in.
bool password_is_dated(const std::string& phc);

}  // namespace gridward::store
