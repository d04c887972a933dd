"""A terminal in the lab: its disk, its stick, its keys, and what is looked at after a fault."""
import json
import os
import re
import shutil
import subprocess

import audit
import machine

PASSPHRASE = "four words for tests"


class Lab:
    def __init__(self, folder, programs, sample):
        self.folder = folder
        self.pack = os.path.join(programs, "lectern-pack")
        self.installer = os.path.join(programs, "lectern-install")
        self.sample = sample
        self.points = {}      # faults tried, by kind
        self.violations = []
        self.base = machine.Disk(folder, "base")   # the terminal before the fault
        self.disk = machine.Disk(folder, "disk")   # a copy of it, for each fault
        self.stick = os.path.join(folder, "stick")

    def make(self):
        """Keys, three editions, a stick with the third, and a disk with the second installed and shown."""
        self.passphrase = os.path.join(self.folder, "passphrase")
        with open(self.passphrase, "w") as file:
            file.write(PASSPHRASE + "\n")
        for name in ("root", "library"):
            machine.run(self.pack, "keygen", self.at(name), "--passphrase-file", self.passphrase)
        self.keys = self.at("1.keylist")
        machine.run(self.pack, "keys", self.keys, "--root", self.at("root.key"), "--passphrase-file", self.passphrase,
                    "--add", self.at("library.pub"))
        for serial in (1, 2, 3):
            self.build(serial)
        self.sign(2, self.at("stick2"))
        self.sign(3, self.stick)
        self.base.format()
        self.base.mount()
        self.set_up(self.base)
        self.base.unmount()
        self.stick_before = audit.snapshot(self.stick)

    def at(self, name):
        return os.path.join(self.folder, name)

    def build(self, serial):
        source = self.at(f"source{serial}")
        shutil.copytree(self.sample, source)
        path = os.path.join(source, "edition.toml")
        text = open(path).read()
        with open(path, "w") as file:
            file.write(re.sub(r"(?m)^serial = .*$", f"serial = {serial}", text))
        machine.run(self.pack, "build", source, "-o", self.at(f"{serial}.edition"))

    def sign(self, serial, stick):
        os.makedirs(os.path.join(stick, "lectern"), exist_ok=True)
        machine.run(self.pack, "sign", self.at(f"{serial}.edition"), "--key", self.at("library.key"), "--passphrase-file",
                    self.passphrase, "-o", os.path.join(stick, "lectern"))

    def set_up(self, disk):
        data = disk.path("data")
        machine.run(self.installer, "init", "--data", data, "--root", self.at("root.pub"), "--keys", self.keys,
                    "--factory", self.at("1.edition"))
        machine.run(self.installer, "install", "--data", data, "--stick", self.at("stick2"))
        machine.run(self.installer, "confirm", "--data", data, "--serial", "2")

    # What is asked of the installer, on the disk of the fault.
    def command(self, name, *more):
        return [self.installer, name, "--data", self.disk.path("data"), "--json", *more]

    def install(self):
        return self.command("install", "--stick", self.stick)

    def fresh(self, base=None):
        self.disk.unmount()
        self.disk.copy_from(base or self.base)
        self.disk.mount()

    def look(self, what, allowed, most_editions=3):
        """The oracle, and what it says is noted."""
        data = self.disk.path("data")
        broken = audit.audit(data, allowed, self.floor, most_editions)
        if audit.snapshot(data, audit.CHANGING) != self.outside:
            broken.append("6: something else than an update's files has changed")
        if audit.snapshot(self.stick) != self.stick_before:
            broken.append("6: the stick has changed")
        self.violations += [f"{what}: {one}" for one in broken]

    def after(self, what, allowed, final, finish):
        """A fault has happened: the oracle, the next start, the oracle, the same command again."""
        self.look(what, allowed)
        self.end_of(subprocess.run(self.command("recover"), stdout=subprocess.PIPE, text=True), what + ", recover")
        self.look(what + ", recovered", allowed, 2)
        done = subprocess.run(finish, stdout=subprocess.PIPE, text=True)
        code = self.end_of(done, what + ", again")
        self.look(what + ", done again", [final], 2)
        if done.returncode != 0:
            self.violations.append(f"{what}: 8: doing it again ends with {code}")

    def end_of(self, done, what):
        """The code of a command that was not killed: every end has one."""
        lines = done.stdout.splitlines()
        try:
            event = json.loads(lines[-1])
            assert event["event"] == "end" and event["sentence"]
            return event["code"]
        except (IndexError, ValueError, AssertionError, KeyError):
            self.violations.append(f"{what}: 10: ended with {done.returncode} and no code")
            return None

    def remember(self):
        """What the fault starts from."""
        state = audit.read_state(self.disk.path("data"))
        self.floor = (state["epoch"], state["serial"])
        self.outside = audit.snapshot(self.disk.path("data"), audit.CHANGING)
        return state["current"]

    def count(self, kind, points=1):
        self.points[kind] = self.points.get(kind, 0) + points


def name_on(stick, serial):
    told = dict(audit.fields(open(os.path.join(stick, "lectern", f"sample-{serial}", "edition.manifest")).read()))
    return f"{told['serial']}-{told['db_b2'][:16]}"


def new_name(lab):
    return name_on(lab.stick, 3)


def old_name(lab):
    return name_on(lab.at("stick2"), 2)
