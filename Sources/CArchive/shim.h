#ifndef COPYDESK_CARCHIVE_SHIM_H
#define COPYDESK_CARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>

#endif
