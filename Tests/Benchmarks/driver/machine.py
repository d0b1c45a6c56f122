"""What the service takes of the machine: memory for who only waits, time to start, its size."""

import os
import resource
import socket
import statistics
import subprocess

from measures import report_paths
from servers import Fault, show_progress
from verdicts import Result

MB = 1 << 20
IDLE = 10_000
STARTS = 9
# Descriptors besides the connections' own: the store's, the log, the libraries.
SPARE_DESCRIPTORS = 500


def allow_descriptors(count):
    """For this process and for those it starts."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if hard < count:
        raise Fault("%d descriptors are needed, and %d allowed (ulimit -n)" % (count, hard))
    resource.setrlimit(resource.RLIMIT_NOFILE, (count, hard))


def idle_connections(bench):
    """Each asked once and was answered, so that it is the service that keeps it."""
    allow_descriptors(IDLE + SPARE_DESCRIPTORS)
    flags = ("--max-connections", str(IDLE + SPARE_DESCRIPTORS), "--idle-timeout", "600")
    with bench.serving(flags) as ours:
        before, kept = ours.rss(), []
        for number in range(IDLE):
            kept.append(opened(ours.port))
            if number % 1000 == 0:
                show_progress("%d of %d connections" % (number, IDLE))
        show_progress("")
        held = ours.rss()
        for connection in kept:
            connection.close()
    return [Result("idle", "%.1f MB" % (held / MB), "%.1f MB without them" % (before / MB),
                   held / MB, {"octets_each": (held - before) / IDLE})]


def opened(port):
    connection = socket.create_connection(("127.0.0.1", port), timeout=30)
    connection.sendall(b"GET /livez HTTP/1.1\r\nHost: register.test\r\n\r\n")
    if not connection.recv(4096).startswith(b"HTTP/1.1 200"):
        raise Fault("a connection that was to be idle got no answer")
    return connection


def start(bench):
    """From starting the program to a report's answer, in the middle of some starts."""
    path = report_paths(bench, "short")[0]
    found = []
    for _ in range(STARTS):
        server = bench.serving(core=None)
        found.append(server.wait_until_it_answers(path))
        server.stop()
    middle = statistics.median(found) * 1e3
    return [Result("start", "%.1f ms" % middle, "", middle, {"seconds": found})]


def binary_size(bench):
    """Built in a folder of its own: this takes minutes."""
    root = os.path.dirname(os.path.dirname(bench.peers.benchmarks))
    build = ["swift", "build", "-c", "release", "--product", "opcat", "--static-swift-stdlib",
             "--package-path", root, "--scratch-path", os.path.join(bench.folder, "static")]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    folder = subprocess.run(build + ["--show-bin-path"], check=True, capture_output=True,
                            text=True).stdout.strip()
    stripped = os.path.join(bench.work, "opcat")
    subprocess.run(["strip", "-o", stripped, os.path.join(folder, "opcat")], check=True)
    size = os.path.getsize(stripped) / MB
    return [Result("size", "%.1f MB" % size, "", size)]
