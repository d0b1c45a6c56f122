"""The peer in Python: FastAPI under uvicorn, with the sqlite3 of the standard library.

`uvicorn peer:app` with PEER_STORE naming the store answers the requests that `scripts/bench`
measures. One process, one connection: the handlers are coroutines, since a thread for each
request would cost more than SQLite takes to answer.
"""

import base64
import datetime
import hashlib
import json
import os
import secrets
import sqlite3

from fastapi import FastAPI, HTTPException, Query, Request, Response
from fastapi.responses import JSONResponse

LISTS = ("languages", "publication", "paragraphs", "footnotes", "annexes", "unplaced", "allowed")
DETAILS = ("reiterates", "places", "addressee_authorities", "themes", "standards", "links")
TEXT = ("paragraphs", "recommendations", "footnotes", "annexes", "unplaced")
PART = ("id", "address", "kind", "text", "reiterates")
NOT_SHOWN = ("readers", "tag")
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
PUBLIC = {"Cache-Control": "public, max-age=30", "Vary": "Authorization"}
PRIVATE = {"Cache-Control": "private, no-store", "Vary": "Authorization"}


def open_store():
    store = sqlite3.connect(os.environ["PEER_STORE"], isolation_level=None, cached_statements=64)
    store.row_factory = sqlite3.Row
    store.execute("PRAGMA journal_mode = WAL")
    store.execute("PRAGMA synchronous = NORMAL")
    return store


app = FastAPI(openapi_url=None)
store = open_store()


def account_of(request):
    """The account of the token, None without one."""
    field = request.headers.get("authorization")
    if field is None:
        return None
    digest = hashlib.sha256(field.removeprefix("Bearer ").encode()).digest()
    account = store.execute(
        "SELECT id, role, state_party FROM accounts WHERE digest = ?", (digest,)).fetchone()
    if account is None:
        raise HTTPException(401)
    return account


def note(account, act, subject):
    store.execute("INSERT INTO audit_entries (account, act, subject, at) VALUES (?, ?, ?, ?)",
                  (account["id"], act, subject, datetime.datetime.now(datetime.UTC).isoformat()))


def recommendation(row):
    item = dict(row)
    for name in DETAILS:
        item[name] = json.loads(item[name])
    item["needs_answer"] = bool(item["needs_answer"])
    del item["position"]
    return item


def whole(row):
    """The report with its document, as the register's own has it."""
    report = {name: row[name] for name in row.keys()
              if row[name] is not None and name not in NOT_SHOWN}
    for name in LISTS:
        if name in report:
            report[name] = json.loads(report[name])
    rows = store.execute("SELECT * FROM recommendations WHERE report_id = ? ORDER BY position",
                         (row["id"],))
    advice = [recommendation(found) for found in rows]
    report["recommendations"] = [{name: item[name] for name in PART} for item in advice]
    report["document"] = {name: report.pop(name) for name in TEXT}
    return report


@app.get("/livez")
async def livez():
    return Response("ok")


@app.get("/v1/reports/{report}")
async def read_report(report: str, request: Request):
    account = account_of(request)
    known = request.headers.get("if-none-match")
    if account is None and known is not None:
        tag = store.execute("SELECT tag FROM reports WHERE id = ? AND "
                            "confidentiality = 'published'", (report,)).fetchone()
        if tag is not None and tag[0] == known:
            return Response(status_code=304, headers={**PUBLIC, "ETag": known})
    row = store.execute(
        "SELECT * FROM reports WHERE id = ? AND (confidentiality = 'published' OR readers = ?)",
        (report, account and account["state_party"])).fetchone()
    if row is None:
        raise HTTPException(404)
    if account is not None:
        note(account, "read", report)
    fields = PUBLIC if account is None else PRIVATE
    return JSONResponse(whole(row), headers={**fields, "ETag": row["tag"]})


@app.get("/v1/recommendations")
async def list_recommendations(limit: int = Query(50, ge=1, le=200), cursor: str | None = None):
    report, position = "", -1
    if cursor is not None:
        report, _, text = base64.b64decode(cursor).decode().partition(":")
        position = int(text)
    rows = store.execute(
        """SELECT c.* FROM reports AS r JOIN recommendations AS c ON c.report_id = r.id
        WHERE r.confidentiality = 'published' AND r.id >= ?1
            AND (r.id > ?1 OR c.position > ?2)
        ORDER BY r.id, c.position LIMIT ?3""", (report, position, limit + 1)).fetchall()
    following = None
    if len(rows) > limit:
        place = "%s:%d" % (rows[limit - 1]["report_id"], rows[limit - 1]["position"])
        following = "/v1/recommendations?limit=%d&cursor=%s" % (
            limit, base64.b64encode(place.encode()).decode())
    items = [recommendation(row) for row in rows[:limit]]
    return JSONResponse({"items": items, "next": following}, headers=PUBLIC)


@app.post("/v1/reports/{report}/replies")
async def add_reply(report: str, request: Request):
    content = json.loads(await request.body())
    account = account_of(request)
    if account is None:
        raise HTTPException(401)
    found = store.execute(
        "SELECT 1 FROM reports WHERE id = ? AND (confidentiality = 'published' OR readers = ?)",
        (report, account["state_party"])).fetchone()
    if found is None:
        raise HTTPException(404)
    needed = [row[0] for row in store.execute(
        "SELECT address FROM recommendations WHERE report_id = ?", (report,))]
    reply = "rpl_" + "".join(secrets.choice(ALPHABET) for _ in range(26))
    store.execute("BEGIN IMMEDIATE")
    keep(reply, report, account, content)
    note(account, "reply", reply)
    store.execute("COMMIT")
    answered = {address for item in content["items"] for address in item["answers"]}
    return JSONResponse(
        {"id": reply, "report_id": report, "language": content["language"], "status": "draft",
         "coverage": {"answered": sum(address in answered for address in needed),
                      "of": len(needed)},
         "items": content["items"]}, status_code=201, headers=PRIVATE)


def keep(reply, report, account, content):
    store.execute("INSERT INTO replies (id, report_id, author, language) VALUES (?, ?, ?, ?)",
                  (reply, report, account["id"], content["language"]))
    store.executemany(
        """INSERT INTO reply_items (reply_id, place, answers, text, actions_taken,
            actions_planned, declared_status, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        [(reply, place, json.dumps(item["answers"]), item["text"],
          json.dumps(item["actions_taken"]), json.dumps(item["actions_planned"]),
          item.get("declared_status"), item.get("position"))
         for place, item in enumerate(content["items"])])
