#!/usr/bin/env python3
"""measure.py FLOOR LECTERN EDITION [--rounds N] [--seconds S]: what a terminal that nobody touches costs, beside the floor
(an empty window, tests/bench/floor.cpp) and two readers of Debian's in the same run. On the X server that DISPLAY names,
with nothing else on it; as root, or figures of other programs' memory are missing.

Each round starts every program once, so that what else the machine does hits all alike; printed are medians. First content
is the time from the start to the first picture on the screen that has anything in it, as a screenshot sees it. Memory is of
the program and all it has started, at the end; processor time and wake-ups (voluntary context switches of every thread)
are of the seconds that follow the first five."""

import argparse
import ctypes
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

SETTLE_S = 5.0
LOST_S = 60.0
STEP = 7  # of the pixels that are looked at


class Image(ctypes.Structure):
    """The beginning of Xlib's XImage."""

    _fields_ = [(name, ctypes.c_int) for name in ("width", "height", "xoffset", "format")]
    _fields_ += [("data", ctypes.c_void_p)]
    _fields_ += [(name, ctypes.c_int) for name in ("byte_order", "unit", "bit_order", "pad", "depth", "bytes_per_line")]


class Screen:
    def __init__(self):
        self.x = ctypes.CDLL("libX11.so.6")
        self.x.XOpenDisplay.restype = self.x.XDefaultRootWindow.restype = ctypes.c_void_p
        self.x.XGetImage.restype = ctypes.POINTER(Image)
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(None))
        if not self.display:
            sys.exit("measure.py: there is no display")
        self.root = ctypes.c_void_p(self.x.XDefaultRootWindow(self.display))
        self.size = [ctypes.c_uint(f(self.display, 0)) for f in (self.x.XDisplayWidth, self.x.XDisplayHeight)]

    def colours(self):
        """How many different pixels there are, among those looked at."""
        image = self.x.XGetImage(self.display, self.root, 0, 0, *self.size, ctypes.c_ulong(0xFFFFFF), 2)
        line = image.contents.bytes_per_line
        pixels = memoryview(ctypes.string_at(image.contents.data, line * image.contents.height)).cast("I")
        seen = len(set(pixels[:: STEP]))
        self.x.XDestroyImage(image)
        return seen


def field(path, name):
    try:
        with open(path) as file:
            for line in file:
                if line.startswith(name + ":"):
                    return int(line.split()[1])
    except OSError:
        pass
    return 0


def family(process):
    """The process and all that it has started."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as file:
                    parents.setdefault(int(file.read().rsplit(")", 1)[1].split()[1]), []).append(int(entry))
            except OSError:
                pass
    found = [process]
    for one in found:
        found += parents.get(one, [])
    return found


def cpu_ms(processes):
    ticks = 0
    for process in processes:
        try:
            with open(f"/proc/{process}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])
        except OSError:
            pass
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def wakeups(processes):
    total = 0
    for process in processes:
        try:
            tasks = os.listdir(f"/proc/{process}/task")
        except OSError:
            continue
        total += sum(field(f"/proc/{process}/task/{task}/status", "voluntary_ctxt_switches") for task in tasks)
    return total


def measure(screen, command, environment, seconds):
    """One start; None when nothing was ever shown."""
    bare = screen.colours()
    began = time.monotonic()
    program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               start_new_session=True)
    figures = None
    while time.monotonic() - began < LOST_S and program.poll() is None:
        if screen.colours() > bare + 1:
            figures = {"first_content_ms": (time.monotonic() - began) * 1000}
            break
    if figures:
        time.sleep(SETTLE_S)
        before = family(program.pid)
        cpu, woken = cpu_ms(before), wakeups(before)
        time.sleep(seconds)
        after = family(program.pid)
        figures["cpu_ms"] = cpu_ms(after) - cpu
        figures["wakeups"] = wakeups(after) - woken
        figures["rss_mib"] = sum(field(f"/proc/{one}/status", "VmRSS") for one in after) / 1024
        figures["private_dirty_mib"] = sum(field(f"/proc/{one}/smaps_rollup", "Private_Dirty") for one in after) / 1024
    try:
        os.killpg(program.pid, signal.SIGTERM)
        program.wait(timeout=5)
    except (ProcessLookupError, subprocess.TimeoutExpired):
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()
    while screen.colours() > bare:  # its window is gone
        pass
    return figures


def write_pdf(path):
    """A page of text, for a reader that opens nothing else."""
    lines = " ".join(f"(Line {i} of a page that stands still.) Tj 0 -14 Td" for i in range(40))
    stream = f"BT /F1 11 Tf 60 760 Td {lines} ET"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
               "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
               f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"]
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    with open(path, "w") as file:
        file.write(out)


def programs(asked, folder):
    page = os.path.join(folder, "page.pdf")
    write_pdf(page)
    state = ["--state", folder, "--config", os.path.join(folder, "lectern.toml")]
    open(state[3], "w").close()
    # A kiosk opens what is installed: here the edition that the terminal came with.
    data = os.path.join(folder, "data")
    os.mkdir(data)
    with open(os.path.join(data, "terminal"), "w") as file:
        file.write(f"format=1\nid=bench\nfactory={os.path.abspath(asked.edition)}\nfilesystem=any\n")
    known = {
        "floor": [asked.floor, "--size", "1280x800"],
        "lectern, attract loop": [asked.lectern, "--data", data, "--kiosk", *state],
        "lectern, shelf": [asked.lectern, "--data", data, "--kiosk", "--attract", "off", *state],
    }
    for name, package, command in (("mupdf-gl", "mupdf", ["mupdf-gl", page]),
                                   ("kiwix-desktop", "kiwix", ["kiwix-desktop"])):
        if shutil.which(command[0]):
            known[name] = command
        else:
            print(f"NOT MEASURED: {name} is not installed (Debian package {package})\n")
    return known


def main():
    parser = argparse.ArgumentParser()
    for name in ("floor", "lectern", "edition"):
        parser.add_argument(name)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=30)
    asked = parser.parse_args()
    names = ("first_content_ms", "rss_mib", "private_dirty_mib", "cpu_ms", "wakeups")
    with tempfile.TemporaryDirectory() as folder:
        # No compiled shaders on disk for anybody: a terminal keeps none.
        environment = dict(os.environ, HOME=folder, XDG_RUNTIME_DIR=folder, MESA_SHADER_CACHE_DISABLE="true",
                           QTWEBENGINE_DISABLE_SANDBOX="1", QT_QPA_PLATFORM="xcb")
        screen, known, seen = Screen(), programs(asked, folder), {}
        for _ in range(asked.rounds):
            for name, command in known.items():
                figures = measure(screen, command, environment, asked.seconds)
                if figures is None:
                    print(f"NOT MEASURED this round: {name} showed nothing\n")
                else:
                    seen.setdefault(name, []).append(figures)
    print(f"| medians of {asked.rounds} rounds | first content, ms | RSS, MiB | private dirty, MiB | CPU in {asked.seconds:g} s, ms "
          f"| wake-ups in {asked.seconds:g} s |\n|---|---|---|---|---|---|")
    floor = {name: statistics.median(one[name] for one in seen["floor"]) for name in names} if "floor" in seen else {}
    for program, rounds in seen.items():
        cells = []
        for name in names:
            middle = statistics.median(one[name] for one in rounds)
            times = f" ({middle / floor[name]:.2f}x)" if program != "floor" and floor.get(name) else ""
            cells.append(f"{middle:.0f}{times}")
        print(f"| {program} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
