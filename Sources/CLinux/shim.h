#ifndef COPYDESK_CLINUX_SHIM_H
#define COPYDESK_CLINUX_SHIM_H

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/// renameat2 with RENAME_EXCHANGE: glibc shows it to Swift under no name, and `syscall` is variadic.
static inline int copydesk_exchange(const char *first, const char *second) {
    return (int)syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 1u << 1);
}

/// flock is both a function and a struct, of which Swift sees the struct alone.
static inline int copydesk_try_lock(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB); }

static inline int copydesk_process(void) { return (int)getpid(); }
static inline int copydesk_parent(void) { return (int)getppid(); }

static int copydesk_stop_event = -1;
static volatile sig_atomic_t copydesk_stop_number = 0;

static inline void copydesk_note_stop(int number) {
    int error = errno;
    uint64_t one = 1;
    copydesk_stop_number = number;
    // The write cannot block, and if the count is full the reader has been woken already.
    ssize_t written = write(copydesk_stop_event, &one, sizeof one);
    (void)written;
    errno = error;
}

/// From its return on SIGINT and SIGTERM make the descriptor that it gives readable; -1 if there is none to be had.
///
/// A signal source of libdispatch is no substitute: it forwards a signal from thread to thread, and loses some.
static inline int copydesk_catch_stops(void) {
    struct sigaction action = {.sa_handler = copydesk_note_stop, .sa_flags = SA_RESTART};
    if (copydesk_stop_event < 0) copydesk_stop_event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (copydesk_stop_event < 0) return -1;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    return copydesk_stop_event;
}

/// The signal that came last; 0 if none did.
static inline int copydesk_stop(void) { return copydesk_stop_number; }

/// Sets what a program inherits of signals, before there are threads.
///
/// A closed terminal is no reason to stop a night's work. SIGINT and SIGTERM may come blocked, as from every thread of
/// libdispatch that starts a program, and would never arrive then.
static inline void copydesk_prepare_signals(void) {
    sigset_t stops;
    sigemptyset(&stops);
    sigaddset(&stops, SIGINT);
    sigaddset(&stops, SIGTERM);
    sigprocmask(SIG_UNBLOCK, &stops, NULL);
    signal(SIGHUP, SIG_IGN);
}

static volatile pid_t copydesk_watched = 0;

static inline void copydesk_pass_on(int number) {
    int error = errno;
    copydesk_stop_number = number;
    if (copydesk_watched > 0) kill(copydesk_watched, number);
    errno = error;
}

/// Runs this program again with the same arguments and waits for its end: the status as `waitpid` gives it, or -1.
///
/// The child dies with its parent, and gets the signals that the parent gets. To be called before there are threads.
static inline int copydesk_run_watched(char *const arguments[]) {
    struct sigaction action = {.sa_handler = copydesk_pass_on};
    sigset_t stops, before;
    pid_t parent = getpid();
    int status = -1;
    sigemptyset(&action.sa_mask);
    sigemptyset(&stops);
    sigaddset(&stops, SIGINT);
    sigaddset(&stops, SIGTERM);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigprocmask(SIG_BLOCK, &stops, &before);
    copydesk_watched = fork();
    if (copydesk_watched == 0) {
        signal(SIGINT, SIG_DFL);
        signal(SIGTERM, SIG_DFL);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) _exit(1);
        sigprocmask(SIG_UNBLOCK, &stops, NULL);
        execv("/proc/self/exe", arguments);
        _exit(127);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (copydesk_watched < 0) return -1;
    while (waitpid(copydesk_watched, &status, 0) < 0 && errno == EINTR) {}
    copydesk_watched = 0;
    return status;
}

static inline int copydesk_set(const char *name, const char *value) { return setenv(name, value, 1); }

#endif
