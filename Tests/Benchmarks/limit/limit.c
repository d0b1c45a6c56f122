/* The limit: the select statements of a request and nothing else, in a loop.
 *
 * limit STORE IDS report|list REQUESTS
 *
 * STORE is the peers' store, IDS a file of ids. Prints the seconds of the processor a request.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define MOST_IDS 200000
#define LONGEST_ID 64

static char ids[MOST_IDS][LONGEST_ID];
static int id_count;
/* What was read, so that no reading is left out. */
static unsigned long octets;

static void fail(const char *words)
{
    fprintf(stderr, "limit: %s\n", words);
    exit(1);
}

static void read_ids(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file) fail("cannot read the ids");
    while (id_count < MOST_IDS && fgets(ids[id_count], LONGEST_ID, file)) {
        ids[id_count][strcspn(ids[id_count], "\n")] = 0;
        id_count++;
    }
    fclose(file);
    if (id_count == 0) fail("there are no ids");
}

static sqlite3_stmt *prepare(sqlite3 *store, const char *sql)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v3(store, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL))
        fail(sqlite3_errmsg(store));
    return statement;
}

/* Looks at every column of every row. */
static void read_rows(sqlite3_stmt *statement)
{
    while (sqlite3_step(statement) == SQLITE_ROW) {
        int columns = sqlite3_column_count(statement);
        for (int column = 0; column < columns; column++) {
            const unsigned char *text = sqlite3_column_text(statement, column);
            octets += sqlite3_column_bytes(statement, column) + (text ? text[0] : 0);
        }
    }
    sqlite3_reset(statement);
}

static double seconds_of_processor(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
           (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void read_reports(sqlite3 *store, int requests)
{
    sqlite3_stmt *report = prepare(store,
        "SELECT * FROM reports WHERE id = ? AND confidentiality = 'published'");
    sqlite3_stmt *advice = prepare(store,
        "SELECT * FROM recommendations WHERE report_id = ? ORDER BY position");
    for (int request = 0; request < requests; request++) {
        const char *id = ids[rand() % id_count];
        sqlite3_exec(store, "BEGIN", NULL, NULL, NULL);
        sqlite3_bind_text(report, 1, id, -1, SQLITE_STATIC);
        read_rows(report);
        sqlite3_bind_text(advice, 1, id, -1, SQLITE_STATIC);
        read_rows(advice);
        sqlite3_exec(store, "ROLLBACK", NULL, NULL, NULL);
    }
}

static void read_lists(sqlite3 *store, int requests)
{
    sqlite3_stmt *page = prepare(store,
        "SELECT c.* FROM reports AS r JOIN recommendations AS c ON c.report_id = r.id "
        "WHERE r.confidentiality = 'published' AND r.id >= '' "
        "ORDER BY r.id, c.position LIMIT 51");
    for (int request = 0; request < requests; request++) {
        sqlite3_exec(store, "BEGIN", NULL, NULL, NULL);
        read_rows(page);
        sqlite3_exec(store, "ROLLBACK", NULL, NULL, NULL);
    }
}

int main(int count, char **arguments)
{
    sqlite3 *store;
    if (count != 5) fail("usage: limit STORE IDS report|list REQUESTS");
    read_ids(arguments[2]);
    if (sqlite3_open_v2(arguments[1], &store, SQLITE_OPEN_READONLY, NULL)) fail("no such store");
    int requests = atoi(arguments[4]);
    void (*reading)(sqlite3 *, int) =
        strcmp(arguments[3], "list") == 0 ? read_lists : read_reports;
    reading(store, requests / 10);
    double begun = seconds_of_processor();
    reading(store, requests);
    printf("%.9f\n", (seconds_of_processor() - begun) / requests);
    sqlite3_close(store);
    return octets == 0;
}
