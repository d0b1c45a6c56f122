"""How the cost of a poll grows with the store: a small one and a large one of the same reports.

The small one is loaded like every other, through the service. In the large one the published
reports of the small one stand many times, with ids of their own: they are copied by SQL in the
tables that everyone reads, since loading them all would take an hour. Nothing else of the service
looks at them, and the index of their words is left as it is.
"""

import os
import random
import shutil
import sqlite3

from asking import Questions
from loading import Amounts, Store
from measures import LEFT_BY_A_SERVICE, in_turn
from peers import Reader
from servers import say
from verdicts import Result

SMALL, LARGE = 1_000, 100_000
# Of these there is none in an id, so that no copy has the id of an original.
DIGITS = "0189"
TABLES = ("public_reports", "public_publications", "public_editions", "public_recommendations")
# The columns with ids, of which each copy has its own.
IDS = {"id", "report_id", "publication_id"}
POLLED = 1_000


def small_store(bench):
    store = Store(os.path.join(bench.folder, "store-of-%d" % SMALL))
    if not store.read_contents():
        store.load(bench.opcat, bench.log,
                   Amounts(short=SMALL, real=0, drafts=0, transmitted=0, replied=0,
                           real_transmitted=0))
    return store


def large_store(bench, small):
    """A copy of the small one, with each report as many times as it takes."""
    store = Store(os.path.join(bench.folder, "store-of-%d" % LARGE))
    if store.read_contents():
        return store
    shutil.rmtree(store.folder, ignore_errors=True)
    shutil.copytree(small.folder, store.folder, ignore=LEFT_BY_A_SERVICE)
    os.remove(store.contents_file)
    say("copying %d reports into %d by SQL" % (SMALL, LARGE))
    with sqlite3.connect(store.file) as rows:
        rows.execute("CREATE TEMP TABLE originals AS SELECT id FROM public_reports")
        for number in range(1, LARGE // SMALL):
            for table in TABLES:
                rows.execute(copying(rows, table, mark(number)))
    rows.close()
    shutil.copy(small.contents_file, store.contents_file)
    store.read_contents()
    return store


def mark(number):
    """Four digits that tell the copies of a report."""
    return "".join(DIGITS[number >> shift & 3] for shift in (6, 4, 2, 0))


def copying(rows, table, mark):
    """Every row of the originals again, with four letters of each id changed."""
    names = [row[1] for row in rows.execute("SELECT * FROM pragma_table_info('%s')" % table)]
    values = ["substr(%s, 1, 4) || '%s' || substr(%s, 9)" % (name, mark, name)
              if name in IDS else name for name in names]
    key = "id" if table in ("public_reports", "public_publications") else "report_id"
    return "INSERT INTO %s SELECT %s FROM %s WHERE %s IN (SELECT id FROM originals)" % (
        table, ", ".join(values), table, key)


def polls(server, store):
    """Polls of reports from all over the store."""
    with sqlite3.connect("file:%s?mode=ro" % store.file, uri=True) as rows:
        ids = sorted(row[0] for row in rows.execute("SELECT id FROM public_reports"))
    rows.close()
    chosen = random.Random(16).sample(ids, POLLED)
    reader = Reader(server.port)
    paths = ["/v1/reports/" + id for id in chosen]
    return Questions(["%s\t%s" % (path, reader.octets(path)[1]) for path in paths])


def growth(bench):
    small = small_store(bench)
    large = large_store(bench, small)
    with bench.serving(store=small) as few, bench.serving(store=large) as many:
        less, more = in_turn(bench, [(few, polls(few, small)), (many, polls(many, large))])
    return [Result("growth", more.cost, less.cost, more.cpu / less.cpu,
                   {"ours": more.plain(), "small": less.plain()})]
