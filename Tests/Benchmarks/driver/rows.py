"""The rows of the table, by their names."""

from counts import COUNTS
from machine import binary_size, idle_connections, start
from measures import compare, in_turn, limit, listing, pair, polling, reading, replying, sample
from stores import growth
from verdicts import Result

SLOW_FSYNC_US = 2000
LIMIT_REQUESTS = {"report": 20_000, "list": 5_000}


def uncached_pair(name, peer, questions_for):
    return lambda bench: [pair(bench, name, peer, questions_for, bench.uncached())]


def cached_pair(name, peer, questions_for, **how):
    return lambda bench: [pair(bench, name, peer, questions_for, **how)]


def beside_limit(name, what, questions_for):
    """Ours beside the bare select statements: how much of our cost is SQLite's."""
    def row(bench):
        with bench.serving(bench.uncached()) as ours:
            found, = in_turn(bench, [(ours, questions_for(bench, ours))])
        least = limit(bench, what, LIMIT_REQUESTS[what])
        return [Result(name, found.cost, "%.1f us" % (least * 1e6), least / found.cpu,
                       {"ours": found.plain(), "limit": {"cpu_us": least * 1e6}})]
    return row


def slow_disk(bench):
    return {"environment": {"LD_PRELOAD": bench.tools + "/slow_fsync.so",
                            "SLOW_FSYNC_MICROSECONDS": str(SLOW_FSYNC_US)}}


def group_commit(bench):
    """One connection waits for one commit a request; of 64, many share one."""
    with bench.serving(**slow_disk(bench)) as ours:
        questions = replying(bench, ours)
        bench.wrk.ask(ours.port, questions, 1)
        many = sample(bench, ours, questions, bench.seconds)
        one = sample(bench, ours, questions, bench.seconds, connections=1)
    return [compare("group-commit", many, one, by_cpu=False)]


def reading_beside(bench):
    """Whether who reads waits for the disk of who writes."""
    with bench.serving(**slow_disk(bench)) as ours:
        questions = reading("short")(bench, ours)
        bench.wrk.ask(ours.port, questions, 1)
        alone = sample(bench, ours, questions, bench.seconds)
        writers = bench.wrk.start(
            ours.port, replying(bench, ours), bench.seconds + 2, name="writers")
        beside = sample(bench, ours, questions, bench.seconds)
        written = bench.wrk.finish(writers)
    return [Result("reading-beside", "%.1f ms" % (beside.p99 / 1e3),
                   "%.1f ms" % (alone.p99 / 1e3), beside.p99 / alone.p99,
                   {"beside": beside.plain(), "alone": alone.plain(), "writers": written})]


ROWS = {
    "report-short": uncached_pair("report-short", "hummingbird", reading("short")),
    "report-real": uncached_pair("report-real", "hummingbird", reading("real")),
    "report-fastapi": uncached_pair("report-fastapi", "fastapi", reading("short")),
    "report-limit": beside_limit("report-limit", "report", reading("short")),
    "report-nginx": cached_pair("report-nginx", "nginx", reading("short"), octets_equal=True),
    "liaison-short": uncached_pair(
        "liaison-short", "hummingbird", reading("transmitted", token=True)),
    "liaison-real": uncached_pair(
        "liaison-real", "hummingbird", reading("real_transmitted", token=True)),
    "list": uncached_pair("list", "hummingbird", listing),
    "list-cached": cached_pair("list-cached", "hummingbird", listing),
    "list-fastapi": uncached_pair("list-fastapi", "fastapi", listing),
    "list-limit": beside_limit("list-limit", "list", listing),
    "poll": cached_pair("poll", "hummingbird", polling),
    "poll-nginx": cached_pair("poll-nginx", "nginx", polling, octets_equal=True),
    "poll-fastapi": cached_pair("poll-fastapi", "fastapi", polling),
    "reply": cached_pair("reply", "hummingbird", replying, by_cpu=False),
    "reply-fastapi": cached_pair("reply-fastapi", "fastapi", replying, by_cpu=False),
    "group-commit": group_commit,
    "reading-beside": reading_beside,
    **COUNTS,
    "growth": growth,
    "idle": idle_connections,
    "start": start,
    "size": binary_size,
}
