"""Clients that mean no good, and clients that measure, for scripts/attack.

All on loopback, in one thread, bounded in number and time. Python's own library only.
"""

import contextlib
import re
import selectors
import socket
import subprocess
import tempfile
import time

NOTHING, WHOLE = b"", b"\r\n\r\n"


class Client:
    """A connection, what it still has to send, and what it got."""

    def __init__(self, address, octets, receive=None):
        self.begun, self.ended, self.answer, self.failure = time.monotonic(), None, NOTHING, None
        parts = octets if isinstance(octets, tuple) else (octets,)
        self.rest, *self.parts = map(memoryview, parts)
        self.socket = socket.socket()
        if receive:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        self.socket.setblocking(False)
        self.socket.connect_ex(address)

    @property
    def status(self):
        return int(self.answer[9:12]) if self.answer[9:12].isdigit() else None

    def send(self):
        """Sends what the socket takes."""
        try:
            self.rest = self.rest[self.socket.send(self.rest[:1 << 18]):]
            if not self.rest and self.parts:
                self.rest = self.parts.pop(0)
        except BlockingIOError:
            pass
        except OSError as error:
            # The service may have said why before it hung up.
            self.rest, self.failure = self.rest[:0], error

    def drip(self, octets):
        """A little more, where all that came before has left."""
        if not self.ended and not self.rest:
            self.rest = memoryview(octets)
            self.send()
            self.rest = self.rest[:0]

    def receive(self):
        """Takes what is there; false at the end."""
        try:
            octets = self.socket.recv(1 << 16)
        except BlockingIOError:
            return True
        except OSError as error:
            octets, self.failure = NOTHING, error
        self.answer = (self.answer + octets)[:4096]
        return bool(octets)

    def close(self):
        self.ended = self.ended or time.monotonic()
        self.socket.close()

    def reset(self):
        """Goes without a word: the other side gets a reset (socket(7), SO_LINGER)."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.socket.close()


def crowd(address, count, octets, seconds, drip=NOTHING, every=1.0, reads=True, receive=None):
    """So many clients at once, each sending its octets and then a drip now and then, each at a time
    of its own, until all are done or the time is over. The octets may be a tuple, or made for each
    by its number."""
    selector, reading = selectors.DefaultSelector(), selectors.EVENT_READ * reads
    clients = [Client(address, octets(n) if callable(octets) else octets, receive)
               for n in range(count)]
    for client in clients:
        selector.register(client.socket, selectors.EVENT_WRITE | reading, client)
    begun, drips, left = time.monotonic(), 0, count
    while left and time.monotonic() < begun + seconds:
        for key, ready in selector.select(0.005 if drip else 0.05):
            client = key.data
            if ready & selectors.EVENT_WRITE:
                client.send()
                if not client.rest and reading:
                    selector.modify(client.socket, reading, client)
                elif not client.rest:
                    selector.unregister(client.socket)
            if ready & selectors.EVENT_READ and not client.receive():
                selector.unregister(client.socket)
                client.close()
                left -= 1
        while drip and time.monotonic() >= begun + every * (1 + drips / count):
            clients[drips % count].drip(drip)
            drips += 1
    return clients


@contextlib.contextmanager
def sink():
    """The address of somebody who takes connections and what is sent, and does nothing at all:
    what a crowd costs the machine whomever it is at."""
    with socket.create_server(("127.0.0.1", 0), backlog=4096) as listener:
        yield listener.getsockname()


def flood(address, target, count):
    """So many clients one after the other, of three kinds."""
    for number in range(count):
        pass_by(address, target, ("resets", "half-closes", "nothing")[number % 3])


def pass_by(address, target, kind):
    """One client of a flood: it goes in the middle of its request, shuts its own side and reads the
    answer, or goes without a word."""
    client = socket.create_connection(address, timeout=5)
    if kind == "resets":
        client.sendall(
            ("POST %s HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nhalf" % target).encode())
    elif kind == "half-closes":
        client.sendall(get(target))
        client.shutdown(socket.SHUT_WR)
        while client.recv(1 << 16):
            pass
    if kind != "half-closes":
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    client.close()


class Prober:
    """One good connection that asks one thing after the other."""

    def __init__(self, address):
        self.socket = socket.create_connection(address, timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, octets):
        """Status and seconds."""
        begun, answer = time.monotonic(), NOTHING
        self.socket.sendall(octets)
        while WHOLE not in answer:
            octets = self.socket.recv(1 << 16)
            if not octets:
                return None, time.monotonic() - begun
            answer += octets
        took = time.monotonic() - begun
        head, _, body = answer.partition(WHOLE)
        length = int(re.search(rb"(?i)content-length: (\d+)", head).group(1))
        while len(body) < length:
            body += self.socket.recv(1 << 16)
        return int(head[9:12]), took


def get(path, token=None):
    field = "Authorization: Bearer %s\r\n" % token if token else ""
    return ("GET %s HTTP/1.1\r\nHost: a\r\n%s\r\n" % (path, field)).encode()


def load(url, seconds, connections, token=None, pace=None):
    """wrk: requests a second that were answered well, those that were not, and the 99th
    percentile in milliseconds. With a pace, that many are asked a second at the most."""
    command = ["wrk", "--latency", "-t1", "-c%d" % connections, "-d%ds" % seconds, url]
    if token:
        command[1:1] = ["-H", "Authorization: Bearer " + token]
    if pace:
        script = tempfile.NamedTemporaryFile("w", suffix=".lua")
        script.write("function delay() return %d end" % max(1, connections / pace * 1000))
        script.flush()
        command[1:1] = ["-s", script.name]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if not int(re.search(r"(\d+) requests in", text).group(1)):
        return 0.0, 0.0, float("inf")
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
    total, took = re.search(r"(\d+) requests in ([\d.]+)s", text).groups()
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    failed = int(failed.group(1)) if failed else 0
    return ((int(total) - failed) / float(took), failed / float(took),
            float(number) * {"us": 1e-3, "ms": 1, "s": 1e3}[unit])
