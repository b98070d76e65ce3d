#include "CCatalog.h"

#include <pthread.h>
#include <sqlite3.h>
#include <string.h>
#include <xxhash.h>

// The system's own file system, of which only files of databases are wrapped. The log of transactions beside them has
// checksums of its own.

typedef struct {
    sqlite3_file base;
    /// Whether the pages of this database have checksums.
    int is_checked;
    int is_read_only;
    /// A page as it goes to disk.
    unsigned char page[65536];
} checked_file;

static sqlite3_vfs *plain;
static sqlite3_vfs checked;

static checked_file *outer(sqlite3_file *file) { return (checked_file *)file; }
static sqlite3_file *inner(sqlite3_file *file) { return (sqlite3_file *)&outer(file)[1]; }

// Pages

static int is_page(int count, sqlite3_int64 offset) {
    return count >= 512 && count <= 65536 && (count & (count - 1)) == 0 && offset % count == 0;
}

static XXH64_hash_t checksum(const unsigned char *page, int count) {
    return XXH3_64bits(page, (size_t)count - COPYDESK_CHECKSUM_BYTES);
}

static int has_checksum(const unsigned char *page, int count) {
    XXH64_hash_t sum = checksum(page, count);
    return memcmp(page + count - COPYDESK_CHECKSUM_BYTES, &sum, sizeof sum) == 0;
}

/// Learns from a database's first bytes whether its pages have checksums.
static void note_header(checked_file *file, const unsigned char *bytes, int count, sqlite3_int64 offset) {
    static const unsigned char mark[4] = {
        (unsigned char)(COPYDESK_APPLICATION_ID >> 24), (unsigned char)(COPYDESK_APPLICATION_ID >> 16),
        (unsigned char)(COPYDESK_APPLICATION_ID >> 8), (unsigned char)COPYDESK_APPLICATION_ID};
    if (offset != 0 || count < 100) return;
    file->is_checked = bytes[20] == COPYDESK_CHECKSUM_BYTES || memcmp(bytes + 68, mark, sizeof mark) == 0;
}

static int read_file(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
    int status = inner(file)->pMethods->xRead(inner(file), bytes, count, offset);
    if (status != SQLITE_OK) return status;
    note_header(outer(file), bytes, count, offset);
    if (!outer(file)->is_checked || !is_page(count, offset)) return SQLITE_OK;
    return has_checksum(bytes, count) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

static int write_file(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    unsigned char *page = outer(file)->page;
    note_header(outer(file), bytes, count, offset);
    if (outer(file)->is_checked && is_page(count, offset)) {
        memcpy(page, bytes, (size_t)count);
        XXH64_hash_t sum = checksum(page, count);
        memcpy(page + count - COPYDESK_CHECKSUM_BYTES, &sum, sizeof sum);
        bytes = page;
    }
    return inner(file)->pMethods->xWrite(inner(file), bytes, count, offset);
}

// All else goes through.

static int close_file(sqlite3_file *file) { return inner(file)->pMethods->xClose(inner(file)); }
static int truncate_file(sqlite3_file *file, sqlite3_int64 size) {
    return inner(file)->pMethods->xTruncate(inner(file), size);
}
static int sync_file(sqlite3_file *file, int flags) { return inner(file)->pMethods->xSync(inner(file), flags); }
static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return inner(file)->pMethods->xFileSize(inner(file), size);
}
static int lock_file(sqlite3_file *file, int level) { return inner(file)->pMethods->xLock(inner(file), level); }
static int unlock_file(sqlite3_file *file, int level) {
    return inner(file)->pMethods->xUnlock(inner(file), level);
}
static int check_lock(sqlite3_file *file, int *held) {
    return inner(file)->pMethods->xCheckReservedLock(inner(file), held);
}
static int control_file(sqlite3_file *file, int operation, void *argument) {
    return inner(file)->pMethods->xFileControl(inner(file), operation, argument);
}
static int sector_size(sqlite3_file *file) { return inner(file)->pMethods->xSectorSize(inner(file)); }
static int characteristics(sqlite3_file *file) {
    int all = inner(file)->pMethods->xDeviceCharacteristics(inner(file));
    // Who opens a database only to read it does so where nobody can write: it needs no locks and no log beside it.
    if (outer(file)->is_read_only) all |= SQLITE_IOCAP_IMMUTABLE;
#ifdef SQLITE_IOCAP_SUBPAGE_READ
    // A part of a page has no checksum.
    all &= ~SQLITE_IOCAP_SUBPAGE_READ;
#endif
    return all;
}
static int map_memory(sqlite3_file *file, int region, int size, int extend, void volatile **memory) {
    return inner(file)->pMethods->xShmMap(inner(file), region, size, extend, memory);
}
static int lock_memory(sqlite3_file *file, int offset, int count, int flags) {
    return inner(file)->pMethods->xShmLock(inner(file), offset, count, flags);
}
static void order_memory(sqlite3_file *file) { inner(file)->pMethods->xShmBarrier(inner(file)); }
static int unmap_memory(sqlite3_file *file, int removes) {
    return inner(file)->pMethods->xShmUnmap(inner(file), removes);
}

/// Version 2: no page is ever read by way of a mapping, past the check.
static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_lock,
    .xFileControl = control_file,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = map_memory,
    .xShmLock = lock_memory,
    .xShmBarrier = order_memory,
    .xShmUnmap = unmap_memory,
};

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *given) {
    (void)vfs;
    if (!(flags & SQLITE_OPEN_MAIN_DB)) return plain->xOpen(plain, name, file, flags, given);
    outer(file)->is_checked = 0;
    outer(file)->is_read_only = (flags & SQLITE_OPEN_READONLY) != 0;
    file->pMethods = NULL;
    int status = plain->xOpen(plain, name, inner(file), flags, given);
    if (status == SQLITE_OK) file->pMethods = &methods;
    return status;
}

static int registration;

/// Wraps the file system that is there; twice, and it would wrap itself and call itself without end.
static void wrap_files(void) {
    registration = sqlite3_initialize();
    if (registration != SQLITE_OK) return;
    sqlite3_vfs *found = sqlite3_vfs_find(NULL);
    if (found == NULL) {
        registration = SQLITE_ERROR;
        return;
    }
    checked = *found;
    checked.zName = "copydesk";
    checked.pNext = NULL;
    checked.szOsFile = (int)sizeof(checked_file) + found->szOsFile;
    checked.xOpen = open_file;
    plain = found;
    registration = sqlite3_vfs_register(&checked, 1);
}

int copydesk_check_pages(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, wrap_files);
    return registration;
}
