"""A server under measurement: started on a core of its own, asked, weighed and stopped."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time

# The server has one core and who asks the other, so that neither takes time from the other.
SERVER_CORE, CLIENT_CORE = "0", "1"
TICKS = os.sysconf("SC_CLK_TCK")
START_SECONDS = 120


class Fault(Exception):
    """Why there is no measurement."""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """A running server and all its processes."""

    # Seconds that a run must take of the processor: the kernel tells a hundredth of one.
    least_cpu = 0.1

    def __init__(self, name, command, log, port=None, core=SERVER_CORE, environment=None,
                 wrapper=()):
        self.name = name
        self.port = port or free_port()
        self.log = open(log, "ab")
        pin = ["taskset", "-c", core] if core else []
        words = [*wrapper, *(word.replace("{port}", str(self.port)) for word in command)]
        self.is_wrapped = bool(wrapper)
        self.begun = time.monotonic()
        self.process = subprocess.Popen(
            pin + words, stdout=self.log, stderr=self.log,
            env={**os.environ, **(environment or {})})

    def __enter__(self):
        self.wait_until_it_answers()
        return self

    def __exit__(self, *_):
        self.stop()

    def wait_until_it_answers(self, path="/livez"):
        """Any answer will do; gives the seconds since the start."""
        while time.monotonic() - self.begun < START_SECONDS:
            if self.process.poll() is not None:
                break
            try:
                self.ask("GET", path)
                return time.monotonic() - self.begun
            except OSError:
                time.sleep(0.0005)
        raise Fault("%s does not answer; see %s" % (self.name, self.log.name))

    def stop(self):
        if self.process.poll() is None:
            # strace leaves its child running when it is ended itself.
            os.kill(self.program(), signal.SIGTERM)
            try:
                self.process.wait(timeout=40)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()

    def program(self):
        """The process that answers: what it is wrapped in starts it."""
        return self.processes()[-1 if self.is_wrapped else 0]

    def processes(self):
        """The server and what it started: nginx has a worker, strace and valgrind a child."""
        found, left = [], [self.process.pid]
        while left:
            pid = left.pop()
            found.append(pid)
            try:
                with open("/proc/%d/task/%d/children" % (pid, pid)) as file:
                    left += [int(word) for word in file.read().split()]
            except FileNotFoundError:
                pass
        return found

    @contextlib.contextmanager
    def held(self):
        """Stands still meanwhile: what it is asked all lies before it when it goes on."""
        pid = self.program()
        os.kill(pid, signal.SIGSTOP)
        try:
            while not is_stopped(pid):
                time.sleep(0.0002)
            yield
        finally:
            os.kill(pid, signal.SIGCONT)

    def cpu(self):
        """Seconds of the processor that all its processes took so far."""
        return sum(cpu_of(pid) for pid in self.processes())

    def rss(self):
        """Bytes of memory that all its processes hold, what they share counted once each."""
        return sum(memory_of(pid) for pid in self.processes())

    def ask(self, method, path, content=None, fields=None):
        """One request on a connection of its own: status, fields and octets."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            body = None if content is None else json.dumps(content).encode()
            connection.request(method, path, body, fields or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()


def is_stopped(pid):
    """Each thread; `t` where it is traced."""
    threads = "/proc/%d/task" % pid
    for thread in os.listdir(threads):
        with open(os.path.join(threads, thread, "stat")) as file:
            if file.read().rpartition(") ")[2][0] not in "Tt":
                return False
    return True


def cpu_of(pid):
    try:
        with open("/proc/%d/stat" % pid) as file:
            fields = file.read().rpartition(") ")[2].split()
    except FileNotFoundError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_of(pid):
    try:
        with open("/proc/%d/status" % pid) as file:
            lines = dict(line.split(":", 1) for line in file)
    except FileNotFoundError:
        return 0
    return int(lines.get("VmRSS", "0 kB").split()[0]) * 1024


def say(words):
    print(words, file=sys.stderr, flush=True)


def show_progress(words):
    """One line that is written over, where somebody looks on."""
    if sys.stderr.isatty():
        print("\r\033[K" + words, end="", file=sys.stderr, flush=True)
