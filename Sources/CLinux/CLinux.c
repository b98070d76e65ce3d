#define _GNU_SOURCE

#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <signal.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

// Files

int copydesk_exchange(const char *first, const char *second) {
    return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
}

int copydesk_open_beneath(int folder, const char *name, int follows_links) {
    struct open_how how = {.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK};
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS | (follows_links ? 0 : RESOLVE_NO_SYMLINKS);
    return (int)syscall(SYS_openat2, folder, name, &how, sizeof how);
}

int copydesk_is_mount_point(const char *name) {
    struct statx found;
    if (statx(AT_FDCWD, name, AT_SYMLINK_NOFOLLOW, 0, &found) != 0) return -1;
    if (!(found.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT)) return -1;
    return (found.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

copydesk_time copydesk_modified(const void *status) {
    const struct timespec written = ((const struct stat *)status)->st_mtim;
    return (copydesk_time){.seconds = written.tv_sec, .nanoseconds = written.tv_nsec};
}

int32_t copydesk_prefault(void) { return MAP_POPULATE; }

int copydesk_try_lock(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB); }

// This process

int32_t copydesk_process(void) { return getpid(); }

int32_t copydesk_parent(void) { return getppid(); }

int32_t copydesk_die_with(int32_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    return getppid() == parent ? 0 : -1;
}

int64_t copydesk_resident_bytes(void) {
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    if (file == NULL) return 0;
    if (fscanf(file, "%*s %ld", &pages) != 1) pages = 0;
    fclose(file);
    return (int64_t)pages * sysconf(_SC_PAGESIZE);
}

const char *copydesk_executable(void) { return "/proc/self/exe"; }

// Signals

_Static_assert(COPYDESK_INTERRUPT == SIGINT && COPYDESK_TERMINATE == SIGTERM, "numbers of signals");

static int stop_event = -1;
static volatile sig_atomic_t stop_number = 0;
static volatile pid_t supervised = 0;

static sigset_t stop_signals(void) {
    sigset_t stops;
    sigemptyset(&stops);
    sigaddset(&stops, SIGINT);
    sigaddset(&stops, SIGTERM);
    return stops;
}

static void handle_stops(void (*handler)(int), int flags) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

void copydesk_prepare_signals(void) {
    sigset_t stops = stop_signals();
    sigprocmask(SIG_UNBLOCK, &stops, NULL);
    signal(SIGHUP, SIG_IGN);
}

static void note_stop(int number) {
    int error = errno;
    uint64_t one = 1;
    stop_number = number;
    // The write cannot block, and if the count is full the reader has been woken already.
    ssize_t written = write(stop_event, &one, sizeof one);
    (void)written;
    errno = error;
}

int copydesk_catch_stops(void) {
    if (stop_event < 0) stop_event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (stop_event >= 0) handle_stops(note_stop, SA_RESTART);
    return stop_event;
}

int32_t copydesk_stop(void) { return stop_number; }

static void pass_on(int number) {
    int error = errno;
    stop_number = number;
    if (supervised > 0) kill(supervised, number);
    errno = error;
}

/// What the child does between fork and exec, where only async-signal-safe calls are allowed.
static void become_child(pid_t parent, const sigset_t *stops, char *const arguments[], int errors) {
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(1);
    sigprocmask(SIG_UNBLOCK, stops, NULL);
    if (errors >= 0 && dup2(errors, STDERR_FILENO) < 0) _exit(127);
    execv(copydesk_executable(), arguments);
    _exit(127);
}

int32_t copydesk_run_supervised(char *const arguments[], void (*listen)(int descriptor)) {
    sigset_t stops = stop_signals(), before;
    pid_t parent = getpid();
    int status = -1, ends[2] = {-1, -1};
    if (listen != NULL && pipe2(ends, O_CLOEXEC) != 0) return -1;
    handle_stops(pass_on, 0);
    sigprocmask(SIG_BLOCK, &stops, &before);
    supervised = fork();
    if (supervised == 0) become_child(parent, &stops, arguments, ends[1]);
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (listen != NULL) close(ends[1]);
    if (listen != NULL && supervised > 0) listen(ends[0]);
    if (listen != NULL) close(ends[0]);
    if (supervised < 0) return -1;
    while (waitpid(supervised, &status, 0) < 0 && errno == EINTR) {}
    supervised = 0;
    return status;
}
