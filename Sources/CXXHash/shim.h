#ifndef COPYDESK_CXXHASH_SHIM_H
#define COPYDESK_CXXHASH_SHIM_H
#include <xxhash.h>
#endif
