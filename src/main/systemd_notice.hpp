// SPDX-License-Identifier: Apache-2.0
// Tells systemd how the service stands (sd_notify's protocol), when it asked to be told by NOTIFY_SOCKET; does nothing otherwise.
#pragma once

#include <string_view>

namespace gridward {

/// state: lines such as "READY=1" or "STOPPING=1". False when nobody asked or the message could not be sent.
bool tell_service_manager(std::string_view state);

/// True when standard output goes to the journal, where a picture made of blocks is no use.
bool output_goes_to_journal();

}  // namespace gridward
