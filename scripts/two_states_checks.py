"""What scripts/two-states adds to schemathesis: real ids in the paths, and a look for leaks."""

import re
import json
import os
import random

import schemathesis

with open(os.environ["TWO_STATES"], encoding="utf-8") as file:
    WORLD = json.load(file)
CHANCE = random.Random(16)


@schemathesis.hook
def before_call(context, case, kwargs):
    """Puts an id of the caller's State or of the other's where the path takes one."""
    if case.query and str(case.query.get("wait", "")).isdigit():
        case.query["wait"] = min(int(case.query["wait"]), 1)  # Nobody is here to wake it.
    kind = case.operation.path.split("/")[2] if case.operation.path.startswith("/v1/") else ""
    if case.path_parameters and "id" in case.path_parameters and kind in WORLD["own"]:
        whose = CHANCE.choice(["own", "own", "other", "other", None])
        if whose:
            case.path_parameters["id"] = WORLD[whose][kind]


@schemathesis.check
def nothing_of_the_other_state(context, response, case):
    """No word and no id of the other State, but for the id that was asked for."""
    asked = (case.path_parameters or {}).get("id")
    said = response.text + str(response.headers)
    if case.path == "/v1/audit-events":
        # One's own trail tells what one asked for oneself, and these requests ask for those ids.
        said = re.sub(r'"subject":"[^"]*"', "", said)
    leaked = [secret for secret in WORLD["secrets"] if secret != asked and secret in said]
    assert not leaked, "the other State's %s is in the answer" % leaked
    # What methods a path takes is of the path, whatever its id.
    if asked in WORLD["other"].values() and case.method != "OPTIONS":
        assert response.status_code not in (200, 201, 204, 304, 403, 409, 412, 428), \
            "the other State's object is not absent"
