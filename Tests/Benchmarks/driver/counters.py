"""How what a request takes is counted: the tools, and how their numbers are read.

Whatever counts the whole program is asked twice, with some requests and with twice as many: the
difference is theirs alone, without what starting, filling the caches and stopping takes. Valgrind
is told when to begin and to end instead, since a start differs by more than its requests take.
"""

import os
import re
import subprocess

from asking import CONNECTIONS, Volley
from servers import Fault

# How long a commit takes: what is asked meanwhile goes into the next, all together.
SYNC_MICROSECONDS = 10_000
PATIENCE_SECONDS = 60


class Asked:
    """What is asked, of a service with which flags, and how often that is counted."""

    def __init__(self, questions_for, flags=(), countings=1, connections=CONNECTIONS):
        self.questions_for, self.flags = questions_for, flags
        self.countings, self.connections = countings, connections

    def volley(self, small, server):
        """Asks so many rounds as it is told, and gives how many requests that were."""
        questions = self.questions_for(small, server)
        volley = Volley(server.port, self.connections)
        return volley, lambda rounds: volley.ask(questions, rounds, server.held)


class Twice:
    """Counts the program from its start to its end."""

    ROUNDS = 12

    def __init__(self, read, wrapper=(), shims=()):
        self.read, self.wrapper, self.shims = read, wrapper, shims

    def a_request(self, small, asked):
        once, twice = (self.count(small, asked, self.ROUNDS * times) for times in (1, 2))
        return (twice - once) / (self.ROUNDS * asked.connections)

    def count(self, small, asked, rounds):
        output = small.output()
        with small.serve(asked.flags, output, self.wrapper, self.shims) as server:
            volley, ask = asked.volley(small, server)
            with volley:
                ask(rounds)
        return self.read(output)


class Marked:
    """Counts instructions, of a program that is told when to begin and to end.

    Its copy is stripped: valgrind gives up on what Swift writes there for debuggers. What a loop
    does once, after it has answered its first reading, is over when it answers the second.
    """

    WARMING, ROUNDS = 2, 3
    WRAPPER = ("valgrind", "--tool=callgrind", "--callgrind-out-file={output}", "--quiet")

    def a_request(self, small, asked):
        output = small.output()
        with small.serve(asked.flags, output, self.WRAPPER, strips=True) as server:
            volley, ask = asked.volley(small, server)
            with volley:
                for _ in range(self.WARMING):
                    ask(1)
                tell(server, "zero")
                requests = ask(self.ROUNDS)
                tell(server, "dump")
        return instructions_in(output + ".1") / requests


def tell(server, command):
    """Tells valgrind something; it is done when this comes back."""
    done = subprocess.run(
        ["vgdb", "--pid=%d" % server.program(), "--wait=%d" % PATIENCE_SECONDS, command],
        capture_output=True, text=True, timeout=2 * PATIENCE_SECONDS)
    if done.returncode:
        raise Fault("valgrind was not told to %s: %s" % (command, done.stderr))


def instructions_in(file):
    try:
        with open(file) as profile:
            totals = [line for line in profile if line.startswith("totals:")]
    except FileNotFoundError:
        totals = []
    if len(totals) != 1:
        raise Fault("valgrind counted nothing")
    return int(totals[0].split()[1])


def allocations_in(file):
    try:
        with open(file) as count:
            return int(count.read())
    except FileNotFoundError:
        raise Fault("no allocation was counted: is the program linked statically?") from None


# The sum of all, and what the slow disk of the shim does.
NOT_THE_SERVICE = {"total", "clock_nanosleep", "nanosleep"}


def calls_in(file, names=None):
    """Of the table of strace: its rows end with the name, and a number stands in each."""
    calls = 0
    with open(file) as table:
        for line in table:
            row = re.match(r"\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s+(?:\d+\s+)?(\w+)$", line)
            if row and (row[2] in names if names else row[2] not in NOT_THE_SERVICE):
                calls += int(row[1])
    return calls


def syncs_in(file):
    return calls_in(file, {"fdatasync", "fsync"})


STRACE = ("strace", "-f", "-c", "-o", "{output}")
COUNTERS = {
    "calls": Twice(calls_in, STRACE),
    "syncs": Twice(syncs_in, STRACE),
    "allocations": Twice(allocations_in, shims=("allocations",)),
    "instructions": Marked(),
}
