#ifndef COPYDESK_CUCHARDET_SHIM_H
#define COPYDESK_CUCHARDET_SHIM_H

#include <errno.h>
#include <iconv.h>
#include <uchardet/uchardet.h>

/// `iconv` with its error number as the answer: 0 when all input was taken.
static inline int copydesk_iconv(iconv_t descriptor, char **input, size_t *left, char **output, size_t *room) {
    return iconv(descriptor, input, left, output, room) == (size_t)-1 ? errno : 0;
}

#endif
