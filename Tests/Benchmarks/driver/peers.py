"""The peers: their stores with the same contents, how they start, and that they answer the same.

The contents are what the register answers, each report to its reader, put into plain tables. So a
peer has nothing to find out about who may read what beyond one column.
"""

import hashlib
import http.client
import json
import os
import sqlite3

from servers import Fault, Server, free_port, say, show_progress

SCHEMA = """
CREATE TABLE reports (
    id TEXT PRIMARY KEY, readers TEXT, symbol TEXT, state_party TEXT NOT NULL,
    issuer TEXT NOT NULL, mechanism_id TEXT, addressee TEXT NOT NULL, visit_id TEXT,
    title TEXT NOT NULL, original_language TEXT NOT NULL, language TEXT NOT NULL,
    languages TEXT NOT NULL, edition TEXT NOT NULL, lifecycle TEXT NOT NULL,
    confidentiality TEXT NOT NULL, adopted_on TEXT, transmitted_on TEXT, reply_due_on TEXT,
    reply_status TEXT, meeting_due_on TEXT, publication TEXT,
    paragraphs TEXT NOT NULL, footnotes TEXT NOT NULL, annexes TEXT NOT NULL,
    unplaced TEXT NOT NULL, allowed TEXT NOT NULL, tag TEXT NOT NULL);
CREATE TABLE recommendations (
    id TEXT PRIMARY KEY, report_id TEXT NOT NULL REFERENCES reports (id),
    state_party TEXT NOT NULL, position INTEGER NOT NULL, address TEXT NOT NULL,
    kind TEXT NOT NULL, text TEXT NOT NULL, reiterates TEXT NOT NULL,
    needs_answer INTEGER NOT NULL, places TEXT NOT NULL,
    addressee_authorities TEXT NOT NULL, themes TEXT NOT NULL, standards TEXT NOT NULL,
    links TEXT NOT NULL);
CREATE UNIQUE INDEX recommendations_of_report ON recommendations (report_id, position);
CREATE TABLE accounts (digest BLOB PRIMARY KEY, id TEXT NOT NULL, role TEXT NOT NULL,
    state_party TEXT) WITHOUT ROWID;
CREATE TABLE replies (id TEXT PRIMARY KEY, report_id TEXT NOT NULL REFERENCES reports (id),
    author TEXT NOT NULL, language TEXT NOT NULL);
CREATE TABLE reply_items (reply_id TEXT NOT NULL REFERENCES replies (id), place INTEGER NOT NULL,
    answers TEXT NOT NULL, text TEXT NOT NULL, actions_taken TEXT NOT NULL,
    actions_planned TEXT NOT NULL, declared_status TEXT, position TEXT,
    PRIMARY KEY (reply_id, place)) WITHOUT ROWID;
CREATE TABLE audit_entries (number INTEGER PRIMARY KEY, account TEXT NOT NULL, act TEXT NOT NULL,
    subject TEXT NOT NULL, at TEXT NOT NULL);
"""

LISTS = ("languages", "publication", "allowed")
TEXT = ("paragraphs", "footnotes", "annexes", "unplaced")
DETAILS = ("reiterates", "places", "addressee_authorities", "themes", "standards", "links")
# What is shown of a recommendation only where it stands by itself, and is empty in these reports.
NO_DETAILS = {"places": [], "addressee_authorities": [], "themes": [], "standards": [], "links": []}
NEEDS_ANSWER = ("recommendation", "request_for_information")


class Reader:
    """Reads the register's answers over one open connection."""

    def __init__(self, port, token=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.fields = {"Authorization": "Bearer " + token} if token else {}

    def read(self, path, **fields):
        self.connection.request("GET", path, None, {**self.fields, **fields})
        answer = self.connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def octets(self, path):
        status, fields, octets = self.read(path)
        if status != 200:
            raise Fault("GET %s: %d %s" % (path, status, octets[:200]))
        return octets, fields["ETag"]


def written(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def columns(report, readers, tag):
    """A report as the row of the peers' table."""
    document = report["document"]
    row = {name: value for name, value in report.items() if name not in ("document", *LISTS)}
    row.update({name: written(report[name]) for name in LISTS if name in report})
    row.update({name: written(document[name]) for name in TEXT})
    row.update(readers=readers, tag=tag)
    return row


def advice_columns(report):
    """Its recommendations as rows."""
    for position, part in enumerate(report["document"]["recommendations"]):
        row = {**NO_DETAILS, **part, "report_id": report["id"], "position": position,
               "state_party": report["state_party"],
               "needs_answer": part["kind"] in NEEDS_ANSWER}
        row.update({name: written(row[name]) for name in DETAILS})
        yield row


def insert(store, table, row):
    store.execute("INSERT INTO %s (%s) VALUES (%s)" % (
        table, ", ".join(row), ", ".join(":" + name for name in row)), row)


def convert(store, port, file):
    """Makes the peers' store from what the register answers."""
    partial = file + ".partial"
    for name in (partial, partial + "-wal", partial + "-shm"):
        if os.path.exists(name):
            os.remove(name)
    peer = sqlite3.connect(partial)
    peer.executescript(SCHEMA)
    public, liaison = Reader(port), Reader(port, store.tokens["liaison"])
    done = 0
    for kind, ids in store.reports.items():
        if kind == "drafts":
            continue
        reader = public if kind in ("short", "real") else liaison
        for report in ids:
            keep(peer, reader, report)
            done += 1
            if done % 100 == 0:
                show_progress("converting: %d reports" % done)
    show_progress("")
    keep_account(peer, store.tokens["liaison"])
    peer.commit()
    peer.execute("PRAGMA journal_mode = WAL")
    peer.execute("ANALYZE")
    peer.close()
    os.rename(partial, file)
    say("made the peers' store of %d reports" % done)


def keep(peer, reader, id):
    octets, tag = reader.octets("/v1/reports/" + id)
    report = json.loads(octets)
    is_public = report["confidentiality"] == "published"
    insert(peer, "reports", columns(report, None if is_public else report["state_party"], tag))
    for row in advice_columns(report):
        insert(peer, "recommendations", row)


def keep_account(peer, token):
    digest = hashlib.sha256(token.encode()).digest()
    peer.execute("INSERT INTO accounts VALUES (?, 'acc_liaison', 'liaison', 'KAZ')", (digest,))


def write_files(port, ids, folder):
    """What the register answers, octet for octet, for nginx to serve as files."""
    os.makedirs(folder, exist_ok=True)
    public = Reader(port)
    for id in ids:
        octets, _ = public.octets("/v1/reports/" + id)
        with open(os.path.join(folder, id), "wb") as file:
            file.write(octets)


NGINX = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 20000; }}
http {{
    access_log off;
    default_type application/json;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000000;
    open_file_cache max=20000 inactive=600s;
    open_file_cache_valid 600s;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {folder}/files;
        add_header Cache-Control "public, max-age=30";
        add_header Vary Authorization;
    }}
}}
"""


class Peers:
    """Starts each of them on the same contents."""

    def __init__(self, folder, hummingbird, python, benchmarks):
        self.folder, self.hummingbird = folder, hummingbird
        self.python, self.benchmarks = python, benchmarks
        self.store = os.path.join(folder, "peer.sqlite")

    def log(self, name):
        return os.path.join(self.folder, name + ".log")

    def start(self, name):
        return {"hummingbird": self.start_hummingbird, "fastapi": self.start_fastapi,
                "nginx": self.start_nginx}[name]()

    def start_hummingbird(self):
        command = [self.hummingbird, self.store, "{port}"]
        return Server("hummingbird", command, self.log("hummingbird"),
                      environment={"LOG_LEVEL": "error"})

    def start_fastapi(self):
        command = [self.python, "-m", "uvicorn", "--app-dir",
                   os.path.join(self.benchmarks, "fastapi"), "peer:app", "--port", "{port}",
                   "--log-level", "error", "--no-access-log", "--loop", "uvloop",
                   "--http", "httptools"]
        return Server("fastapi", command, self.log("fastapi"),
                      environment={"PEER_STORE": self.store})

    def start_nginx(self):
        folder = os.path.join(self.folder, "nginx")
        configuration, port = os.path.join(folder, "nginx.conf"), free_port()
        with open(configuration, "w") as file:
            file.write(NGINX.format(folder=folder, port=port))
        return Server("nginx", ["nginx", "-c", configuration], self.log("nginx"), port=port)
