"""Loads the store through the service's own interface, and remembers what is in it.

Several connections that stay open ask at once, so that the writer commits for many at a time.
"""

import http.client
import json
import os
import queue
import shutil
import subprocess
import threading
import time

import words
from servers import Fault, Server, say, show_progress

CONNECTIONS = 32
# The State of the liaison whose readings are measured, and others.
LIAISONS_STATE = "KAZ"
STATES = {"KAZ": "Kazakhstan", "GEO": "Georgia", "URY": "Uruguay", "SEN": "Senegal",
          "MDV": "Maldives", "EST": "Estonia", "PRY": "Paraguay", "TGO": "Togo"}
DAYS = {"adopted_on": "2025-02-03", "transmitted_on": "2025-02-05", "replied_on": "2025-06-20",
        "reviewed_on": "2025-09-08", "published_on": "2025-09-10"}


class Amounts:
    """How many reports of each kind: published short and real ones, and confidential ones."""

    def __init__(self, short=10_000, real=1_000, drafts=500, transmitted=900, replied=500,
                 real_transmitted=100):
        self.wanted = {"short": short, "real": real, "drafts": drafts, "transmitted": transmitted,
                       "replied": replied, "real_transmitted": real_transmitted}

    @property
    def total(self):
        return sum(self.wanted.values())


class Caller:
    """One open connection that acts for every account."""

    def __init__(self, port, tokens):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.tokens = tokens

    def act(self, who, method, path, content=None, match=None, key=None):
        """What was answered: the fields and the content; a refusal is a fault."""
        fields = {"Authorization": "Bearer " + self.tokens[who]}
        if content is not None:
            fields["Content-Type"] = "application/json"
        if match:
            fields["If-Match"] = match
        if key:
            fields["Idempotency-Key"] = key
        body = None if content is None else json.dumps(content).encode()
        self.connection.request(method, path, body, fields)
        answer = self.connection.getresponse()
        octets = answer.read()
        if answer.status >= 300:
            raise Fault("%s %s by %s: %d %s" % (method, path, who, answer.status, octets[:400]))
        return answer.headers, json.loads(octets)


class Story:
    """How far the report of one number gets: what its writer did last tells them its tag."""

    def __init__(self, caller, kind, number):
        self.caller, self.kind, self.number = caller, kind, number
        self.path = self.tag = self.edition = None

    def tell(self):
        """The id of the report."""
        {"short": self.publish_note, "real": self.publish_report, "drafts": self.draft,
         "transmitted": self.transmit, "replied": self.reply,
         "real_transmitted": self.transmit_real}[self.kind]()
        return self.path.rpartition("/")[2]

    def publish_note(self):
        """A mechanism's note to its authorities, published by its own decision."""
        states = list(STATES)
        state = states[self.number % len(states)]
        self.enter("npm" + state, state, "authorities", words.short(self.number))
        self.send("npm" + state, "authorities")
        self.publish("npm" + state, "issuer_decision")

    def publish_report(self):
        """The Subcommittee's report, published at the request of its State."""
        self.enter("secretariat", LIAISONS_STATE, "state_party", words.real(self.number))
        self.send("secretariat", "state_party")
        self.caller.act("liaison", "POST", self.path + "/publication-requests",
                        {"requested_on": DAYS["replied_on"], "comments": "none"},
                        self.tag_seen_by("liaison"))
        self.tag = self.tag_seen_by("secretariat")
        self.publish("secretariat", "art_16_2_request")

    def draft(self):
        self.enter("secretariat", LIAISONS_STATE, "state_party", words.short(self.number))

    def transmit(self):
        self.draft()
        self.send("secretariat", "state_party")

    def transmit_real(self):
        self.enter("secretariat", LIAISONS_STATE, "state_party", words.real(self.number))
        self.send("secretariat", "state_party")

    def reply(self):
        self.transmit()
        fields, reply = self.caller.act(
            "liaison", "POST", self.path + "/replies", words.reply(self.number))
        self.caller.act("liaison", "POST", "/v1/replies/%s/submission" % reply["id"],
                        {"submitted_on": DAYS["replied_on"]}, fields["ETag"])

    def enter(self, who, state, addressee, document):
        fields, report = self.caller.act(who, "POST", "/v1/reports", {
            "state_party": state, "addressee": addressee, "title": words.title(self.number),
            "original_language": "en", "document": document},
            key="benchmark-%s-%08d" % (self.kind, self.number))
        self.path, self.tag = "/v1/reports/" + report["id"], fields["ETag"]
        self.edition = report["edition"]

    def send(self, who, addressee):
        self.move(who, "adoption", {"adopted_on": DAYS["adopted_on"]})
        self.move(who, "transmissions", {
            "addressee": addressee, "transmitted_on": DAYS["transmitted_on"]})

    def publish(self, who, basis):
        self.move(who, "personal-data-reviews", {
            "edition": self.edition, "reviewed_on": DAYS["reviewed_on"],
            "reviewer": "A. Reviewer"})
        self.move(who, "publications", {
            "basis": basis, "scope": "whole", "published_on": DAYS["published_on"]})

    def move(self, who, act, content):
        """A transition, which answers with the tag that the report has then."""
        fields, _ = self.caller.act(who, "POST", self.path + "/" + act, content, self.tag)
        self.tag = fields["ETag"]

    def tag_seen_by(self, who):
        return self.caller.act(who, "GET", self.path)[0]["ETag"]


class Store:
    """The loaded store in its folder: its file, what is in it, and the tokens of its readers."""

    def __init__(self, folder):
        self.folder = folder
        self.file = os.path.join(folder, "register.sqlite")
        self.contents_file = os.path.join(folder, "contents.json")
        self.reports, self.tokens = {}, {}

    def read_contents(self):
        """False where the store was never loaded to its end."""
        if not os.path.exists(self.contents_file):
            return False
        with open(self.contents_file) as file:
            contents = json.load(file)
        self.reports, self.tokens = contents["reports"], contents["tokens"]
        return True

    def serve(self, opcat, log, flags=(), **how):
        command = [opcat, "serve", "--listen", "127.0.0.1:{port}", "--store", self.file,
                   "--access-log", "false", *flags]
        return Server("opcat", command, log, **how)

    def make_token(self, opcat, who, arguments):
        done = subprocess.run(
            [opcat, "token", "create", "--store", self.file, "--name", who, "--expires", "365d",
             *arguments], check=True, capture_output=True, text=True)
        self.tokens[who] = done.stdout.strip()

    def load(self, opcat, log, amounts):
        """Makes it anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        begun = time.monotonic()
        with self.serve(opcat, log, core=None) as server:
            self.prepare(opcat, server.port)
            self.reports = tell_all(server.port, self.tokens, amounts)
        with open(self.contents_file, "w") as file:
            json.dump({"reports": self.reports, "tokens": self.tokens}, file)
        say("loaded %d reports in %.0f s" % (amounts.total, time.monotonic() - begun))

    def prepare(self, opcat, port):
        """The States, their mechanisms, and who acts."""
        self.make_token(opcat, "secretariat", ["--role", "secretariat"])
        caller = Caller(port, self.tokens)
        for code, name in STATES.items():
            caller.act("secretariat", "PUT", "/v1/state-parties/" + code,
                       {"name": name, "deposited_on": "2008-10-22"})
            caller.act("secretariat", "POST", "/v1/mechanisms", {
                "state_party": code, "name": "National preventive mechanism of " + name})
            self.make_token(opcat, "npm" + code, ["--role", "npm", "--state-party", code])
        self.make_token(opcat, "liaison", ["--role", "liaison", "--state-party", LIAISONS_STATE])


def tell_all(port, tokens, amounts):
    """The ids of the reports, by their kind."""
    tasks, faults, lock = queue.SimpleQueue(), [], threading.Lock()
    reports = {kind: [] for kind in amounts.wanted}
    for kind, wanted in amounts.wanted.items():
        for number in range(wanted):
            tasks.put((kind, number))

    def work():
        caller = Caller(port, tokens)
        while not faults:
            try:
                kind, number = tasks.get_nowait()
                report = Story(caller, kind, number).tell()
            except queue.Empty:
                return
            except (Fault, OSError, http.client.HTTPException) as fault:
                faults.append(fault)
                return
            with lock:
                reports[kind].append(report)

    workers = [threading.Thread(target=work) for _ in range(CONNECTIONS)]
    for worker in workers:
        worker.start()
    watch(workers, reports, amounts.total)
    if faults:
        raise Fault("the store was not loaded: %s" % faults[0])
    return reports


def watch(workers, reports, total):
    """Says how far they are: on a terminal always, elsewhere now and then."""
    said = time.monotonic()
    while any(worker.is_alive() for worker in workers):
        done = sum(map(len, reports.values()))
        show_progress("loading: %d of %d reports" % (done, total))
        if time.monotonic() - said > 20:
            said = time.monotonic()
            say("loading: %d of %d reports" % (done, total))
        time.sleep(0.2)
    show_progress("")
