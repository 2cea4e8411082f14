// SPDX-License-Identifier: Apache-2.0
// Figures of the process by the names that Prometheus' own clients use, read from /proc. What /proc does not tell is left out.
#pragma once

#include "main/metrics.hpp"

namespace gridward {

void show_process(Metrics::Page& page);

}  // namespace gridward
