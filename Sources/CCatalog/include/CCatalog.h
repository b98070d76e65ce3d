#ifndef COPYDESK_CCATALOG_H
#define COPYDESK_CCATALOG_H

// A file system for SQLite that keeps a checksum in every page, so that nothing a disk has altered is taken for a row.

/// Bytes that a page has free at its end for its checksum: what SQLITE_FCNTL_RESERVE_BYTES is told for a new database.
enum { COPYDESK_CHECKSUM_BYTES = 8 };

/// Marks a database whose pages have checksums (PRAGMA application_id), beside the number of free bytes: no single bit
/// can take the checks away.
enum { COPYDESK_APPLICATION_ID = 0x43446B31 };

/// Makes this file system the one that databases are opened with: 0, or what SQLite says.
int copydesk_check_pages(void);

#endif
