"""What must be reached, and whether it was: the table at the end."""

import json

# More is better of a ratio that says how many times cheaper or faster, less of a cost.
MORE, LESS = "more", "less"


class Goal:
    """A row of the table: what is measured, what must be reached and what is aimed at."""

    def __init__(self, name, measure, better, must=None, aim=None):
        self.name, self.measure, self.better = name, measure, better
        self.must, self.aim = must, aim

    def is_met(self, figure):
        """None where nothing must be reached."""
        if self.must is None:
            return None
        return figure >= self.must if self.better == MORE else figure <= self.must


GOALS = {goal.name: goal for goal in (
    Goal("report-short", "GET a short report, uncached: CPU, Hummingbird", MORE, 10, 20),
    Goal("report-real", "GET a report of real size, uncached: CPU, Hummingbird", MORE, 6, 10),
    Goal("report-fastapi", "GET a short report, uncached: CPU, FastAPI", MORE),
    Goal("report-limit", "GET a short report, uncached: CPU, bare SQLite", MORE),
    Goal("liaison-short", "the same for a liaison with a token: short", MORE, 5, 10),
    Goal("liaison-real", "the same for a liaison with a token: real size", MORE, 5, 10),
    Goal("list", "list of 50 recommendations, uncached: CPU, Hummingbird", MORE, 8, 12),
    Goal("list-cached", "list of 50 recommendations, cached: CPU, Hummingbird", MORE, 40, 80),
    Goal("list-fastapi", "list of 50 recommendations, uncached: CPU, FastAPI", MORE),
    Goal("list-limit", "list of 50 recommendations, uncached: CPU, bare SQLite", MORE),
    Goal("poll", "304 poll of a report: CPU, Hummingbird", MORE, 12, 20),
    Goal("poll-nginx", "304 poll of a report: CPU, nginx's file", MORE, 0.7, 1.0),
    Goal("poll-fastapi", "304 poll of a report: CPU, FastAPI", MORE),
    Goal("report-nginx", "GET a short report, cached: CPU, nginx's file", MORE),
    Goal("reply", "durable POST of a reply: requests/s, Hummingbird not durable", MORE, 4, 7),
    Goal("reply-fastapi", "durable POST of a reply: requests/s, FastAPI not durable", MORE),
    Goal("group-commit", "POST, fsync 2 ms slower: requests/s, one at a time", MORE, 20, 28),
    Goal("reading-beside", "GET while writes wait for that fsync: p99, none written", LESS, 3, 1.5),
    # Counted: where there is no aim, the must is a tenth above what it was, against growth.
    Goal("calls-poll", "system calls a 304 poll", LESS, 2.3),
    Goal("calls-get", "system calls a GET, uncached", LESS, 3, 2.1),
    Goal("calls-liaison", "system calls a GET of a liaison", LESS, 3.9),
    Goal("calls-post", "system calls a POST of a reply", LESS, 9.5),
    Goal("syncs-post", "fdatasync a POST of a reply", LESS, 0.2, 0.1),
    Goal("allocations-poll", "allocations a 304 poll", LESS, 4.5),
    Goal("allocations-cached", "allocations a GET of a short report, cached", LESS, 4.5),
    Goal("allocations-get", "allocations a GET of a short report, uncached", LESS, 155),
    Goal("allocations-liaison", "allocations a GET of a liaison", LESS, 560),
    Goal("allocations-post", "allocations a POST of a reply", LESS, 530),
    Goal("instructions-poll", "instructions a 304 poll", LESS, 24_000),
    Goal("instructions-cached", "instructions a GET of a short report, cached", LESS, 22_700),
    Goal("instructions-get", "instructions a GET of a short report, uncached", LESS, 292_000),
    Goal("instructions-liaison", "instructions a GET of a liaison", LESS, 980_000),
    Goal("growth", "poll: CPU with 100,000 reports, with 1,000", LESS, 1.2, 1.05),
    Goal("idle", "10,000 idle connections: RSS, MB", LESS, 32, 10),
    Goal("start", "start to first answer with 10,000 reports, ms", LESS, 25, 10),
    Goal("size", "static stripped binary, MB", LESS, 24, 20),
)}


class Result:
    """What came of a row: ours, the peer's, and the figure that is held against the goal."""

    def __init__(self, name, ours, peer, figure, details=None):
        self.goal = GOALS[name]
        self.ours, self.peer, self.figure = ours, peer, figure
        self.details = details or {}

    @property
    def verdict(self):
        met = self.goal.is_met(self.figure)
        return "-" if met is None else "yes" if met else "no"

    def plain(self):
        """For machines."""
        return {"name": self.goal.name, "measure": self.goal.measure, "ours": self.ours,
                "peer": self.peer, "ratio": self.figure, "better": self.goal.better,
                "must": self.goal.must, "aim": self.goal.aim, "ok": self.goal.is_met(self.figure),
                "details": self.details}


def number(value):
    return "" if value is None else "%.3g" % value if value < 1000 else "%.0f" % value


def table(results):
    """For people, and for the README: columns as wide as what is in them."""
    heads = ("measure", "ours", "peer", "ratio", "must", "aim", "ok?")
    rows = [heads, tuple("-" * 3 for _ in heads)] + [
        (result.goal.measure, result.ours, result.peer, number(result.figure),
         number(result.goal.must), number(result.goal.aim), result.verdict)
        for result in results]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width, "-" if cell == "---" else " ")
                          for cell, width in zip(row, widths)) + " |" for row in rows)


def write(results, file):
    with open(file, "w") as output:
        json.dump({"rows": [result.plain() for result in results]}, output, indent=2)
        output.write("\n")


def status(results):
    """1 where a must is missed."""
    return 1 if any(result.goal.is_met(result.figure) is False for result in results) else 0
