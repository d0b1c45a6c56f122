#!/usr/bin/env python3
"""Replays the life of three reports over HTTP and prints what each kind of reader gets.

Started by scripts/demo. Python's own library only.
"""

import argparse
import os
import signal
import sys
import time

from register import Refused, Register

READERS = [
    ("spt", "member of the Subcommittee", ["--role", "spt"]),
    ("secretariat", "records for the Subcommittee", ["--role", "secretariat"]),
    ("liaison", "Kazakhstan's focal point", ["--role", "liaison", "--state-party", "KAZ"]),
    ("npm", "Kazakhstan's mechanism", ["--role", "npm", "--state-party", "KAZ"]),
    ("liaison-GEO", "another State's focal point", ["--role", "liaison", "--state-party", "GEO"]),
    ("npm-GEO", "another State's mechanism", ["--role", "npm", "--state-party", "GEO"]),
    ("cat", "Committee against Torture", ["--role", "cat"]),
    ("operator", "keeps accounts and the machine", ["--role", "operator"]),
    ("public", "no token", None),
]


def show(register, words, report):
    print("\n" + words)
    for name, who, _ in READERS:
        print("  %-12s %s" % (name, sight(register, name, report)))


def sight(register, reader, report):
    status, _, answer = register.ask(reader, "GET", "/v1/reports/" + report)
    listed = any(item["id"] == report
                 for item in register.ask(reader, "GET", "/v1/reports?limit=200")[2]["items"])
    if status != 200:
        return "%d  nothing, and %s in its list" % (status, "yet it is" if listed else "nothing")
    document = answer["document"]
    replies = register.ask(reader, "GET", "/v1/reports/%s/replies" % report)[2]["items"]
    submitted = sum(reply["status"] == "submitted" for reply in replies)
    parts = [
        "%d paragraphs" % len(document["paragraphs"]),
        "%d recommendations" % len(document["recommendations"]),
        answer["lifecycle"],
        answer["confidentiality"].replace("_", " "),
    ]
    if "reply_status" in answer:
        parts.append(answer["reply_status"].replace("_", " ")
                     + " (due " + answer["reply_due_on"] + ")")
    if replies:
        parts.append("replies: %d submitted, %d in draft" % (submitted, len(replies) - submitted))
    if answer["allowed"]:
        parts.append("may " + ", ".join(act["act"] for act in answer["allowed"]))
    return "%d  %s" % (status, "; ".join(parts))


def prepare(register):
    register.make_token("secretariat", ["--role", "secretariat"])
    for code, name, deposited in [
            ("KAZ", "Kazakhstan", "2008-10-22"), ("GEO", "Georgia", "2005-08-09")]:
        register.act("secretariat", "PUT", "/v1/state-parties/" + code,
                     {"name": name, "deposited_on": deposited})
        register.act("secretariat", "POST", "/v1/mechanisms",
                     {"state_party": code, "name": "National preventive mechanism of " + name})
    for name, _, arguments in READERS:
        if arguments and name != "secretariat":
            register.make_token(name, arguments)


def first_answers(document):
    """The addresses that the demo's reply speaks to: the first two that need an answer."""
    needed = [item["address"] for item in document["recommendations"]
              if item["kind"] in ("recommendation", "request_for_information")]
    return needed[:2]


def reply(register, report, document, submitted_on):
    content = {"language": "en", "items": [{
        "answers": first_answers(document),
        "text": "The measures asked for are part of the plan of action adopted this year.",
        "actions_taken": ["A plan of action was adopted."],
        "actions_planned": [{"text": "Amendment of the law", "timescale": "2025-12-31"}],
        "declared_status": "in_progress",
        "position": "accepted",
    }]}
    path = "/v1/reports/%s/replies" % report
    fields, draft = register.act("liaison", "POST", path, content)
    show(register, "A reply is drafted: its author's alone.", report)
    _, done = register.act("liaison", "POST", "/v1/replies/%s/submission" % draft["id"],
                           {"submitted_on": submitted_on}, fields["ETag"])
    covered = done["coverage"]
    show(register, "The reply is submitted on %s: answered %d of %d, %s."
         % (submitted_on, covered["answered"], covered["of"], "late" if done["late"] else "in time"),
         report)
    return draft["id"]


FIRST = "CAT/OP/KAZ/1"


def named(citation):
    """The paragraphs that a citation names, a range as all that it holds."""
    numbers = []
    for text in citation["paragraphs"]:
        first, _, last = text.partition("-")
        if first.isdigit() and (last or first).isdigit():
            numbers += range(int(first), int(last or first) + 1)
    return numbers


def repeated(document):
    """What the later report repeats of the first: each recommendation, and the paragraphs."""
    found = [(item["address"], number) for item in document["recommendations"]
             for citation in item["reiterates"] if citation["symbol"] == FIRST
             for number in named(citation)]
    return found or [(document["recommendations"][0]["address"], 36)]


def first_document(numbers):
    """A report of 2016 in words of our own, with the paragraphs that the later one repeats."""
    text = "The Subcommittee recommends that the safeguard described here be put into practice."
    paragraphs = [{"address": "1", "heading_path": ["I. Introduction"], "footnotes": [],
                   "text": "The Subcommittee visited Kazakhstan in September 2016."}]
    paragraphs += [{"address": str(number), "heading_path": ["II. Safeguards"], "footnotes": [],
                    "text": "%s (%d)" % (text, number)} for number in numbers]
    return {"paragraphs": paragraphs, "recommendations": [
        {"address": str(number), "kind": "recommendation", "text": "%s (%d)" % (text, number),
         "reiterates": []} for number in numbers],
            "footnotes": [], "annexes": [], "unplaced": []}


def tell_first_visit(register, numbers):
    print("\nTHE FIRST VISIT, SEPTEMBER 2016: PUBLISHED IN PART")
    visit = register.act("secretariat", "POST", "/v1/visits", {
        "state_party": "KAZ", "body": "spt", "type": "country", "started_on": "2016-09-20",
        "ended_on": "2016-09-29", "announced_on": "2016-09-16",
        "delegation": ["Head of delegation", "Second member"],
        "places": [{"name": "Police station", "kind": "police station"}]})[1]
    report = register.act("secretariat", "POST", "/v1/reports", {
        "state_party": "KAZ", "addressee": "state_party", "visit_id": visit["id"],
        "symbol": FIRST, "title": "Visit to Kazakhstan, September 2016",
        "original_language": "en", "document": first_document(numbers)})[1]["id"]
    register.move("secretariat", report, "adoption", {"adopted_on": "2017-02-17"})
    register.move("secretariat", report, "transmissions",
                  {"addressee": "state_party", "transmitted_on": "2017-03-20"})
    show(register, "Adopted, and transmitted to the State Party on 2017-03-20.", report)
    register.move("liaison", report, "state-disclosures", {
        "disclosed_on": "2018-05-14", "where": "The ministry's page", "scope": "part",
        "paragraphs": [str(numbers[0])]})
    show(register, "The State makes paragraph %d public itself: that is recorded." % numbers[0],
         report)
    edition = register.act("secretariat", "GET", "/v1/reports/" + report)[1]["edition"]
    register.move("secretariat", report, "personal-data-reviews", {
        "edition": edition, "reviewed_on": "2018-06-04", "reviewer": "Desk officer"})
    register.move("secretariat", report, "publications", {
        "basis": "art_16_2_state_disclosure", "scope": "part", "paragraphs": [str(numbers[0])],
        "published_on": "2018-06-29",
        "decision": {"decided_on": "2018-06-15", "reference": "Thirty-fifth session"}})
    show(register, "The Subcommittee decides to publish that paragraph.", report)
    return report


def show_chain(register, report, address):
    """The same recommendation over the years, as far as each reader may follow it."""
    items = register.act("secretariat", "GET", "/v1/reports/%s/recommendations?limit=200"
                         % report)[1]["items"]
    path = "/v1/recommendations/%s/chain" % next(
        item["id"] for item in items if item["address"] == address)
    print("\nThe chain of recommendation %s across the visits:" % address)
    for name, _, _ in READERS:
        status, _, answer = register.ask(name, "GET", path)
        steps = ["%s: %s" % (item.get("visit_started_on", "?")[:4], item["address"])
                 for item in answer.get("items", [])]
        print("  %-12s %s" % (name, "; ".join(steps) if status == 200 else status))


def show_matrix(register, report, address):
    """The issuer assesses one recommendation, and the matrix is read as the liaison reads it."""
    path = "/v1/reports/%s/" % report
    items = register.act("secretariat", "GET", path + "recommendations?limit=200")[1]["items"]
    chosen = next(item["id"] for item in items if item["address"] == address)
    register.act("secretariat", "POST", "/v1/recommendations/%s/assessments" % chosen, {
        "text": "The plan is welcome; what it changes is to be seen.", "grade": "B",
        "assessed_on": "2025-06-02", "communicated_on": "2025-06-05"})
    matrix = register.act("liaison", "GET", path + "follow-up")[1]
    covered = matrix["coverage"]
    print("\nThe follow-up matrix as the liaison reads it: answered %d of %d."
          % (covered["answered"], covered["of"]))
    for row in matrix["items"]:
        if row["replies"] or "assessment" in row:
            said = ", ".join(reply.get("declared_status", "?") for reply in row["replies"])
            print("  %-8s %-14s State: %-14s issuer: %s"
                  % (row["recommendation"]["address"], row.get("status", "-"), said or "-",
                     row.get("assessment", {}).get("grade", "-")))


def tell_subcommittee(register, document):
    print("\nTHE SUBCOMMITTEE'S REPORT ON ITS VISIT TO KAZAKHSTAN, 26 MARCH TO 1 APRIL 2023")
    visit = register.act("secretariat", "POST", "/v1/visits", {
        "state_party": "KAZ", "body": "spt", "type": "country", "started_on": "2023-03-26",
        "ended_on": "2023-04-01", "announced_on": "2023-03-23",
        "delegation": ["Head of delegation", "Second member", "Third member", "Fourth member"],
        "places": [{"name": "Remand detention centre", "kind": "remand centre",
                    "locality": "Astana", "access": "granted"}]})[1]
    report = register.act("secretariat", "POST", "/v1/reports", {
        "state_party": "KAZ", "addressee": "state_party", "visit_id": visit["id"],
        "symbol": "CAT/OP/KAZ/2", "title": "Visit to Kazakhstan, 26 March to 1 April 2023",
        "original_language": "en", "document": document})[1]["id"]
    show(register, "A draft is submitted: confidential from the beginning.", report)
    register.move("secretariat", report, "adoption", {"adopted_on": "2023-11-17"})
    show(register, "Adopted on 2023-11-17: the text is frozen.", report)
    sent = register.move("secretariat", report, "transmissions",
                         {"addressee": "state_party", "transmitted_on": "2024-01-03"})
    show(register, "Transmitted to the State Party on 2024-01-03: reply due %s."
         % sent["reply_due_on"], report)
    register.move("secretariat", report, "transmissions",
                  {"addressee": "npm", "transmitted_on": "2024-01-10"})
    show(register, "A copy is transmitted to the national preventive mechanism.", report)
    comments = reply(register, report, document, "2024-06-28")
    register.move("liaison", report, "publication-requests", {
        "requested_on": "2025-01-27", "reference": "Note verbale 12-7",
        "comments": {"reply_id": comments}})
    show(register, "The State asks for publication on 2025-01-27, its reply as comments.", report)
    edition = register.act("secretariat", "GET", "/v1/reports/" + report)[1]["edition"]
    register.move("secretariat", report, "personal-data-reviews", {
        "edition": edition, "reviewed_on": "2025-03-14", "reviewer": "Desk officer"})
    show(register, "This very edition is reviewed for personal data on 2025-03-14.", report)
    register.move("secretariat", report, "publications", {
        "basis": "art_16_2_request", "scope": "whole", "published_on": "2025-04-07"})
    show(register, "Published on 2025-04-07, with the State's comments.", report)
    show_matrix(register, report, first_answers(document)[0])
    return report


def tell_mechanism(register, document):
    print("\n\nTHE MECHANISM'S OWN NOTE ON A VISIT, TO ITS AUTHORITIES")
    report = register.act("npm", "POST", "/v1/reports", {
        "state_party": "KAZ", "addressee": "authorities", "title": "Visit to a police station",
        "original_language": "en", "document": document})[1]["id"]
    show(register, "A member of the mechanism submits it.", report)
    register.move("npm", report, "adoption", {"adopted_on": "2025-02-03"})
    register.move("npm", report, "transmissions",
                  {"addressee": "authorities", "transmitted_on": "2025-02-05"})
    show(register, "Adopted, and transmitted to the authorities on 2025-02-05.", report)
    reply(register, report, document, "2025-08-20")
    register.move("liaison", report, "publication-requests",
                  {"requested_on": "2025-09-01", "comments": "none"})
    show(register, "The ministry asks for publication; the mechanism decides.", report)
    edition = register.act("npm", "GET", "/v1/reports/" + report)[1]["edition"]
    register.move("npm", report, "personal-data-reviews", {
        "edition": edition, "reviewed_on": "2025-09-08", "reviewer": "Member of the mechanism"})
    register.move("npm", report, "publications", {
        "basis": "issuer_decision", "scope": "whole", "published_on": "2025-09-10"})
    show(register, "Reviewed and published by the mechanism's own decision.", report)
    return report


def leave_running(register, report):
    print("\n\nThe service runs at " + register.url + " until Ctrl-C. Try:\n")
    print("  curl -s %s/v1/reports" % register.url)
    print("  curl -si %s/v1/reports/%s" % (register.url, report))
    print("  curl -s %s/v1/recommendations?state_party=KAZ\\&limit=5" % register.url)
    print("  curl -s -H 'Authorization: Bearer %s' %s/v1/me"
          % (register.tokens["liaison"], register.url))
    print("\nTokens of this store:")
    for name, _, arguments in READERS:
        if arguments:
            print("  %-12s %s" % (name, register.tokens[name]))
    sys.stdout.flush()
    try:
        while register.process.poll() is None:
            time.sleep(0.5)
    except KeyboardInterrupt:
        print()


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--opcat", required=True, help="the program")
    options.add_argument("--report", required=True, help="the text of a report")
    options.add_argument("--note", required=True, help="the text of a mechanism's note")
    options.add_argument("--once", action="store_true", help="stop when the story is told")
    given = options.parse_args()
    register = Register(given.opcat)
    try:
        prepare(register)
        for name, who, _ in READERS:
            print("  %-12s %s" % (name, who))
        document = register.parse(given.report)
        links = repeated(document)
        tell_first_visit(register, sorted({number for _, number in links}))
        report = tell_subcommittee(register, document)
        show_chain(register, report, links[0][0])
        tell_mechanism(register, register.parse(given.note))
        if not given.once:
            leave_running(register, report)
    except Refused as refused:
        print("demo: " + str(refused), file=sys.stderr)
        register.stop()
        return 1
    status = register.stop() if register.process.poll() is None else register.process.returncode
    print("\nThe service stopped with exit status %d." % status)
    return status


if __name__ == "__main__":
    sys.exit(main())
