#ifndef COPYDESK_CLINUX_H
#define COPYDESK_CLINUX_H

#include <stdint.h>

// What Copydesk asks of Linux and Swift cannot ask itself. A port to another system answers these functions.

// Files

/// Lets two names change places in one step; -1 and errno as renameat2 sets it where the file system cannot.
int copydesk_exchange(const char *first, const char *second);

/// Takes the advisory lock of an open file, if nobody has it: 0, or -1.
int copydesk_try_lock(int descriptor);

// This process

int32_t copydesk_process(void);
int32_t copydesk_parent(void);

/// Bytes of memory that this process holds now; 0 where the system does not tell.
int64_t copydesk_resident_bytes(void);

/// A name of the file that this process runs from.
const char *copydesk_executable(void);

// Signals

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
/// The child dies with its parent, and gets the stop signals that the parent gets. To be called before there are
/// threads; `arguments` ends with a null pointer.
int32_t copydesk_run_supervised(char *const arguments[]);

#endif
