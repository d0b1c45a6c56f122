"""A running service and the tokens of its callers, for the scripts that drive it.

Python's own library only.
"""

import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile


class Refused(Exception):
    pass


class Register:
    """The running service, and the tokens of its callers."""

    def __init__(self, opcat, flags=(), around=()):
        """With further flags, and with a command around the service that limits it."""
        self.opcat = opcat
        self.folder = tempfile.TemporaryDirectory(prefix="opcat-demo.")
        self.store = os.path.join(self.folder.name, "register.sqlite")
        self.log = open(os.path.join(self.folder.name, "log"), "wb")
        self.process = subprocess.Popen(
            [*around, opcat, "serve", "--listen", "127.0.0.1:0", "--store", self.store, *flags],
            stdout=subprocess.PIPE, stderr=self.log)
        self.url = self.process.stdout.readline().decode().strip()
        if not self.url:
            sys.exit("demo: the service did not start; see " + self.log.name)
        self.tokens = {"public": None}
        self.keys = 0

    def make_token(self, name, arguments):
        command = [self.opcat, "token", "create", "--store", self.store, "--name", name]
        done = subprocess.run(command + arguments, check=True, capture_output=True, text=True)
        self.tokens[name] = done.stdout.strip()

    def ask(self, caller, method, path, content=None, match=None):
        fields = {}
        if self.tokens[caller]:
            fields["Authorization"] = "Bearer " + self.tokens[caller]
        if match:
            fields["If-Match"] = match
        if content is not None:
            fields["Content-Type"] = "application/json"
        if method == "POST":
            self.keys += 1
            fields["Idempotency-Key"] = "demo-request-%06d" % self.keys
        body = None if content is None else json.dumps(content).encode()
        connection = http.client.HTTPConnection(self.url.removeprefix("http://"), timeout=30)
        connection.request(method, path, body, fields)
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        return answer.status, answer.headers, json.loads(text) if text else None

    def act(self, caller, method, path, content=None, match=None):
        status, fields, answer = self.ask(caller, method, path, content, match)
        if status >= 300:
            raise Refused("%s %s by %s: %d %s" % (method, path, caller, status, json.dumps(answer)))
        return fields, answer

    def tag(self, caller, path):
        return self.act(caller, "GET", path)[0]["ETag"]

    def move(self, caller, report, act, content):
        """A transition: read the tag, then act on what was read."""
        path = "/v1/reports/" + report
        return self.act(caller, "POST", path + "/" + act, content, self.tag(caller, path))[1]

    def parse(self, file):
        done = subprocess.run([self.opcat, "parse", file], capture_output=True)
        if done.returncode:
            sys.exit(done.stderr.decode().strip())
        return json.loads(done.stdout)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)
