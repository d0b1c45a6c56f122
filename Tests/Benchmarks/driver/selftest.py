"""Shows that the harness can fail: what is slow, wrong or missed is found, and ends with 1."""

import argparse
import http.server
import os
import tempfile
import threading
import time

import verdicts
from asking import Questions, Wrk
from counters import Asked, allocations_in, instructions_in
from counts import ASKED, UNCACHED, Small, counted
from measures import compare, in_turn, is_alike
from servers import Fault, say
from verdicts import Goal, LESS, MORE, Result, status, table

SLOWLY = 0.002


class Slow(http.server.BaseHTTPRequestHandler):
    """A planted peer: it works for so long before each answer."""

    protocol_version = "HTTP/1.1"
    content = b'{"words": "the same"}'

    def do_GET(self):
        self.work()
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.content)))
        self.end_headers()
        self.wfile.write(self.content)

    def work(self):
        end = time.thread_time() + SLOWLY
        while time.thread_time() < end:
            pass

    def log_message(self, *_):
        pass


class Fast(Slow):
    def work(self):
        pass


class Quiet(http.server.ThreadingHTTPServer):
    """wrk hangs up when its time is over: that is no error."""

    daemon_threads = True

    def handle_error(self, *_):
        pass


class Planted:
    """One of them in a thread of this process, with this process's time for the processor's."""

    least_cpu = 0

    def __init__(self, handler):
        self.name = handler.__name__
        self.server = Quiet(("127.0.0.1", 0), handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def cpu(self):
        return time.process_time()

    def rss(self):
        return 0


def planted_bench(given, folder):
    script = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))),
                          "wrk", "requests.lua")
    return argparse.Namespace(wrk=Wrk(script, folder), pairs=1, seconds=1)


def check_slow_peer(given):
    """Ours slower than a peer misses a must of 1; the other way round it is reached."""
    bench = planted_bench(given, os.path.join(given.folder, "self-test"))
    questions = Questions(["/"])
    slow, fast = in_turn(bench, [(Planted(Slow), questions), (Planted(Fast), questions)])
    verdicts.GOALS["planted"] = Goal("planted", "a planted pair", MORE, must=1)
    lost, won = compare("planted", slow, fast), compare("planted", fast, slow)
    assert (lost.verdict, status([lost])) == ("no", 1), lost.figure
    assert (won.verdict, status([won])) == ("yes", 0), won.figure
    assert status([won, lost]) == 1


def check_verdicts():
    """Both ways round, at the must itself, and where nothing must be reached."""
    for better, figure, verdict in (
            (MORE, 10, "yes"), (MORE, 9.99, "no"), (LESS, 10, "yes"), (LESS, 10.01, "no")):
        verdicts.GOALS["planted"] = Goal("planted", "a planted must", better, must=10)
        result = Result("planted", "", "", figure)
        assert result.verdict == verdict, (better, figure)
        assert "| %s" % verdict in table([result])
    verdicts.GOALS["planted"] = Goal("planted", "for information", MORE)
    assert Result("planted", "", "", 0).verdict == "-"
    assert status([Result("planted", "", "", 0)]) == 0


def check_comparison():
    """Other contents, or the same at another size, are not the same work."""
    one = b'{"items": [1, 2], "next": "a"}'
    assert is_alike(one, b'{"next": "b", "items": [1, 2]}')
    assert not is_alike(one, b'{"items": [1, 3], "next": "a"}')
    assert not is_alike(one, one.replace(b" ", b" " * 9))


def check_refusals(given):
    """A refused request must not be counted as a fast one."""
    bench = planted_bench(given, os.path.join(given.folder, "self-test"))
    server = Planted(Fast)
    try:
        bench.wrk.ask(server.port, Questions(["/"], content={"a": 1}), 1)
    except Fault:
        return
    raise AssertionError("an answer of 501 was counted")


# What is counted, and a cost for it: nothing is kept, or each waits for the one before.
PLANTED = {
    ("calls", "poll"): Asked(ASKED["poll"].questions_for, connections=1),
    ("syncs", "post"): Asked(ASKED["post"].questions_for, connections=1),
    ("allocations", "cached"): Asked(ASKED["cached"].questions_for, UNCACHED),
    ("instructions", "cached"): Asked(ASKED["cached"].questions_for, UNCACHED),
}


def check_counts(given):
    """A service that takes more than it may is found, and as it is it is not."""
    with tempfile.TemporaryDirectory(dir=given.folder, prefix="work.") as work:
        small = Small(given, work)
        for (what, name), planted in PLANTED.items():
            usual, costly = (counted(small, what, name, asked) for asked in (None, planted))
            say(table([usual, costly]))
            assert (usual.verdict, status([usual])) == ("yes", 0), usual.figure
            assert (costly.verdict, status([costly])) == ("no", 1), costly.figure


def check_nothing_counted(given):
    """No count at all is a fault, not a small count."""
    for read in (allocations_in, instructions_in):
        try:
            read(os.path.join(given.folder, "nothing"))
        except Fault:
            continue
        raise AssertionError("nothing was counted, and taken for a count")


def run(given):
    check_nothing_counted(given)
    check_counts(given)
    check_verdicts()
    check_comparison()
    check_refusals(given)
    check_slow_peer(given)
    print("bench_self_test: passed")
    return 0
