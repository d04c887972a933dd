#!/usr/bin/env python3
"""The fault lab: lectern-install under power cuts, full and failing disks, and pulled sticks.

lab.py BIN SAMPLE [--short LIBRARY] [--pull LIBRARY] [--all] [--only WORD]
BIN: folder of the programs; SAMPLE: a folder that lectern-pack builds.
Every fault is followed by the oracle (audit.py), by what a terminal does next (recover, then install again), and by the
oracle once more. Exits 77, saying why, where the machine cannot do it.
"""
import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile

import audit
import machine
from terminal import Lab, new_name, old_name


def sweep(lab, kind, base, command, final, finish, calls):
    """A kill and a power cut before every one of `calls` of a command. `final`: what is current once it is done again."""
    lab.fresh(base)
    old = lab.remember()
    made = machine.calls_of(command())
    # What it says is done is done.
    lab.fresh(base)
    subprocess.run(command(), stdout=subprocess.DEVNULL, check=True)
    lab.disk.cut_power()
    lab.disk.mount()
    lab.after(f"{kind}, cut after its end", [final], final, finish())
    lab.count(kind)
    for name in sorted(made):
        if calls != "all" and name not in calls:
            continue
        for k in range(1, made[name] + 1):
            lab.fresh(base)
            lab.remember()
            killed = machine.killed_at(command(), name, k)
            lab.disk.cut_power()
            lab.disk.mount()
            what = f"{kind}, cut before {name} {k}" + ("" if killed else " (which it did not reach)")
            lab.after(what, [old, final], final, finish())
            lab.count(kind)


def power_cuts(lab, calls):
    new = new_name(lab)
    sweep(lab, "install", lab.base, lab.install, new, lab.install, calls)


def upkeep_cuts(lab, calls):
    """State writes, clean-up and recovery: on a disk with the third edition installed and garbage beside it."""
    new = new_name(lab)
    littered = machine.Disk(lab.folder, "littered")
    lab.fresh()
    subprocess.run(lab.install(), stdout=subprocess.DEVNULL, check=True)
    for name in ("incoming/payload", "incoming/database", "editions/99-0123456789abcdef.db"):
        with open(lab.disk.path("data", name), "wb") as file:
            file.write(b"half" * 1000)
    lab.disk.unmount()
    littered.copy_from(lab.disk)
    for name, more in (("recover", ()), ("confirm", ("--serial", "3"))):
        def command(name=name, more=more):
            return lab.command(name, *more)
        sweep(lab, name, littered, command, new, command, calls)
    old = old_name(lab)
    sweep(lab, "rollback", littered, lambda: lab.command("rollback"), old, lambda: rolled_back(lab, old), calls)


def rolled_back(lab, old):
    """Going back again, where it has not been done yet."""
    if audit.read_state(lab.disk.path("data"))["current"] == old:
        return lab.command("recover")
    return lab.command("rollback")


def double_cuts(lab):
    """A cut during the recovery from a cut."""
    new = new_name(lab)
    lab.fresh()
    old = lab.remember()
    half = machine.Disk(lab.folder, "half")
    for name, k in (("fsync", 1), ("fsync", 3), ("rename", 1), ("rename", 3), ("pwrite64", 1)):
        lab.fresh()
        machine.killed_at(lab.install(), name, k)
        lab.disk.cut_power()
        half.copy_from(lab.disk)
        lab.fresh(half)
        lab.remember()
        made = machine.calls_of(lab.command("recover"))
        for again in ("unlink", "pwrite64", "fsync", "openat"):
            for j in range(1, made.get(again, 0) + 1):
                lab.fresh(half)
                machine.killed_at(lab.command("recover"), again, j)
                lab.disk.cut_power()
                lab.disk.mount()
                lab.after(f"double cut, install {name} {k}, recover {again} {j}", [old, new], new, lab.install())
                lab.count("double cut")


# What a disk may say, by call, and the codes that are right for it.
DISK_SAYS = (("ENOSPC", {"NO_SPACE"}), ("EDQUOT", {"NO_SPACE"}), ("EFBIG", {"NO_SPACE"}), ("EROFS", {"DATA_READ_ONLY"}),
             ("EIO", {"DATA_ERROR", "STICK_GONE"}))


def failing_disk(lab, every):
    """Each call that changes the disk fails, and all after it: the update ends with a code, and the old edition is current."""
    new = new_name(lab)
    lab.fresh()
    old = lab.remember()
    made = machine.calls_of(lab.install())
    for name in ("write", "pwrite64", "fsync", "rename", "ftruncate", "chmod"):
        for k in range(1, made.get(name, 0) + 1):
            for error, codes in DISK_SAYS if every or k == 1 else DISK_SAYS[:1] + DISK_SAYS[-1:]:
                lab.fresh()
                lab.remember()
                code, output = machine.failed_at(lab.install(), name, k, error)
                what = f"{name} {k} fails with {error}"
                lab.look(what, [old, new])
                ends = [json.loads(line) for line in output.splitlines() if '"event":"end"' in line]
                # Standard output is written to as well: then nothing can be said.
                if ends and code != 0 and ends[-1]["code"] not in codes:
                    lab.violations.append(f"{what}: ended with {ends[-1]['code']}")
                lab.after(what, [old, new], new, lab.install())
                lab.count("failing disk")


def pulled_stick(lab):
    """Whatever is read fails from some call on, of the stick or of the disk: an end with a code, and the old edition."""
    new = new_name(lab)
    lab.fresh()
    old = lab.remember()
    made = machine.calls_of(lab.install())
    for name in ("read", "pread64", "openat2", "getdents64", "newfstatat"):
        for k in range(1, made.get(name, 0) + 1):
            for error in ("EIO", "ENODEV"):
                lab.fresh()
                lab.remember()
                code, output = machine.failed_at(lab.install(), name, k, error)
                what = f"{name} {k} fails with {error}"
                lab.look(what, [old, new])
                # Before main() the loader reads too; then there is nobody who could say anything.
                if code == 1 and output and '"event":"end"' not in output.splitlines()[-1]:
                    lab.violations.append(f"{what}: 10: no end was told")
                lab.after(what, [old, new], new, lab.install())
                lab.count("pulled stick")


def yanked_stick(lab, library):
    """The stick is pulled out once so many bytes of it were read, in each phase and between any two; alone, and with
    another stick of the same name put in at once. Either way: gone, and what is installed is the old edition, until the
    stick is put in again."""
    new = new_name(lab)
    kept, other, stick = lab.stick, lab.at("other"), lab.at("yanked")
    folder = os.path.join(kept, "lectern/sample-3")
    sizes = [os.path.getsize(os.path.join(folder, name))
             for name in ("edition.manifest", "edition.manifest.minisig", "edition.db.zst")]
    whole = sum(sizes)
    steps = sorted({0, 1, sizes[0] - 1, sizes[0], sizes[0] + 1, sizes[0] + sizes[1] - 1, sizes[0] + sizes[1],
                    sizes[0] + sizes[1] + 1, *range(sizes[0] + sizes[1], whole, max(1, sizes[2] // 20)), whole - 1, whole})
    for again in (None, other):
        for after in steps:
            lab.fresh()
            old = lab.remember()
            for path in (stick, other):
                shutil.rmtree(path, ignore_errors=True)
            shutil.copytree(kept, stick)
            shutil.copytree(lab.at("stick2"), other)
            done = subprocess.run(lab.command("install", "--stick", stick), stdout=subprocess.PIPE, text=True, env={
                **os.environ, "LD_PRELOAD": library, "PULL_STICK": stick, "PULL_AFTER": str(after), "PULL_OTHER": again or ""})
            what = f"pulled after {after} of {whole} bytes" + (", another put in" if again else "")
            code = lab.end_of(done, what)
            # All of it was read: whether the stick was there at the end is told, or does not matter any more.
            if code != "STICK_GONE" and (after < whole or code != "INSTALLED"):
                lab.violations.append(f"{what}: ended with {code}")
            if after < whole and (os.path.exists(stick) != bool(again)):
                lab.violations.append(f"{what}: it was not pulled")
            lab.look(what, [new] if code == "INSTALLED" else [old])
            lab.after(what, [old, new], new, lab.install())
            lab.count("yanked stick")


def short_writes(lab, library):
    """Calls that do a part of what they are asked, or are interrupted: nothing that matters."""
    new = new_name(lab)
    lab.fresh()
    lab.remember()
    lab.look("before short writes", [old_name(lab)], 2)
    done = subprocess.run(lab.install(), stdout=subprocess.PIPE, text=True, env={**os.environ, "LD_PRELOAD": library})
    if lab.end_of(done, "short writes") != "INSTALLED":
        lab.violations.append("short writes: not installed")
    lab.look("short writes", [new], 2)
    lab.count("short reads and writes")


def full_disk(lab):
    """A disk with less and less room, and one with fewer and fewer inodes."""
    new = new_name(lab)
    for left in (0, 40, 100, 200, 400, 800, 2000, 20000):
        lab.fresh()
        old = lab.remember()
        filler = lab.disk.path("filler")
        stat = os.statvfs(lab.disk.root)
        with open(filler, "wb") as file:
            try:
                os.posix_fallocate(file.fileno(), 0, max(1, stat.f_bavail * stat.f_frsize - left * 1024))
            except OSError:
                pass  # the map of the filler's own blocks has no room any more: it is full, then
        done = subprocess.run(lab.install(), stdout=subprocess.PIPE, text=True)
        code = lab.end_of(done, f"{left} KiB left")
        if done.returncode != 0 and code != "NO_SPACE":
            lab.violations.append(f"{left} KiB left: ended with {code}")
        lab.look(f"{left} KiB left", [old] if done.returncode else [new], 2)
        os.unlink(filler)
        lab.after(f"{left} KiB left", [old, new], new, lab.install())
        lab.count("full disk")
    for left in range(0, 6):
        lab.fresh()
        old = lab.remember()
        for i in range(os.statvfs(lab.disk.root).f_ffree - left):
            os.close(os.open(lab.disk.path(f"inode{i}"), os.O_CREAT | os.O_WRONLY))
        done = subprocess.run(lab.install(), stdout=subprocess.PIPE, text=True)
        code = lab.end_of(done, f"{left} inodes left")
        if done.returncode != 0 and code != "NO_SPACE":
            lab.violations.append(f"{left} inodes left: ended with {code}")
        lab.look(f"{left} inodes left", [old] if done.returncode else [new])
        for name in os.listdir(lab.disk.root):
            if name.startswith("inode"):
                os.unlink(lab.disk.path(name))
        lab.after(f"{left} inodes left", [old, new], new, lab.install())
        lab.count("no inodes")


def damaged_disk(lab):
    """Bytes of the current edition and of the slots that have changed while nobody looked."""
    new = new_name(lab)
    old = old_name(lab)

    def spoil(path, at):
        os.chmod(path, 0o644)
        with open(path, "r+b") as file:
            file.seek(at)
            byte = file.read(1)
            file.seek(at)
            file.write(bytes([byte[0] ^ 0x40]))

    for part in range(0, 20):
        lab.fresh()
        subprocess.run(lab.install(), stdout=subprocess.DEVNULL, check=True)
        lab.remember()
        path = lab.disk.path("data", "editions", new + ".db")
        spoil(path, os.path.getsize(path) * part // 20)
        code = lab.end_of(subprocess.run(lab.command("recover"), stdout=subprocess.PIPE, text=True), "bit rot")
        if code != "ROLLED_BACK":
            lab.violations.append(f"bit rot in part {part}: recover ended with {code}")
        lab.look(f"bit rot in part {part}", [old], 2)
        lab.after(f"bit rot in part {part}", [old], new, lab.install())
        lab.count("bit rot")
    states = {"torn": lambda path: spoil(path, 20), "lost": os.unlink,
              "short": lambda path: os.truncate(path, 100), "future": lambda path: future(path)}
    for kind, harm in states.items():
        for slots in ((0,), (1,), (0, 1)):
            lab.fresh()
            lab.remember()
            for slot in slots:
                harm(lab.disk.path("data", f"state.{slot}"))
            what = f"{kind} slots {slots}"
            lab.end_of(subprocess.run(lab.command("recover"), stdout=subprocess.PIPE, text=True), what)
            lab.look(what, [old, "factory"], 2)
            lab.after(what, [old, "factory"], new, lab.install())
            lab.count("state slots")


def future(path):
    """A slot as a later Lectern might write it: of another format, with a fitting digest."""
    text = open(path, "rb").read().partition(b"\0")[0].replace(b"format=1\n", b"format=2\n")
    text = text[:text.rindex(b"check=")]
    text = text.replace(b"generation=", b"generation=9")
    text += b"check=" + hashlib.blake2b(text).hexdigest().encode() + b"\n"
    with open(path, "wb") as file:
        file.write(text.ljust(audit.SLOT_BYTES, b"\0"))


def other_disks(lab):
    """Where a terminal's data must not be: refused, before anything is written."""
    folder = lab.at("tmpfs")
    os.makedirs(folder, exist_ok=True)
    machine.run("mount", "-t", "tmpfs", "tmpfs", folder)
    try:
        done = subprocess.run([lab.installer, "init", "--data", folder + "/data", "--json", "--root", lab.at("root.pub"),
                               "--keys", lab.keys, "--factory", lab.at("1.edition")], stdout=subprocess.PIPE, text=True)
        if lab.end_of(done, "tmpfs") != "DATA_FILESYSTEM":
            lab.violations.append("tmpfs: taken as a data folder")
        lab.count("file systems")
    finally:
        machine.run("umount", folder)
    lab.fresh()
    old = lab.remember()
    machine.run("mount", "-o", "remount,ro", lab.disk.root)
    for name, more in (("install", ("--stick", lab.stick)), ("recover", ()), ("rollback", ()), ("confirm", ("--serial", "2"))):
        done = subprocess.run(lab.command(name, *more), stdout=subprocess.PIPE, text=True)
        code = lab.end_of(done, f"read-only, {name}")
        if code != "DATA_READ_ONLY":
            lab.violations.append(f"read-only, {name}: ended with {code}")
        lab.look(f"read-only, {name}", [old])
        lab.count("read-only")
    machine.run("mount", "-o", "remount,rw", lab.disk.root)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs")
    parser.add_argument("sample")
    parser.add_argument("--short", help="a library that makes reads and writes short")
    parser.add_argument("--pull", help="a library that pulls the stick out")
    parser.add_argument("--all", action="store_true", help="every system call, not only those that change a disk")
    parser.add_argument("--only", help="the one kind of faults to try")
    asked = parser.parse_args()
    calls = "all" if asked.all else machine.CHANGING
    kinds = {"cuts": lambda lab: power_cuts(lab, calls), "upkeep": lambda lab: upkeep_cuts(lab, calls),
             "double": double_cuts, "failing": lambda lab: failing_disk(lab, asked.all), "full": full_disk, "pulled": pulled_stick,
             "damaged": damaged_disk, "other": other_disks}
    if asked.short:
        kinds["short"] = lambda lab: short_writes(lab, asked.short)
    if asked.pull:
        kinds["yanked"] = lambda lab: yanked_stick(lab, os.path.abspath(asked.pull))
    with tempfile.TemporaryDirectory(prefix="lectern-faults-") as folder:
        lab = Lab(folder, os.path.abspath(asked.programs), os.path.abspath(asked.sample))
        try:
            machine.require_machine()
            lab.make()
            for name, kind in kinds.items():
                if asked.only in (None, name):
                    kind(lab)
        except machine.Missing as missing:
            print(f"SKIPPED: {missing}")
            return 77
        finally:
            for disk in (lab.disk, lab.base):
                disk.unmount()
    for violation in lab.violations:
        print("VIOLATION " + violation)
    for kind, points in lab.points.items():
        print(f"{kind}: {points} points")
    print(f"faults: {sum(lab.points.values())} points tried, {len(lab.violations)} violations")
    return 1 if lab.violations or not lab.points else 0


if __name__ == "__main__":
    sys.exit(main())
