// SPDX-License-Identifier: Apache-2.0
// Loaded before the C library: while the file $READ_ONLY_FLAG exists, what would change something below $READ_ONLY_FOLDER fails with EROFS,
// open files included. See read_only_disk.mjs.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int now(void) {
  const char* flag = getenv("READ_ONLY_FLAG");
  const int before = errno;
  const int is = flag != NULL && access(flag, F_OK) == 0;
  errno = before;
  return is;
}

static int below(const char* path) {
  const char* folder = getenv("READ_ONLY_FOLDER");
  return folder != NULL && path != NULL && strncmp(path, folder, strlen(folder)) == 0;
}

static int refused_path(const char* path) {
  if (!below(path) || !now()) return 0;
  errno = EROFS;
  return 1;
}

static int refused_file(int file) {
  char link[64], path[4096];
  if (!now()) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t size = readlink(link, path, sizeof path - 1);
  if (size < 0) return 0;
  path[size] = 0;
  if (!below(path)) return 0;
  errno = EROFS;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define OPENING(name) \
  int name(const char* path, int flags, ...) { \
    va_list more; \
    va_start(more, flags); \
    const int mode = (flags & (O_CREAT | __O_TMPFILE)) ? va_arg(more, int) : 0; \
    va_end(more); \
    if ((flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) && refused_path(path)) return -1; \
    return REAL(name)(path, flags, mode); \
  }
OPENING(open)
OPENING(open64)

ssize_t write(int file, const void* bytes, size_t count) { return refused_file(file) ? -1 : REAL(write)(file, bytes, count); }
ssize_t pwrite(int file, const void* bytes, size_t count, off_t at) { return refused_file(file) ? -1 : REAL(pwrite)(file, bytes, count, at); }
ssize_t pwrite64(int file, const void* bytes, size_t count, off64_t at) { return refused_file(file) ? -1 : REAL(pwrite64)(file, bytes, count, at); }
int ftruncate(int file, off_t size) { return refused_file(file) ? -1 : REAL(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) { return refused_file(file) ? -1 : REAL(ftruncate64)(file, size); }
int mkdir(const char* path, mode_t mode) { return refused_path(path) ? -1 : REAL(mkdir)(path, mode); }
int unlink(const char* path) { return refused_path(path) ? -1 : REAL(unlink)(path); }
int rename(const char* from, const char* to) { return refused_path(to) ? -1 : REAL(rename)(from, to); }
