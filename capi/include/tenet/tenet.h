#ifndef TENET_TENET_H
#define TENET_TENET_H

/**
 * @file
 * The C interface of Tenet.
 */

#ifdef __GNUC__
#define TENET_API __attribute__((visibility("default")))
#else
#define TENET_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The version of the library that was loaded, as `MAJOR.MINOR.PATCH`.
 *
 * @return a NUL-terminated text that lives as long as the library.
 * @since 0.1
 */
TENET_API const char* tenet_version(void);

#ifdef __cplusplus
}
#endif

#endif
