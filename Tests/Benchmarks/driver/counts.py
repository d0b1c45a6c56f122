"""What does not drift: system calls, waits for the disk, allocations and instructions a request.

They are counted, not timed, on a store of their own that is loaded in seconds; each counting
begins with a fresh copy of it.

How many requests the service finds waiting, and how many changes one commit takes, is luck on a
busy machine. Here it is not: the service is held while a volley is asked, so that the whole volley
lies before it when it goes on; and each commit takes so long that all the volley's others wait
for the next. What is left to luck is how many the writer has before it when it begins its first.
Luck only adds to a count: of some countings with the writer the least is taken.
"""

import functools
import os
import shutil
import subprocess

from counters import COUNTERS, SYNC_MICROSECONDS, Asked
from loading import Amounts, Store
from measures import LEFT_BY_A_SERVICE, polling, reading, replying
from verdicts import Result, number

AMOUNTS = Amounts(short=60, real=2, drafts=2, transmitted=8, replied=2, real_transmitted=1)
UNCACHED = ("--public-cache", "0")
COUNTINGS = 3
ASKED = {
    "poll": Asked(polling),
    "cached": Asked(reading("short")),
    "get": Asked(reading("short"), UNCACHED),
    "liaison": Asked(reading("transmitted", token=True), countings=COUNTINGS),
    "post": Asked(replying, countings=COUNTINGS),
}
# What is counted of what is asked: the rows.
COUNTED = {"calls": ("poll", "get", "liaison", "post"), "syncs": ("post",),
           "allocations": ("poll", "cached", "get", "liaison", "post"),
           "instructions": ("poll", "cached", "get", "liaison")}


class Small:
    """The small store, and services on fresh copies of it."""

    def __init__(self, given, work):
        self.opcat, self.tools, self.work = given.opcat, given.tools, work
        self.log = os.path.join(given.folder, "opcat.log")

    @functools.cached_property
    def store(self):
        store = Store(os.path.join(self.work, "small"))
        store.load(self.opcat, self.log, AMOUNTS)
        return store

    @property
    def liaison(self):
        return self.store.tokens["liaison"]

    @functools.cached_property
    def stripped(self):
        program = os.path.join(self.work, "opcat")
        subprocess.run(["strip", "-o", program, self.opcat], check=True)
        return program

    def output(self):
        """Where a counter writes, in a folder that is empty."""
        folder = os.path.join(self.work, "counted")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        return os.path.join(folder, "count")

    def serve(self, flags, output, wrapper=(), shims=(), strips=False):
        copy = Store(os.path.join(os.path.dirname(output), "store"))
        shutil.copytree(self.store.folder, copy.folder, ignore=LEFT_BY_A_SERVICE)
        preloaded = [os.path.join(self.tools, name + ".so") for name in ("slow_fsync", *shims)]
        return copy.serve(
            self.stripped if strips else self.opcat, self.log, flags, core=None,
            wrapper=[word.replace("{output}", output) for word in wrapper],
            environment={"LD_PRELOAD": " ".join(preloaded), "ALLOCATIONS_FILE": output,
                         "SLOW_FSYNC_MICROSECONDS": str(SYNC_MICROSECONDS)})


def counted(small, what, name, asked=None):
    """A row, by what is counted and the name of what is asked; something else may be planted."""
    asked = asked or ASKED[name]
    found = min(COUNTERS[what].a_request(small, asked) for _ in range(asked.countings))
    return Result("%s-%s" % (what, name), number(found), "", found)


def row(what, name):
    return lambda bench: [counted(bench.small, what, name)]


COUNTS = {"%s-%s" % (what, name): row(what, name)
          for what, names in COUNTED.items() for name in names}
