#!/usr/bin/env python3
"""supervisor.py LECTERN FAILING_DRIVER: starts the locked reader as systemd would (Type=notify, WatchdogSec=2,
Restart=always) on the X server that DISPLAY names, makes it fail in every way below, and sees it come back to the attract
loop each time. Waits for what must come; the only thing timed is that what must not come does not."""

import ctypes
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

WATCHDOG_S = 2.0
LOST_S = 60.0  # what has not come by then never does


class Service:
    """The reader, and the socket it tells its state to."""

    def __init__(self, lectern, driver):
        self.driver = driver
        self.folder = tempfile.mkdtemp()
        settings = os.path.join(self.folder, "lectern.toml")
        with open(settings, "w") as file:
            file.write("attract_seconds = 600\n")  # one picture, which can be known again
        self.command = [lectern, "--kiosk", "--idle", "600", "--config", settings]
        self.visits = 0  # since it was started: the attract loop goes on by one picture with each
        self.pictures = {}  # of the attract loop by visits, as they were seen first
        self.failure = os.path.join(self.folder, "failure")
        self.address = os.path.join(self.folder, "notify")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(self.address)
        self.process = None
        self.log = open(os.path.join(self.folder, "log"), "w+")

    def start(self, state=None, watched=True):
        environment = dict(os.environ, LD_PRELOAD=self.driver, FAILING_DRIVER=self.failure)
        environment["NOTIFY_SOCKET"] = self.address
        environment.pop("WATCHDOG_PID", None)
        if watched:
            environment["WATCHDOG_USEC"] = str(int(WATCHDOG_S * 1e6))
        self.visits = 0
        state = state or os.path.join(self.folder, "state")
        self.process = subprocess.Popen(self.command + ["--state", state], env=environment, stderr=self.log)
        self.await_line("READY=1")
        self.await_attract()

    def next_line(self, within_s):
        """What is told next; None when nothing is."""
        self.socket.settimeout(within_s)
        try:
            return self.socket.recv(4096).decode()
        except socket.timeout:
            return None

    def await_line(self, line):
        while True:
            told = self.next_line(LOST_S)
            if told is None:
                fail(f"never told {line}", self)
            if told == line:
                return

    def await_attract(self):
        """The first picture of the attract loop is on the screen, in one window."""
        found = xdotool("search", "--sync", "--onlyvisible", "--class", "lectern").split()
        if len(found) != 1:
            fail(f"there are {len(found)} windows", self)
        self.pictures.setdefault(self.visits, screen())
        give_up = time.monotonic() + LOST_S
        while screen() != self.pictures[self.visits]:
            if time.monotonic() > give_up:
                fail("the attract loop does not come back", self)

    def visit(self, seen=True):
        """A visit, begun and cleared: the program begins anew in its process, with the attract loop."""
        before = self.said().count("may begin")
        xdotool("key", "Return")
        if seen and self.changes_from(self.pictures[self.visits]) is None:
            fail("no visit began", self)
        xdotool("key", "ctrl+e")
        give_up = time.monotonic() + LOST_S
        while self.said().count("may begin") == before:
            if time.monotonic() > give_up or self.process.poll() is not None:
                fail("no visit ended", self)
        self.visits += 1
        if seen:
            self.await_attract()

    def changes_from(self, picture):
        """The picture that comes in place of this one; None when none does."""
        give_up = time.monotonic() + LOST_S
        while time.monotonic() < give_up:
            now = screen()
            if now != picture:
                return now
        return None

    def said(self):
        with open(self.log.name) as log:
            return log.read()

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        code = self.process.wait(timeout=LOST_S)
        while self.next_line(0.05) is not None:
            pass
        return code


def xdotool(*words):
    return subprocess.run(["xdotool", *words], check=False, capture_output=True, text=True).stdout


class Image(ctypes.Structure):
    """The beginning of Xlib's XImage."""

    _fields_ = [(name, ctypes.c_int) for name in ("width", "height", "xoffset", "format")]
    _fields_ += [("data", ctypes.c_void_p)]
    _fields_ += [(name, ctypes.c_int) for name in ("byte_order", "unit", "bit_order", "pad", "depth", "bytes_per_line")]


def screen():
    """What is on the screen, as a number that is the same for the same picture."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = x.XDefaultRootWindow.restype = ctypes.c_void_p
    x.XGetImage.restype = ctypes.POINTER(Image)
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    size = (ctypes.c_uint(x.XDisplayWidth(display, 0)), ctypes.c_uint(x.XDisplayHeight(display, 0)))
    root = ctypes.c_void_p(x.XDefaultRootWindow(display))
    image = x.XGetImage(display, root, 0, 0, *size, ctypes.c_ulong(0xFFFFFF), 2)
    seen = hash(ctypes.string_at(image.contents.data, image.contents.bytes_per_line * image.contents.height))
    x.XDestroyImage(image)
    x.XCloseDisplay(display)
    return seen


def fail(reason, service):
    print(reason)
    print(service.said())
    if service.process is not None and service.process.poll() is None:
        service.process.kill()
    sys.exit(1)


def signs_of_life(service):
    """A sign each half of the time, no oftener, and across the end of a visit; then none."""
    service.start()
    for _ in range(3):
        service.await_line("WATCHDOG=1")
    service.visit()
    service.await_line("READY=1")
    for _ in range(2):
        service.await_line("WATCHDOG=1")
    if service.next_line(WATCHDOG_S / 2 * 0.8) is not None:
        fail("it is told more often than every half of the time", service)
    with open(service.failure, "w") as failure:
        failure.write("hang")
    xdotool("key", "Return")
    # What was on its way when it began to hang may still come; then nothing does.
    service.next_line(WATCHDOG_S)
    if service.next_line(2 * WATCHDOG_S) is not None:
        fail("a reader that hangs still tells that it lives", service)
    os.remove(service.failure)
    service.end(signal.SIGABRT)
    service.start()
    service.visit()
    if service.end() != 0:
        fail("SIGTERM did not end it cleanly", service)


def not_watched(service):
    """Without WatchdogSec= it tells that it is ready, and no more."""
    service.start(watched=False)
    if service.next_line(2 * WATCHDOG_S) is not None:
        fail("signs of life nobody asked for", service)
    service.end()


def crash(service):
    for how in (signal.SIGSEGV, signal.SIGKILL):
        service.start()
        service.end(how)
    service.start()
    service.visit()
    service.end()


def lost_context(service):
    """The picture afterwards is the one before, in the same process."""
    service.start()
    for _ in range(2):
        with open(service.failure, "w") as failure:
            failure.write("lose")
        xdotool("key", "Return")  # the visit's first frame is lost, and drawn again
        if service.changes_from(service.pictures[service.visits]) is None or os.path.exists(service.failure):
            fail("the lost context was not noticed", service)
        service.visit()
    if service.said().count("drawing begins anew") != 2:
        fail("the lost contexts were not told", service)
    service.end()


def bad_state_folder(service):
    """A state folder that is missing, is a file, is read-only or full: visits begin and end all the same."""
    a_file = os.path.join(service.folder, "a-file")
    with open(a_file, "w") as file:
        file.write("not a folder")
    for state in (a_file, os.path.join(service.folder, "missing"), "/proc/self", "/dev/full"):
        service.start(state=state)
        service.visit()
        service.end()
    small = os.path.join(service.folder, "small")
    os.mkdir(small)
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", small]
    if subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        print("SKIPPED: nothing can be mounted here, so no folder is full or read-only")
        return
    try:
        with open(os.path.join(small, "filler"), "wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(b"x" * 4096)
            except OSError:
                pass
        service.start(state=small)
        service.visit()
        service.end()
        subprocess.run(["mount", "-o", "remount,ro", small], check=True)
        service.start(state=small)
        service.visit()
        service.end()
    finally:
        subprocess.run(["umount", small], check=False)
    if "must be there, have room" not in service.said():
        fail("that nothing could be written was not told", service)


def no_monitor(service):
    """Every output is switched off and on again, and the display gets another size."""
    if not shutil.which("xrandr"):
        print("SKIPPED: xrandr is not installed (Debian package x11-xserver-utils)")
        return
    outputs = [line.split()[0] for line in run("xrandr").splitlines() if " connected" in line]
    if not outputs:
        print("SKIPPED: xrandr sees no output here")
        return
    service.start()
    run("xrandr", "--output", outputs[0], "--off")
    for _ in range(2):
        service.await_line("WATCHDOG=1")
    service.visit(seen=False)
    run("xrandr", "--output", outputs[0], "--auto")
    service.await_attract()
    service.visit()
    run("xrandr", "--output", outputs[0], "--off")
    service.end()
    # Where there is none to begin with.
    service.pictures = {}
    service.start()
    run("xrandr", "--output", outputs[0], "--auto")
    service.visit()
    service.end()


def run(*words):
    return subprocess.run(words, check=False, capture_output=True, text=True).stdout


SCENES = {
    "signs": signs_of_life,
    "unwatched": not_watched,
    "crash": crash,
    "context": lost_context,
    "state": bad_state_folder,
    "monitor": no_monitor,
}

if __name__ == "__main__":
    SCENES[sys.argv[3]](Service(*sys.argv[1:3]))
