#ifndef TENET_TENET_H
#define TENET_TENET_H

/**
 * @file
 * The C interface of Tenet: a regulation for key accounts, checked inside a host's process.
 *
 * **Status.** Version 0: the interface may still change from one minor version to the next;
 * `tenet_abi_version()` says which one was loaded.
 *
 * **Errors.** A function that can fail returns a `tenet_status`; 0 is success. Its last parameter
 * `tenet_error** error` may be NULL; else it receives NULL on success and, on failure, an error
 * object that the caller owns: the list of all problems found, each with a stable id, a place and
 * a text in Chinese and English. Out parameters are set to NULL on failure. No exception, signal
 * or output ever leaves the library. Arguments are checked before anything is done: a null where
 * none may be, a length over the limit, a text that is not UTF-8 or a number out of range is
 * `TENET_ERROR_ARGUMENT`.
 *
 * **Texts** are UTF-8 with a length and need no terminator. A `tenet_str` handed in is read during
 * the call only. One handed out is borrowed from the object it came from and lives as long. Names,
 * keys and expressions hold at most 1 MiB, documents (JSON, CSV, packs, zone data) at most 4 GiB;
 * the encoding of a document is checked while it is read, and a mistake in it is
 * `TENET_ERROR_INPUT` with its place.
 *
 * **Ownership.** Every object that a function hands out through an out parameter is the caller's,
 * to be released with the `_free` function of its type; `_free(NULL)` does nothing. An object keeps
 * alive what it needs: a judge its regulation and snapshot, a report its judge. So handles may be
 * freed in any order. Only a host's own records must outlive the snapshots that refer to them.
 *
 * **Threads.** Functions may be called from any thread. An object taken as `const T*` may be used
 * by any number of threads at once; one taken as `T*` by one thread at a time. Types are
 * *immutable* (shared freely) or *exclusive* (one thread at a time); each says which.
 *
 * **Callbacks** receive the `user_data` given with them and are called from the thread that called
 * the library. They answer 0 to go on; anything else stops, and the function answers
 * `TENET_ERROR_CANCELLED`.
 *
 * **Structs** that may grow begin with their `size`; initialise them with their `_init` function,
 * which takes the caller's `sizeof`. Arrays of structs that may grow come with the size of an
 * element. Unknown bits and values must be zero.
 *
 * @code{.c}
 * tenet_catalogue_own(&types, &error);
 * tenet_snapshot_load_folder(types, TENET_STR("portfolio"), NULL, &facts, NULL, &error);
 * tenet_regulation_load_folder(types, TENET_STR("pack"), &rules, NULL, &error);
 * tenet_context_init(&now, sizeof now);
 * now.at = TENET_STR("2026-01-05T09:00:00+08:00");
 * tenet_judge_bind(rules, facts, &now, 1, NULL, NULL, &judge, &error);
 * tenet_judge_check(judge, NULL, &report, &error);
 * @endcode
 */

#include <tenet/c/assess.h>
#include <tenet/c/base.h>
#include <tenet/c/context.h>
#include <tenet/c/feel.h>
#include <tenet/c/group.h>
#include <tenet/c/grouping.h>
#include <tenet/c/judge.h>
#include <tenet/c/lineage.h>
#include <tenet/c/model.h>
#include <tenet/c/party.h>
#include <tenet/c/record_types.h>
#include <tenet/c/regulation.h>
#include <tenet/c/score.h>
#include <tenet/c/snapshot.h>

#endif
