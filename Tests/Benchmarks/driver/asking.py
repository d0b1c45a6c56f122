"""Who asks: wrk for as long as is wanted, a volley for exactly as many requests as are wanted."""

import contextlib
import json
import os
import socket
import subprocess

from servers import CLIENT_CORE, Fault

CONNECTIONS = 64


class Questions:
    """What is asked: paths with or without tags, a token, a content."""

    def __init__(self, lines, token=None, content=None):
        self.lines, self.token, self.content = lines, token, content

    def write(self, folder):
        """The arguments for the script of wrk; what is asked is written into the folder."""
        paths = os.path.join(folder, "paths")
        with open(paths, "w") as file:
            file.writelines(line + "\n" for line in self.lines)
        arguments = [paths, self.token or "-"]
        if self.content is not None:
            arguments.append(os.path.join(folder, "content"))
            with open(arguments[-1], "w") as file:
                json.dump(self.content, file)
        return arguments

    def octets(self, index):
        """The request of one line, as it goes over the wire."""
        path, _, tag = self.lines[index % len(self.lines)].partition("\t")
        fields = "Host: register.test\r\n"
        if self.token:
            fields += "Authorization: Bearer %s\r\n" % self.token
        if tag:
            fields += "If-None-Match: %s\r\n" % tag
        if self.content is None:
            return ("GET %s HTTP/1.1\r\n%s\r\n" % (path, fields)).encode()
        body = json.dumps(self.content).encode()
        fields += "Content-Type: application/json\r\nContent-Length: %d\r\n" % len(body)
        return ("POST %s HTTP/1.1\r\n%s\r\n" % (path, fields)).encode() + body


class Wrk:
    """Starts wrk on the core of the clients."""

    def __init__(self, script, folder):
        self.script, self.folder = script, folder
        os.makedirs(folder, exist_ok=True)

    def start(self, port, questions, seconds, connections=CONNECTIONS, name="wrk"):
        folder = os.path.join(self.folder, name)
        os.makedirs(folder, exist_ok=True)
        command = ["taskset", "-c", CLIENT_CORE, "wrk", "-t1", "-c%d" % connections,
                   "-d%ds" % max(1, round(seconds)), "--timeout", "30s", "-s", self.script,
                   "http://127.0.0.1:%d" % port, "--", *questions.write(folder)]
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def finish(self, process):
        """What was measured; refusals and broken connections are a fault."""
        output = process.communicate()[0]
        try:
            found = json.loads(output.strip().rpartition("\n")[2])
        except json.JSONDecodeError:
            raise Fault("wrk said nothing that can be read:\n" + output) from None
        if found["requests"] == 0 or found["refused"] or found["broken"]:
            raise Fault("wrk was refused or cut off:\n" + output)
        return found

    def ask(self, *arguments, **how):
        return self.finish(self.start(*arguments, **how))


class Volley:
    """Open connections that each ask once, all together, and again when all are answered."""

    def __init__(self, port, connections=CONNECTIONS):
        self.sockets = [socket.create_connection(("127.0.0.1", port), timeout=120)
                        for _ in range(connections)]
        self.asked = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for connection in self.sockets:
            connection.close()

    def ask(self, questions, rounds, while_asking=contextlib.nullcontext):
        """Gives how many requests that were; a server may be held while they are asked."""
        for _ in range(rounds):
            with while_asking():
                for index, connection in enumerate(self.sockets):
                    connection.sendall(questions.octets(self.asked + index))
            for connection in self.sockets:
                receive(connection)
            self.asked += len(self.sockets)
        return rounds * len(self.sockets)


def receive(connection):
    """One whole answer; a refusal is a fault."""
    octets = b""
    while b"\r\n\r\n" not in octets:
        octets += more(connection)
    head, _, rest = octets.partition(b"\r\n\r\n")
    if head[9:12] not in (b"200", b"201", b"304"):
        raise Fault("the answer was " + head.decode())
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    left = 0 if head[9:12] == b"304" else int(fields.get(b"content-length", 0)) - len(rest)
    while left > 0:
        left -= len(more(connection))


def more(connection):
    octets = connection.recv(1 << 18)
    if not octets:
        raise Fault("the server closed a connection")
    return octets
