#!/usr/bin/env python3
"""Updates in a machine, for real: Debian's kernel, systemd and udev in QEMU, USB sticks that are plugged and pulled.

run.py BUILD [FOLDER [NAMES]]    BUILD: a build folder with lectern-pack and lectern-install; FOLDER keeps the Debian root for the
next time (default BUILD/vm); with NAMES, a regular expression, only such
cases, after the sticks are written. Needs root, qemu-system-x86_64, mmdebstrap and a network the first time; exits 77, saying
why, where one is missing. Ends with "vm: N passed, N failed".
"""
import json
import os
import re
import shutil
import subprocess
import sys
import time

import qemu
import stage

HARD = "ro,nosuid,nodev,noexec,relatime,nosymfollow"


class Cases:
    def __init__(self, machine):
        self.machine = machine
        self.sticks = {}
        self.last = {}

    # What a terminal answers, asked as the installer's user under the installer's unit.
    def ask(self, words, seconds=200, wait=True):
        """lectern-install WORDS --json in a unit with the hardening of lectern-install.service: its events."""
        self.machine.must(
            "sed -e 's|^ExecStart=.*|ExecStart=/usr/bin/lectern-install " + words + " --data /var/lib/lectern/data --json|'"
            " -e 's/^Type=.*/Type=oneshot\\nStandardOutput=truncate:\\/run\\/asked.json/' -e '/^Restart/d'"
            " /usr/lib/systemd/system/lectern-install.service >/run/systemd/system/asked.service;"
            " rm -f /run/asked.json; systemctl daemon-reload")
        if not wait:
            self.machine.must("systemctl start --no-block asked.service")
            return []
        self.machine.run("systemctl start asked.service", seconds)
        return self.events()

    def events(self):
        return [json.loads(line) for line in self.machine.must("cat /run/asked.json").splitlines() if line]

    def end(self, words, **more):
        """The code it ended with; what it said more is kept for the report of a failure."""
        events = self.ask(words, **more)
        self.last = events[-1] if events else {"code": "NOTHING"}
        return self.last["code"]

    def serial(self):
        for event in self.ask("status"):
            if event["event"] == "status":
                return event["current"]
        return None

    def sound(self):
        expect(self.end("audit"), "SAME")

    def mounted(self, kind):
        """Where a stick of that file system is mounted, with its options."""
        said = self.machine.until(f"grep ' /run/lectern/sticks/.* - {kind} ' /proc/self/mountinfo", 90)
        words = said.split()
        return words[4], words[5]

    def unmounted(self):
        self.machine.until("! grep ' /run/lectern/sticks/' /proc/self/mountinfo", 60)

    # The cases, in the order they are run.
    def case_sticks_are_written_on_real_vfat_and_exfat(self):
        gate = "/etc/systemd/system/graphical.target.wants/lectern.target"
        self.machine.must(f"mv {gate} /srv/gate")
        for name, serial, make in (("vfat", 2, "mkfs.vfat -F 32"), ("exfat", 3, "mkfs.exfat"), ("slow", 4, "mkfs.vfat -F 32"),
                                   ("broken", 5, "mkfs.vfat -F 32"), ("ext4", 5, "mkfs.ext4 -q -F")):
            image = os.path.join(self.machine.folder, name + ".img")
            with open(image, "wb") as file:
                file.truncate(96 << 20)
            self.sticks[name] = image
            self.machine.plug(name, image)
            device = "/dev/" + self.machine.until("ls /sys/class/block | grep ^sd").split()[0]
            self.machine.must(f"{make} {device}; mkdir -p /mnt/desk; mount {device} /mnt/desk")
            said, code = self.machine.run(f"lectern-pack stick /srv/town-{serial} /mnt/desk --keys /srv/terminals.keylist", 300)
            if name == "ext4":
                expect(code, 1)
                assert "formatted as ext4" in said, said
            else:
                expect(code, 0)
                assert "read back from the stick itself" in said, said
            self.machine.must("umount /mnt/desk")
            if name == "broken":  # the file allocation tables and the root folder behind them
                self.machine.must(f"dd if=/dev/urandom of={device} bs=1k seek=16 count=1500 conv=fsync,notrunc")
            self.machine.pull(name)
            self.machine.until("! ls /sys/class/block | grep ^sd")
        self.machine.must(f"mv /srv/gate {gate}; systemctl daemon-reload")

    def case_the_units_run(self):
        for unit in ("lectern-recover", "lectern-scrub"):
            self.machine.must(f"systemctl start {unit}.service")
        said, code = self.machine.run("systemctl is-active lectern-install.service")
        print("   lectern-install.service:", said.strip())

    def case_a_vfat_stick_is_mounted_hard_and_installs(self):
        self.machine.plug("vfat", self.sticks["vfat"])
        place, options = self.mounted("vfat")
        expect(options, HARD)
        expect(self.machine.run(f"touch {place}/x")[1], 1)
        self.end(f"offer --stick {place}")
        expect([event["relation"] for event in self.events() if event["event"] == "offer"], ["newer"])
        expect(self.end(f"install --stick {place}"), "INSTALLED")
        self.sound()
        self.machine.pull("vfat")
        self.unmounted()

    def case_the_same_with_exfat_behind_a_hub_beside_a_keyboard(self):
        self.machine.add("usb-hub", "hub", bus="xhci.0", port="5")
        self.machine.add("usb-kbd", "keyboard", bus="xhci.0", port="5.1")
        self.machine.plug("exfat", self.sticks["exfat"])
        place, options = self.mounted("exfat")
        expect(options, HARD)
        expect(self.end(f"install --stick {place}"), "INSTALLED")
        expect(self.end(f"install --stick {place}"), "SAME")
        self.sound()

    def case_two_sticks_are_two_sticks(self):
        self.machine.plug("vfat", self.sticks["vfat"])
        place, _ = self.mounted("vfat")
        other, _ = self.mounted("exfat")
        assert place != other
        expect(self.end(f"install --stick {place}"), "OLDER")
        for name in ("vfat", "exfat"):
            self.machine.pull(name)
        self.unmounted()

    def case_an_ext4_stick_is_not_mounted(self):
        self.machine.plug("ext4", self.sticks["ext4"])
        self.machine.until("ls /sys/class/block | grep ^sd")
        self.machine.must("udevadm settle; systemctl list-jobs --no-legend | grep -c . >/dev/null || true")
        expect(self.machine.must("grep -c ' /run/lectern/sticks/' /proc/self/mountinfo || true").strip(), "0")
        self.machine.pull("ext4")

    def case_a_broken_file_system_ends_with_a_code(self):
        before = self.serial()
        self.machine.plug("broken", self.sticks["broken"])
        self.machine.until("ls /sys/class/block | grep ^sd")
        self.machine.must("udevadm settle")
        time.sleep(5)  # it may be mounted or not: what is random decides
        said = self.machine.must("ls /run/lectern/sticks").split()
        code = self.end(f"install --stick /run/lectern/sticks/{said[0]}") if said else "not mounted"
        print("   it ended with", code)
        assert code not in ("INSTALLED", "NOTHING", "INTERNAL"), code
        expect(self.serial(), before)
        self.machine.pull("broken")
        self.unmounted()
        self.sound()

    def case_a_stick_pulled_while_it_is_copied_leaves_the_old_edition(self):
        before = self.serial()
        self.machine.plug("slow", self.sticks["slow"], bytes_a_second=700000)
        place, _ = self.mounted("vfat")
        self.ask(f"install --stick {place}", wait=False)
        self.machine.until("grep -q '\"phase\":\"copy\",\"done\":[1-9]' /run/asked.json", 120)
        self.machine.pull("slow")
        self.machine.until("grep -q '\"event\":\"end\"' /run/asked.json", 120)
        expect(self.events()[-1]["code"], "STICK_GONE")
        self.unmounted()
        expect(self.serial(), before)
        self.sound()

    def case_the_power_fails_in_each_phase_and_old_or_new_stands(self):
        before = self.serial()
        for phase in ("copy", "unpack", "inspect", "commit"):
            self.install_slowly()
            # The machine itself resets as soon as the phase is told, without writing anything through.
            self.machine.must("echo 1 >/proc/sys/kernel/sysrq")
            self.machine.say(f"until grep -q '\"phase\":\"{phase}\"' /run/asked.json || ! systemctl is-active -q asked; do :; done;"
                             " echo b >/proc/sysrq-trigger")
            self.machine.wait_for_end()
            self.machine.start()
            if self.old_or_new(before, f"reset when {phase} had been told"):
                break
        for moment in (0, 0.3, 0.6):
            if self.serial() != before:
                break
            self.install_slowly()
            self.machine.until("grep -q '\"phase\":\"unpack\"' /run/asked.json", 120)
            time.sleep(moment)
            self.machine.kill()
            self.machine.start()
            self.old_or_new(before, f"killed {moment} s after unpacking began")
        self.install_slowly(wait=True)
        assert self.last["code"] in ("INSTALLED", "SAME"), self.last
        expect(self.serial().split("-")[0], "4")
        self.sound()
        self.machine.pull("slow")
        self.unmounted()

    def install_slowly(self, wait=False):
        """Plugs the stick with the largest edition in, and begins to install it."""
        self.machine.plug("slow", self.sticks["slow"])
        place, _ = self.mounted("vfat")
        if wait:
            self.end(f"install --stick {place}")
        else:
            self.ask(f"install --stick {place}", wait=False)

    def old_or_new(self, before, when):
        """After a cut: says which edition stands, and that it is sound. True if it is the new one."""
        self.machine.must("systemctl start lectern-recover")
        now = self.serial()
        print(f"   {when}: {now}")
        assert now == before or now.startswith("4-"), now
        self.sound()
        # As the reader does that shows it: three starts that nobody confirms would lead back to the edition before.
        expect(self.end(f"confirm --serial {now.split('-')[0]}"), "INSTALLED")
        return now != before

    def case_an_inbox_is_taken_by_its_units(self):
        before = self.serial()
        self.machine.must("systemctl start lectern-inbox.path")
        self.machine.must("cp -r /srv/town-6 /var/lib/lectern/inbox/.town-6 && mv /var/lib/lectern/inbox/.town-6 /var/lib/lectern/inbox/town-6")
        self.machine.until("ls /var/lib/lectern/data/editions | grep -q '^6-.*db$'", 120)
        self.machine.until("! systemctl is-active -q lectern-inbox.service", 60)
        assert self.serial() != before
        self.sound()

    def case_a_data_folder_on_vfat_is_refused(self):
        self.machine.must("truncate -s 40M /srv/vfat.img; mkfs.vfat /srv/vfat.img; mkdir -p /mnt/data; mount -o loop /srv/vfat.img /mnt/data")
        said, code = self.machine.run("lectern-install init --data /mnt/data/lectern --root /srv/root.pub --keys "
                                      "/srv/terminals.keylist --factory /srv/town-1.edition --json")
        expect(code, 1)
        assert "DATA_FILESYSTEM" in said, said


def expect(found, wanted):
    if found != wanted:
        raise AssertionError(f"{found!r}, not {wanted!r}")


def main():
    build = os.path.abspath(sys.argv[1])
    folder = os.path.abspath(sys.argv[2] if len(sys.argv) > 2 else os.path.join(build, "vm"))
    if os.geteuid() != 0 or not shutil.which("qemu-system-x86_64"):
        print("SKIPPED: root and qemu-system-x86_64 (Debian package qemu-system-x86) are needed")
        return 77
    began = time.monotonic()
    here = os.path.dirname(os.path.abspath(__file__))
    programs = [os.path.join(build, "bin", name) for name in ("lectern-pack", "lectern-install")]
    made = subprocess.run(["bash", os.path.join(here, "make_root.sh"), folder, *programs])
    if made.returncode != 0:
        return made.returncode
    stage.make_disk(folder, build, here)
    print(f"disk made after {time.monotonic() - began:.0f} s", flush=True)
    machine = qemu.Machine(folder)
    failed = passed = 0
    try:
        machine.start()
        print(f"booted after {time.monotonic() - began:.0f} s:", machine.must("uname -r").strip(), flush=True)
        machine.must("runuser -u lectern-install -- lectern-install init --data /var/lib/lectern/data --root /srv/root.pub"
                     " --keys /srv/terminals.keylist --factory /srv/town-1.edition")
        cases = Cases(machine)
        wanted = re.compile(sys.argv[3] if len(sys.argv) > 3 else "")
        for name in [name for name in vars(Cases) if name.startswith("case_") and (wanted.search(name) or "written" in name)]:
            started = time.monotonic()
            try:
                getattr(cases, name)()
                passed += 1
                result = "ok     "
            except (AssertionError, qemu.Lost) as error:
                failed += 1
                result = f"FAILED {error}; the last end was {cases.last}\n      "
                for stick in cases.sticks:  # the next case begins without
                    try:
                        machine.pull(stick)
                    except (qemu.Lost, OSError):
                        pass
                if machine.process is None or machine.process.poll() is not None:
                    machine.start()
            print(f"{result} {name[5:].replace('_', ' ')} ({time.monotonic() - started:.0f} s)", flush=True)
    finally:
        machine.kill()
    print(f"vm: {passed} passed, {failed} failed, {time.monotonic() - began:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
