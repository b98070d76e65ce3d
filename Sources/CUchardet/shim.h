#ifndef COPYDESK_CUCHARDET_SHIM_H
#define COPYDESK_CUCHARDET_SHIM_H

#include <uchardet/uchardet.h>

#endif
