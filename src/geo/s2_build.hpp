// SPDX-License-Identifier: Apache-2.0
// Included before S2's headers: the packaged S2 and Abseil are built without sanitizers, but Abseil gives its B-trees
// another layout in code that is compiled with them, and the two would not fit together.
#pragma once

#include <absl/base/config.h>

#undef ABSL_HAVE_ADDRESS_SANITIZER
#undef ABSL_HAVE_MEMORY_SANITIZER
