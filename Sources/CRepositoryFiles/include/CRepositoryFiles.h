// The bytes of files at the root of the repository, put into the binary when it is built.
#pragma once
#include <stddef.h>

/// One embedded file: its name, and its bytes, which stay where they are for ever.
struct embedded_file {
    const char *_Nonnull name;
    const unsigned char *_Nonnull bytes;
    size_t length;
};

/// The contract, `openapi.yaml`.
struct embedded_file embedded_openapi(void);

/// What members see of each table, `doors/members.sql`.
struct embedded_file embedded_members_door(void);

/// How many migrations there are.
size_t embedded_migration_count(void);

/// A migration by its place in the order of their numbers, from 0 to the count less one.
/// A migration is text: it has no NUL in it.
struct embedded_file embedded_migration(size_t place);
