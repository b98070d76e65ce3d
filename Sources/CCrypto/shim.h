#ifndef COPYDESK_CCRYPTO_SHIM_H
#define COPYDESK_CCRYPTO_SHIM_H

// The plain SHA256_* calls keep their state in a value that Swift may copy; EVP would want an owner class.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#endif
