"""A machine in QEMU, without KVM: a disk, two serial ports, and a USB bus on which sticks are put in and pulled out."""
import json
import os
import re
import signal
import socket
import subprocess
import time


class Lost(Exception):
    """The machine does not answer."""


def connect(path, seconds):
    until = time.monotonic() + seconds
    while True:
        try:
            end = socket.socket(socket.AF_UNIX)
            end.connect(path)
            return end
        except OSError:
            end.close()
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


class Machine:
    def __init__(self, folder):
        self.folder = folder
        self.process = None
        self.port = 0

    def at(self, name):
        return os.path.join(self.folder, name)

    def start(self):
        """Switches it on, and waits until it can be spoken to."""
        for name in ("agent.sock", "qmp.sock"):
            if os.path.exists(self.at(name)):
                os.unlink(self.at(name))
        self.process = subprocess.Popen(
            ["qemu-system-x86_64", "-accel", "tcg,thread=multi", "-smp", "2", "-m", "1024",
             "-display", "none", "-no-reboot", "-nodefaults", "-no-user-config",
             "-kernel", self.at("vmlinuz"), "-initrd", self.at("initrd"),
             "-append", "root=/dev/vda rw console=ttyS0 quiet systemd.show_status=0 mitigations=off",
             "-drive", "file=" + self.at("disk.img") + ",format=raw,if=virtio,cache=writeback",
             "-serial", "file:" + self.at("console.txt"),
             "-chardev", "socket,id=agent,path=" + self.at("agent.sock") + ",server=on,wait=off", "-serial", "chardev:agent",
             "-qmp", "unix:" + self.at("qmp.sock") + ",server=on,wait=off", "-device", "qemu-xhci,id=xhci,p2=8,p3=8"],
            stdout=subprocess.DEVNULL, stderr=open(self.at("qemu.txt"), "ab"))
        self.agent = connect(self.at("agent.sock"), 20)
        self.qmp = connect(self.at("qmp.sock"), 20)
        self.qmp_lines = self.qmp.makefile("rw")
        self.qmp_lines.readline()
        self.ask_qemu("qmp_capabilities")
        self.heard = b""
        self.wait_for("ready", 300)

    def ask_qemu(self, command, **arguments):
        self.qmp_lines.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self.qmp_lines.flush()
        while True:
            answer = json.loads(self.qmp_lines.readline())
            if "error" in answer:
                raise Lost(f"{command}: {answer['error']['desc']}")
            if "return" in answer:
                return answer["return"]

    def wait_for(self, word, seconds):
        """What is said before <<word>>, a regular expression, and what stood for it."""
        pattern = re.compile(b"<<(" + word.encode() + b")>>\r?\n?")
        self.agent.settimeout(1)
        until = time.monotonic() + seconds
        while True:
            found = pattern.search(self.heard)
            if found:
                said, self.heard = self.heard[:found.start()], self.heard[found.end():]
                return said.decode(errors="replace").replace("\r", ""), found.group(1).decode()
            if time.monotonic() > until or self.process.poll() is not None:
                raise Lost(f"no <<{word}>>; heard: {self.heard[-400:]!r}")
            try:
                self.heard += self.agent.recv(65536)
            except socket.timeout:
                pass

    def say(self, command):
        self.agent.sendall(command.encode() + b"\n")

    def run(self, command, seconds=120):
        """The command's output and its code."""
        self.say(command)
        said, code = self.wait_for("[0-9]+", seconds)
        return said, int(code)

    def must(self, command, seconds=120):
        said, code = self.run(command, seconds)
        if code != 0:
            raise AssertionError(f"{command}: exit {code}: {said}")
        return said

    def until(self, command, seconds=60):
        """Waits until the command succeeds."""
        limit = time.monotonic() + seconds
        while True:
            said, code = self.run(command)
            if code == 0:
                return said
            if time.monotonic() > limit:
                raise AssertionError(f"never: {command}: {said}")

    def plug(self, name, image, bytes_a_second=0, bus="xhci.0"):
        """Puts a stick in, which may be a slow one."""
        self.ask_qemu("blockdev-add", **{"driver": "file", "node-name": name + "-file", "filename": image})
        node = name + "-file"
        if bytes_a_second:
            self.ask_qemu("object-add", **{"qom-type": "throttle-group", "id": name + "-slow",
                                           "limits": {"bps-total": bytes_a_second}})
            self.ask_qemu("blockdev-add", **{"driver": "throttle", "node-name": name + "-throttle", "file": node,
                                             "throttle-group": name + "-slow"})
            node = name + "-throttle"
        self.ask_qemu("blockdev-add", **{"driver": "raw", "node-name": name, "file": node})
        self.ask_qemu("device_add", **{"driver": "usb-storage", "id": "usb-" + name, "drive": name, "bus": bus,
                                       "removable": True})

    def add(self, driver, name, **more):
        self.ask_qemu("device_add", **{"driver": driver, "id": name, **more})

    def remove(self, name):
        self.ask_qemu("device_del", id=name)

    def pull(self, name):
        """Out, whatever is being read of it."""
        self.ask_qemu("device_del", id="usb-" + name)
        for node in (name, name + "-throttle", name + "-file"):
            for _ in range(200):
                try:
                    self.ask_qemu("blockdev-del", **{"node-name": node})
                    break
                except Lost as error:
                    if "Failed to find" in str(error):
                        break
                    time.sleep(0.05)
        try:
            self.ask_qemu("object-del", id=name + "-slow")
        except Lost:
            pass

    def wait_for_end(self, seconds=120):
        """Until it has switched itself off."""
        self.process.wait(seconds)
        self.process = None

    def kill(self):
        """The plug: nothing that the machine has not written through is on its disk."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        if self.process:
            self.process.wait()
        self.process = None
