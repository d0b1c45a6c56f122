#ifndef OPCAT_CSQLITE_SHIM_H
#define OPCAT_CSQLITE_SHIM_H

#include <sqlite3.h>

// Swift imports no C functions with variable arguments; these fix the arguments of those in use.

/// sqlite3_config(SQLITE_CONFIG_LOG, ...): before anything else is called, or SQLITE_MISUSE.
static inline int opcat_sqlite_config_log(
    void (*handler)(void *context, int code, const char *message), void *context) {
    return sqlite3_config(SQLITE_CONFIG_LOG, handler, context);
}

/// sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0): before anything else is called. Nobody reads the
/// statistics, and keeping them takes one mutex for the whole process at each allocation.
static inline int opcat_sqlite_config_no_memory_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/// sqlite3_db_config for the options that are switches; `*now` is what holds after the call.
static inline int opcat_sqlite_db_config(sqlite3 *database, int option, int wanted, int *now) {
    return sqlite3_db_config(database, option, wanted, now);
}

// Swift does not import SQLITE_TRANSIENT, a number made a function pointer: these have SQLite copy.
// Bytes may be NULL if there are none; the result is then empty, and not SQL's NULL.

static inline void opcat_sqlite_result_text(
    sqlite3_context *context, const void *bytes, sqlite3_uint64 count) {
    sqlite3_result_text64(
        context, bytes ? (const char *)bytes : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline void opcat_sqlite_result_blob(
    sqlite3_context *context, const void *bytes, sqlite3_uint64 count) {
    sqlite3_result_blob64(context, bytes ? bytes : "", count, SQLITE_TRANSIENT);
}

#endif
