#ifndef COPYDESK_CCRYPTO_SHIM_H
#define COPYDESK_CCRYPTO_SHIM_H
#include <openssl/sha.h>
#endif
