#ifndef COPYDESK_CDEFLATE_SHIM_H
#define COPYDESK_CDEFLATE_SHIM_H

#include <libdeflate.h>

#endif
