"""What does not drift: instructions and system calls a request.

Each is counted twice, with some requests and with twice as many: the difference is theirs alone,
without what starting and stopping takes.
"""

import os
import re
import subprocess

from asking import CONNECTIONS, Volley
from measures import polling, reading, replying
from servers import Fault
from verdicts import Result

# Under valgrind a start takes seconds; the difference is exact from a few hundred requests on.
CALLS_ROUNDS = 100
INSTRUCTIONS_ROUNDS = 5


def counted(bench, questions_for, rounds, wrapper, read, flags=(), program=None):
    """How much more twice the rounds take than the rounds, a request."""
    found = []
    for times in (1, 2):
        output = os.path.join(bench.work, "counted")
        with bench.serving(flags, wrapper=[word.replace("{output}", output) for word in wrapper],
                           core=None, program=program) as server:
            questions = questions_for(bench, server)
            with Volley(server.port) as volley:
                volley.ask(questions, rounds * times)
        found.append(read(output))
        os.remove(output)
    return (found[1] - found[0]) / (rounds * CONNECTIONS)


def calls_of(names=None):
    """Reads the table of strace: its rows end with the name, and a number stands in each."""
    def read(file):
        calls = 0
        with open(file) as table:
            for line in table:
                row = re.match(r"\s*[\d.]+\s+[\d.]+\s+\d+\s+(\d+)\s+(?:\d+\s+)?(\w+)$", line)
                if row and row[2] != "total" and (names is None or row[2] in names):
                    calls += int(row[1])
        return calls
    return read


STRACE = ["strace", "-f", "-c", "-o", "{output}"]
CALLGRIND = ["valgrind", "--tool=callgrind", "--callgrind-out-file={output}", "--quiet"]


def instructions_in(file):
    with open(file) as profile:
        for line in profile:
            if line.startswith(("totals:", "summary:")):
                return int(line.split()[1])
    raise Fault("callgrind counted nothing")


def stripped(bench):
    """Without what a debugger wants: valgrind gives up on what Swift writes there."""
    program = os.path.join(bench.work, "opcat")
    subprocess.run(["strip", "-o", program, bench.opcat], check=True)
    return program


def count_row(name, per_request, unit):
    return [Result(name, "%.3g %s" % (per_request, unit), "", per_request)]


def calls_get(bench):
    found = counted(bench, reading("short"), CALLS_ROUNDS, STRACE, calls_of(), bench.uncached())
    return count_row("calls-get", found, "calls")


def syncs_post(bench):
    found = counted(bench, replying, CALLS_ROUNDS, STRACE, calls_of({"fdatasync", "fsync"}))
    return count_row("syncs-post", found, "syncs")


def instructions_get(bench):
    found = counted(bench, reading("short"), INSTRUCTIONS_ROUNDS, CALLGRIND, instructions_in,
                    bench.uncached(), stripped(bench))
    return count_row("instructions-get", found, "instructions")


def instructions_poll(bench):
    found = counted(bench, polling, INSTRUCTIONS_ROUNDS, CALLGRIND, instructions_in,
                    program=stripped(bench))
    return count_row("instructions-poll", found, "instructions")
