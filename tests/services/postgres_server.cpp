// SPDX-License-Identifier: Apache-2.0
// The throw-away server of the store's tests, compiled into this test program too.
#include "store/postgres_server.cpp"
