"""What scripts/bench runs when everything is built."""

import argparse
import os
import signal
import sys
import tempfile

import selftest
from counts import COUNTS, Small
from loading import Amounts, Store
from measures import Bench
from peers import Peers, convert, write_files
from rows import ROWS
from servers import Fault, say
from verdicts import status, table, write

BENCHMARKS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# What takes a build of its own, or longer than all the others, is asked for by name.
ON_DEMAND = {"size"}


def arguments():
    options = argparse.ArgumentParser(prog="scripts/bench", description=(
        "Measures the register beside its peers and prints a table of ratios."))
    options.add_argument("--opcat", required=True, help="the program, a release build")
    options.add_argument("--hummingbird", required=True, help="the peer, a release build")
    options.add_argument("--python", required=True, help="of the environment with FastAPI")
    options.add_argument("--folder", required=True, help="where stores and logs are kept")
    options.add_argument("--tools", required=True, help="the folder of what was compiled in C")
    options.add_argument("--rows", default="", help="names, separated by commas; all without")
    options.add_argument("--json", metavar="FILE", help="the same for machines")
    options.add_argument("--quick", action="store_true", help="short runs, each once")
    options.add_argument("--seconds", type=float, help="a run (5; quick 2)")
    options.add_argument("--pairs", type=int, help="runs of each of a pair, in turn (3; quick 1)")
    options.add_argument("--fresh", action="store_true", help="load the store anew")
    options.add_argument("--gates", action="store_true",
                         help="only what is counted, which needs no peers")
    options.add_argument("--self-test", action="store_true",
                         help="shows that a slow service and a missed must are found")
    given = options.parse_args()
    rows = COUNTS if given.gates else ROWS
    given.seconds = given.seconds or (2 if given.quick else 5)
    given.pairs = given.pairs or (1 if given.quick else 3)
    given.names = [name for name in given.rows.split(",") if name] or [
        name for name in rows if name not in ON_DEMAND]
    unknown = set(given.names) - set(rows)
    if unknown:
        options.error("no such row: %s; there are %s" % (
            ", ".join(sorted(unknown)), ", ".join(rows)))
    return given


def loaded(given, folder, amounts):
    """The store, loaded before or now, and the peers' beside it."""
    store = Store(os.path.join(folder, "store"))
    peers = Peers(folder, given.hummingbird, given.python, BENCHMARKS)
    log = os.path.join(folder, "opcat.log")
    if given.fresh or not store.read_contents():
        say("loading the store through the service")
        store.load(given.opcat, log, amounts)
        if os.path.exists(peers.store):
            os.remove(peers.store)
    if not os.path.exists(peers.store):
        with store.serve(given.opcat, log, core=None) as server:
            convert(store, server.port, peers.store)
            write_files(server.port, store.reports["short"],
                        os.path.join(folder, "nginx", "files", "v1", "reports"))
    return store, peers


def make_bench(given, work):
    """What the rows get; those that only count need no large store and no peers."""
    small = Small(given, work)
    if given.gates:
        return argparse.Namespace(small=small, faults=0)
    bench = Bench(given, *loaded(given, given.folder, Amounts()), work)
    bench.small = small
    return bench


def measure(bench, names):
    results = []
    for name in names:
        say("measuring " + name)
        try:
            results += ROWS[name](bench)
        except Fault as fault:
            say("%s was not measured: %s" % (name, fault))
            bench.faults += 1
    return results


def main():
    given = arguments()
    os.makedirs(given.folder, exist_ok=True)
    if given.self_test:
        return selftest.run(given)
    with tempfile.TemporaryDirectory(dir=given.folder, prefix="work.") as work:
        bench = make_bench(given, work)
        results = measure(bench, given.names)
    print(table(results))
    if given.json:
        write(results, given.json)
    return 1 if bench.faults else status(results)


if __name__ == "__main__":
    # Whoever is ended stops the servers and takes its copy of the store away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        sys.exit(main())
    except Fault as fault:
        say("bench: %s" % fault)
        sys.exit(1)
