#ifndef COPYDESK_CARCHIVE_SHIM_H
#define COPYDESK_CARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>

// A macro with a cast, which Swift does not import.
static inline int copydesk_archive_entry_is_file(struct archive_entry *entry) {
    return archive_entry_filetype(entry) == AE_IFREG;
}

#endif
