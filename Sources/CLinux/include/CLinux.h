#ifndef COPYDESK_CLINUX_H
#define COPYDESK_CLINUX_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// What Copydesk asks of Linux and Swift cannot ask itself. A port to another system answers these functions.

// Bytes. Inline, because the search is called for every tag: a call more is what it would cost.

/// Offset of the first such byte; `count` if there is none.
static inline size_t copydesk_find_byte(const void *bytes, uint8_t byte, size_t count) {
    const void *found = memchr(bytes, byte, count);
    return found == NULL ? count : (size_t)((const char *)found - (const char *)bytes);
}

/// Below zero, zero or above zero, as the first sorts before, with or after the second.
static inline int32_t copydesk_compare_bytes(const void *first, const void *second, size_t count) {
    return memcmp(first, second, count);
}

// Numbers

static inline float copydesk_exponential(float value) { return expf(value); }
static inline float copydesk_logarithm(float value) { return logf(value); }

// Files

/// Lets two names change places in one step; -1 and errno as renameat2 sets it where the file system cannot.
int copydesk_exchange(const char *first, const char *second);

/// Opens a file below an open folder for reading, without blocking and never outside of that folder: the descriptor, or
/// -1 and errno, which is ENOSYS or EPERM where the system has no such call and EXDEV where the name leads out.
int copydesk_open_beneath(int folder, const char *name, int follows_links);

/// Whether a name is where another file system, or a part of one, is mounted: 1, 0, or -1 where nobody can tell.
int copydesk_is_mount_point(const char *name);

/// Since 1970.
typedef struct {
    int64_t seconds;
    int64_t nanoseconds;
} copydesk_time;

/// When the content of a file was last written, by what `stat` has told of it.
copydesk_time copydesk_modified(const void *status);

/// The flag by which mmap reads all of a file at once.
int32_t copydesk_prefault(void);

/// Takes the advisory lock of an open file, if nobody has it: 0, or -1.
int copydesk_try_lock(int descriptor);

// This process

int32_t copydesk_process(void);
int32_t copydesk_parent(void);

/// Has this process killed when its parent ends: 0, or -1 if the parent is not this one any more.
int32_t copydesk_die_with(int32_t parent);

/// Bytes of memory that this process holds now; 0 where the system does not tell.
int64_t copydesk_resident_bytes(void);

/// A name of the file that this process runs from.
const char *copydesk_executable(void);

// Signals

/// What POSIX numbers them.
enum { COPYDESK_INTERRUPT = 2, COPYDESK_TERMINATE = 15 };

/// Sets what a program inherits of signals, before there are threads.
///
/// A closed terminal is no reason to stop a night's work. SIGINT and SIGTERM may come blocked, as from every thread of
/// libdispatch that starts a program, and would never arrive then.
void copydesk_prepare_signals(void);

/// From its return on SIGINT and SIGTERM make the descriptor that it gives readable; -1 if there is none to be had.
///
/// A signal source of libdispatch is no substitute: it forwards a signal from thread to thread, and loses some.
int copydesk_catch_stops(void);

/// The stop signal that came last; 0 if none did.
int32_t copydesk_stop(void);

/// Runs this program again and waits for its end: the status as `waitpid` gives it, or -1.
///
/// The child dies with its parent, and gets the stop signals that the parent gets. What it writes to standard error
/// comes to `listen`, which reads a descriptor to its end; null leaves it this process's own. To be called before there
/// are threads; `arguments` ends with a null pointer.
int32_t copydesk_run_supervised(char *const arguments[], void (*listen)(int descriptor));

#endif
