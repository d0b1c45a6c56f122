#include "CRepositoryFiles.h"

#include <string.h>

// The compiler reads the files (#embed, C23 section 6.10.4), so that a moved binary still has
// them and a changed file is compiled again. Each has a NUL after it.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char openapi[] = {
#embed "../../openapi.yaml" suffix(, 0) if_empty(0)
};

static const unsigned char members_door[] = {
#embed "../../doors/members.sql" suffix(, 0) if_empty(0)
};

// In the order of their numbers. HouseRulesTests compares names and bytes with the folder.
static const struct {
    const char *name;
    const unsigned char *text;
} migrations[] = {
    {"0001_accounts.sql", (const unsigned char[]){
#embed "../../migrations/0001_accounts.sql" suffix(, 0) if_empty(0)
    }},
    {"0002_visits.sql", (const unsigned char[]){
#embed "../../migrations/0002_visits.sql" suffix(, 0) if_empty(0)
    }},
    {"0003_reports.sql", (const unsigned char[]){
#embed "../../migrations/0003_reports.sql" suffix(, 0) if_empty(0)
    }},
    {"0004_replies.sql", (const unsigned char[]){
#embed "../../migrations/0004_replies.sql" suffix(, 0) if_empty(0)
    }},
    {"0005_publication.sql", (const unsigned char[]){
#embed "../../migrations/0005_publication.sql" suffix(, 0) if_empty(0)
    }},
    {"0006_acts.sql", (const unsigned char[]){
#embed "../../migrations/0006_acts.sql" suffix(, 0) if_empty(0)
    }},
    {"0007_dialogue.sql", (const unsigned char[]){
#embed "../../migrations/0007_dialogue.sql" suffix(, 0) if_empty(0)
    }},
    {"0008_report_facts.sql", (const unsigned char[]){
#embed "../../migrations/0008_report_facts.sql" suffix(, 0) if_empty(0)
    }},
    {"0009_changes.sql", (const unsigned char[]){
#embed "../../migrations/0009_changes.sql" suffix(, 0) if_empty(0)
    }},
    {"0010_paragraph_4.sql", (const unsigned char[]){
#embed "../../migrations/0010_paragraph_4.sql" suffix(, 0) if_empty(0)
    }},
    {"0011_personal_data.sql", (const unsigned char[]){
#embed "../../migrations/0011_personal_data.sql" suffix(, 0) if_empty(0)
    }},
    {"0012_recommendations.sql", (const unsigned char[]){
#embed "../../migrations/0012_recommendations.sql" suffix(, 0) if_empty(0)
    }},
    {"0013_documents.sql", (const unsigned char[]){
#embed "../../migrations/0013_documents.sql" suffix(, 0) if_empty(0)
    }},
    {"0014_sealed.sql", (const unsigned char[]){
#embed "../../migrations/0014_sealed.sql" suffix(, 0) if_empty(0)
    }},
    {"0015_two_persons.sql", (const unsigned char[]){
#embed "../../migrations/0015_two_persons.sql" suffix(, 0) if_empty(0)
    }},
    {"0016_audit_trail.sql", (const unsigned char[]){
#embed "../../migrations/0016_audit_trail.sql" suffix(, 0) if_empty(0)
    }},
    {"0017_public_tables.sql", (const unsigned char[]){
#embed "../../migrations/0017_public_tables.sql" suffix(, 0) if_empty(0)
    }},
    {"0018_known.sql", (const unsigned char[]){
#embed "../../migrations/0018_known.sql" suffix(, 0) if_empty(0)
    }},
    {"0019_search.sql", (const unsigned char[]){
#embed "../../migrations/0019_search.sql" suffix(, 0) if_empty(0)
    }},
};

struct embedded_file embedded_openapi(void) {
    return (struct embedded_file){"openapi.yaml", openapi, sizeof openapi - 1};
}

struct embedded_file embedded_members_door(void) {
    return (struct embedded_file){"doors/members.sql", members_door, sizeof members_door - 1};
}

size_t embedded_migration_count(void) {
    return sizeof migrations / sizeof *migrations;
}

struct embedded_file embedded_migration(size_t place) {
    const unsigned char *text = migrations[place].text;
    return (struct embedded_file){migrations[place].name, text, strlen((const char *)text)};
}
