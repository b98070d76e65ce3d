#ifndef COPYDESK_CLINUX_SHIM_H
#define COPYDESK_CLINUX_SHIM_H

#include <fcntl.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

/// renameat2 with RENAME_EXCHANGE: glibc shows it to Swift under no name, and `syscall` is variadic.
static inline int copydesk_exchange(const char *first, const char *second) {
    return (int)syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 1u << 1);
}

/// flock is both a function and a struct, of which Swift sees the struct alone.
static inline int copydesk_try_lock(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB); }

static inline int copydesk_process(void) { return (int)getpid(); }

#endif
