"""How a row is measured: ours and a peer in turn, on the same contents, by the same client."""

import functools
import json
import os
import shutil
import statistics
import subprocess

import words
from asking import Questions, Wrk
from loading import Store
from peers import Reader
from servers import SERVER_CORE, Fault, show_progress
from verdicts import Result

WARM_UP_SECONDS = 1
# How many answers of each pair are compared before it is measured, and how far sizes may differ.
COMPARED = 20
SIZE_TOLERANCE = 0.05
# What a running service keeps beside its store.
LEFT_BY_A_SERVICE = shutil.ignore_patterns("*.lock", "*.control")
# Of so many reports the tags are asked for before a poll is measured.
POLLED = 1_000


class Sample:
    """What one run under wrk cost."""

    def __init__(self, cpu, rate, p50, p99, rss):
        self.cpu, self.rate, self.p50, self.p99, self.rss = cpu, rate, p50, p99, rss

    @classmethod
    def median(cls, samples):
        return cls(*(statistics.median(getattr(sample, name) for sample in samples)
                     for name in ("cpu", "rate", "p50", "p99", "rss")))

    def plain(self):
        return {"cpu_us": self.cpu * 1e6, "requests_per_second": self.rate, "p50_us": self.p50,
                "p99_us": self.p99, "rss_mb": self.rss / (1 << 20)}

    @property
    def cost(self):
        return "%.1f us" % (self.cpu * 1e6)

    @property
    def pace(self):
        return "%.0f/s" % self.rate


class Bench:
    """What the rows share: the programs, the store and a copy of it that may be written to."""

    def __init__(self, given, store, peers, work):
        self.opcat, self.tools, self.folder = given.opcat, given.tools, given.folder
        self.seconds, self.pairs, self.quick = given.seconds, given.pairs, given.quick
        self.store, self.peers, self.work = store, peers, work
        script = os.path.join(peers.benchmarks, "wrk", "requests.lua")
        self.wrk = Wrk(script, os.path.join(work, "wrk"))
        self.log = os.path.join(given.folder, "opcat.log")
        self.faults = 0
        self.has_cache_flag = "--public-cache" in subprocess.run(
            [self.opcat, "serve", "--help"], capture_output=True, text=True, check=True).stdout

    @property
    def liaison(self):
        return self.store.tokens["liaison"]

    def uncached(self):
        """The flags that make the service render every answer anew."""
        return ("--public-cache", "0") if self.has_cache_flag else ()

    def serving(self, flags=(), store=None, program=None, **how):
        """Ours, on the copy that may be written to, or on another store."""
        return (store or self.written).serve(program or self.opcat, self.log, flags, **how)

    @functools.cached_property
    def written(self):
        """One copy for all rows: what a row writes, replies and audit entries, changes no other's
        answers. So the loaded store stays as it was loaded."""
        copy = Store(os.path.join(self.work, "store"))
        shutil.copytree(self.store.folder, copy.folder, ignore=LEFT_BY_A_SERVICE)
        copy.read_contents()
        return copy

    def peer(self, name):
        return self.peers.start(name)


def sample(bench, server, questions, seconds, **how):
    """One run: the processor's time of the server a request, and what wrk saw."""
    begun = server.cpu()
    found = bench.wrk.ask(server.port, questions, seconds, **how)
    spent = server.cpu() - begun
    if spent < server.least_cpu:
        raise Fault("%s worked for %.2f s only: too little to measure" % (server.name, spent))
    return Sample(spent / found["requests"], found["requests"] / found["seconds"],
                  found["p50"], found["p99"], server.rss())


def in_turn(bench, sides):
    """A B A B ...: the medians of each of the sides, which are servers with their questions."""
    for server, questions in sides:
        bench.wrk.ask(server.port, questions, WARM_UP_SECONDS)
    found = [[] for _ in sides]
    for turn in range(bench.pairs):
        for samples, (server, questions) in zip(found, sides):
            show_progress("run %d of %d: %s" % (turn + 1, bench.pairs, server.name))
            samples.append(sample(bench, server, questions, bench.seconds))
    show_progress("")
    return [Sample.median(samples) for samples in found]


def compare(name, ours, peer, by_cpu=True):
    """The result of a pair: how many times the peer's cost, or our pace is of the peer's."""
    figure = peer.cpu / ours.cpu if by_cpu else ours.rate / peer.rate
    said = [sample.cost if by_cpu else sample.pace for sample in (ours, peer)]
    return Result(name, said[0], said[1], figure, {"ours": ours.plain(), "peer": peer.plain()})


def pair(bench, name, peer_name, questions_for, flags=(), by_cpu=True, octets_equal=False):
    """A row of one of our operations beside a peer's."""
    with bench.serving(flags) as ours, bench.peer(peer_name) as peer:
        sides = [(server, questions_for(bench, server)) for server in (ours, peer)]
        require_same(sides, octets_equal)
        samples = in_turn(bench, sides)
    return compare(name, *samples, by_cpu=by_cpu)


def require_same(sides, octets_equal):
    """The peers must do the same work: some answers of both are compared before the measuring."""
    (ours, questions), (peer, others) = sides
    if questions.content is not None:
        return require_same_reply(sides)
    readers = [Reader(server.port, questions.token) for server in (ours, peer)]
    for line, other in list(zip(questions.lines, others.lines))[:COMPARED]:
        path, _, tag = line.partition("\t")
        first = readers[0].octets(path)[0]
        second = readers[1].octets(path)[0]
        if not (first == second if octets_equal else is_alike(first, second)):
            raise Fault("%s answers something else to %s: %s, not %s" % (
                peer.name, path, second[:3000], first[:3000]))
        if tag:
            require_unchanged(readers, path, tag, other.partition("\t")[2])
    return None


def require_same_reply(sides):
    answers = []
    for server, questions in sides:
        status, _, octets = server.ask("POST", questions.lines[0], questions.content, {
            "Authorization": "Bearer " + questions.token, "Content-Type": "application/json"})
        if status != 201:
            raise Fault("%s does not take the reply: %d %s" % (server.name, status, octets[:300]))
        answers.append({**said(json.loads(octets)), "id": "rpl_"})
    if answers[0] != answers[1]:
        raise Fault("%s answers another reply: %s, not %s" % (
            sides[1][0].name, answers[1], answers[0]))


def require_unchanged(readers, path, *tags):
    for reader, tag in zip(readers, tags):
        status, _, octets = reader.read(path, **{"If-None-Match": tag})
        if (status, octets) != (304, b""):
            raise Fault("%s with its tag was answered %d" % (path, status))


def is_alike(first, second):
    """The same as JSON but for where the next page is, and about of one size.

    Absent and null are the same, in answers as in requests.
    """
    documents = [said(json.loads(octets)) for octets in (first, second)]
    for document in documents:
        document.pop("next", None)
    return documents[0] == documents[1] and (
        abs(len(second) / len(first) - 1) <= SIZE_TOLERANCE)


def said(value):
    """A value without what is null in it."""
    if isinstance(value, dict):
        return {name: said(member) for name, member in value.items() if member is not None}
    return [said(item) for item in value] if isinstance(value, list) else value


def report_paths(bench, kind):
    return ["/v1/reports/" + report for report in bench.store.reports[kind]]


def reading(kind, token=False):
    """Readings of the reports of a kind, for everyone or for the liaison."""
    return lambda bench, _: Questions(
        report_paths(bench, kind), bench.liaison if token else None)


def polling(bench, server):
    """Polls of reports that did not change, with the tags that this server gives them."""
    reader = Reader(server.port)
    lines = ["%s\t%s" % (path, reader.octets(path)[1])
             for path in report_paths(bench, "short")[:POLLED]]
    return Questions(lines)


def listing(bench, _):
    return Questions(["/v1/recommendations?limit=50"])


def replying(bench, _):
    """The same reply to one report after the other: short ones have advice at the same places."""
    paths = [path + "/replies" for path in report_paths(bench, "transmitted")]
    return Questions(paths, bench.liaison, words.reply(0))


def limit(bench, what, requests):
    """Seconds of the processor that the select statements alone take."""
    ids = os.path.join(bench.work, "ids")
    with open(ids, "w") as file:
        file.writelines(report + "\n" for report in bench.store.reports["short"])
    done = subprocess.run(
        ["taskset", "-c", SERVER_CORE, os.path.join(bench.tools, "limit"), bench.peers.store,
         ids, what, str(requests)], capture_output=True, text=True)
    if done.returncode:
        raise Fault(done.stderr)
    return float(done.stdout)
