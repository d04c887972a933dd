#!/usr/bin/env python3
"""serve.py BIN SAMPLE: the whole way of an update with the real programs: an edition is signed and laid on a stick, the
installer serves, and a reader in a replay offers it, asks for the PIN, installs it and shows it. Then what a client of
the installer may not do. BIN is the folder of the programs, SAMPLE an edition's source folder.
"""
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

BIN, SAMPLE = sys.argv[1:3]
PIN = "271828"
failures = []


def check(what, holds, seen=""):
    if not holds:
        failures.append(f"{what}: {seen}")


def run(*words, **options):
    done = subprocess.run([os.path.join(BIN, words[0]), *words[1:]], capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)} gave {done.returncode}: {done.stderr}{done.stdout}")
    return done.stdout


class Client:
    """What a reader's connection is, without a reader."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(60)
        self.socket.connect(path)
        self.lines = self.socket.makefile("r")

    def say(self, line):
        self.socket.sendall((line if isinstance(line, str) else json.dumps(line)).encode() + b"\n")

    def events(self):
        """All up to the end."""
        said = []
        for line in self.lines:
            said.append(json.loads(line))
            if said[-1]["event"] == "end":
                break
        return said

    def ask(self, request):
        self.say(request)
        return self.events()

    def code(self, request):
        return self.ask(request)[-1]["code"]


class Terminal:
    def __init__(self, folder):
        self.folder = folder
        for name in ("state", "sticks/sda1", "keys"):
            os.makedirs(self.at(name))
        self.data = self.at("data")
        open(self.at("lectern.toml"), "w").close()
        run("lectern-pin", "set", "--state", self.at("state"), "--config", self.at("lectern.toml"), input=PIN)
        self.make_keys()
        self.make_edition(1, "One")
        self.make_edition(2, "Two")
        run("lectern-install", "init", "--data", self.data, "--root", self.at("keys/root.pub"), "--keys",
            self.at("keys/list.keylist"), "--factory", self.at("1.edition"), "--any-filesystem")
        self.server = None

    def at(self, name):
        return os.path.join(self.folder, name)

    def make_keys(self):
        self.passphrase = self.at("keys/pass")
        with open(self.passphrase, "w") as file:
            file.write("a long one\n")
        for name in ("root", "library"):
            run("lectern-pack", "keygen", self.at(f"keys/{name}"), "--passphrase-file", self.passphrase)
        run("lectern-pack", "keys", self.at("keys/list.keylist"), "--root", self.at("keys/root.key"), "--add",
            self.at("keys/library.pub"), "--passphrase-file", self.passphrase)

    def make_edition(self, serial, title):
        source = self.at(f"source{serial}")
        shutil.copytree(SAMPLE, source)
        with open(os.path.join(source, "edition.toml")) as file:
            lines = [line for line in file if not line.startswith(("serial", "title"))]
        with open(os.path.join(source, "edition.toml"), "w") as file:
            file.writelines([f'title = "{title}"\n', f"serial = {serial}\n", *lines])
        run("lectern-pack", "build", source, "-o", self.at(f"{serial}.edition"))

    def sign_onto_stick(self, serial):
        os.makedirs(self.at("sticks/sda1/lectern"), exist_ok=True)
        run("lectern-pack", "sign", self.at(f"{serial}.edition"), "--key", self.at("keys/library.key"),
            "--passphrase-file", self.passphrase, "-o", self.at("sticks/sda1/lectern"))

    def serve(self):
        self.socket = self.at("s")
        self.server = subprocess.Popen([os.path.join(BIN, "lectern-install"), "serve", "--data", self.data, "--state",
                                        self.at("state"), "--sticks", self.at("sticks"), "--socket", self.socket])
        while not os.path.exists(self.socket):
            if self.server.poll() is not None:
                sys.exit("lectern-install serve has ended")
            time.sleep(0.02)

    def end(self):
        self.server.terminate()
        return self.server.wait(timeout=60)

    def replay(self, lines):
        """What a reader shows at its dumps."""
        script = self.at("visit.replay")
        with open(script, "w") as file:
            file.write("\n".join(lines) + "\n")
        return run("lectern", "--data", self.data, "--state", self.at("state"), "--config", self.at("lectern.toml"),
                   "--install-socket", self.socket, "--size", "1280x800", "--idle", "0", "--replay", script)


def pin_keys(at_ms):
    return [f'{at_ms} text "{PIN}"', f"{at_ms + 100} key Enter down"]


def boxes(dump, role):
    return [line for line in dump.splitlines() if line.startswith(role + " ")]


def middle_of(dump, name):
    """Where a finger touches the button of that name."""
    for line in dump.splitlines():
        if line.startswith(f'button "{name}" '):
            x, y, w, h = (float(word) for word in line.rsplit('" ', 1)[1].split()[:4])
            return f"{x + w / 2} {y + h / 2}"
    sys.exit(f"there is no button {name!r} in:\n{dump}")


def tap(at_ms, place):
    return [f"{at_ms} touch 1 down {place}", f"{at_ms + 20} touch 1 up {place}"]


def an_update_on_the_screen(terminal):
    stick = terminal.at("sticks/sda1")
    first = terminal.replay([f"100 stick {stick}", "200 dump", "300 stick gone", "400 dump"])
    offered, gone = first.split("\nt=")[0], first.split("\nt=")[1]
    check("the stick is offered", "New edition on the stick, number 2: Two" in offered, offered)
    check("the offer goes with the stick", "New edition" not in gone, gone)
    place = middle_of(offered, "Update …")
    wrong = terminal.replay(
        [f"100 stick {stick}", *tap(300, place), '1000 text "314159"', "1100 key Enter down", "2000 dump"])
    check("a wrong PIN is refused", "That is not the PIN." in wrong, wrong)
    check("and nothing was installed", "factory" in run("lectern-install", "status", "--data", terminal.data))
    lines = [f"100 stick {stick}", *tap(300, place), *pin_keys(1000), "2000 dump", "2100 key Escape down", "3000 dump"]
    installed, after = terminal.replay(lines).split("\nt=")
    check("the end is told", "The new edition is installed. You may pull the stick out." in installed, installed)
    check("with its code", "INSTALLED" in installed, installed)
    check("the new edition is read", 'title "Two"' in after, after)
    status = json.loads(run("lectern-install", "status", "--data", terminal.data, "--json").splitlines()[0])
    check("it is current", status["current"].startswith("2-"), status)
    check("it was confirmed when it was shown", status["confirmed"] is True, status)
    again = terminal.replay([f"100 stick {stick}", "200 dump"])
    check("it is not offered again", "This edition is installed already." in again, again)


def what_clients_may(terminal):
    stick = terminal.at("sticks/sda1")
    client = Client(terminal.socket)
    events = client.ask({"do": "status"})
    check("status answers", [event["event"] for event in events] == ["status", "end"], events)
    check("watch without an update is a status", client.ask({"do": "watch"})[0]["event"] == "status")
    for path in ("/", "/etc", terminal.at("sticks"), terminal.at("sticks/../data"), stick + "/../../data",
                 terminal.at("sticks/none"), "", "sticks/sda1"):
        code = client.code({"do": "offer", "stick": path})
        check(f"no stick at {path!r}", code == "NO_STICK", code)
    os.symlink("/", terminal.at("sticks/link"))
    check("no way out by a link", client.code({"do": "offer", "stick": terminal.at("sticks/link/etc")}) == "NO_STICK")
    events = client.ask({"do": "rollback", "pin": "000000"})
    check("a wrong PIN is told", events[0]["event"] == "pin" and events[0]["answer"] in ("wrong", "too_soon"), events)
    check("and nothing done", events[-1]["code"] == "CANCELLED", events)
    check("no PIN is a wrong one", client.ask({"do": "install", "stick": stick})[-1]["code"] == "CANCELLED")
    for bad in ("", "null", "[]", "{", '{"do":"sing"}', '{"do":"status","more":1}', '{"do":"confirm"}',
                '{"do":"offer","stick":7}', "\x00", "[" * 60000):
        hostile = Client(terminal.socket)
        events = hostile.ask(bad)
        check(f"{bad[:20]!r} is refused", events and events[-1]["code"] == "INTERNAL", events)
        check("and its sender let go", hostile.lines.readline() == "")
    huge = Client(terminal.socket)
    try:
        huge.socket.sendall(b"x" * 1_000_000)
        events = huge.events()
    except OSError:
        events = []
    check("a line without an end is refused", not events or events[-1]["code"] == "INTERNAL", events)
    crowd = []
    for _ in range(20):
        try:
            crowd.append(Client(terminal.socket))
        except OSError:  # too many wait to be heard
            pass
    check("a crowd changes nothing", client.ask({"do": "status"})[-1]["event"] == "end")


def status_meanwhile(terminal):
    """What is installed is told at once while something else is being done, and by the command as well."""
    updater, other = Client(terminal.socket), Client(terminal.socket)
    updater.say({"do": "rollback", "pin": PIN})
    updater.say({"do": "status"})
    code = other.code({"do": "offer", "stick": terminal.at("sticks/sda1")})
    check("something is being done", code == "BUSY", code)
    events = other.ask({"do": "status"})
    check("another is told the status meanwhile", [event["event"] for event in events] == ["status", "end"], events)
    told = updater.events()
    check("so is who asked for it", [event["event"] for event in told] == ["status", "end"], told)
    run("lectern-install", "status", "--data", terminal.data)
    code = updater.events()[-1]["code"]
    check("and it is done", code == "ROLLED_BACK", code)


def main():
    with tempfile.TemporaryDirectory() as folder:
        terminal = Terminal(folder)
        terminal.sign_onto_stick(2)
        terminal.serve()
        try:
            an_update_on_the_screen(terminal)
            status_meanwhile(terminal)
            what_clients_may(terminal)
            check("it still runs", terminal.server.poll() is None)
        finally:
            code = terminal.end()
        check("SIGTERM ends it", code == 0, code)
        check("and its socket is gone", not os.path.exists(terminal.socket))
    for failure in failures:
        print("FAILED:", failure)
    sys.exit(1 if failures else 0)


main()
