"""A terminal on a disk that can lose its power: ext4 in a file, mounted by loop, shut down under the program's feet.

A power cut is EXT4_IOC_SHUTDOWN without flushing the log: what was not synced is gone, as when the plug is pulled.
"""
import ctypes
import fcntl
import os
import shutil
import signal
import struct
import subprocess

IOC_SHUTDOWN = 0x8004587D  # _IOR('X', 125, __u32), linux/fs/ext4
NO_LOG_FLUSH = 2
DISK_MB = 24

libc = ctypes.CDLL(None, use_errno=True)


class Missing(Exception):
    """What this machine lacks for a test."""


def run(*command, **more):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more).stdout


def require_machine():
    if os.geteuid() != 0:
        raise Missing("only root may mount a disk")
    for program in ("strace", "minisign", "mkfs.ext4", "losetup", "mount"):
        if shutil.which(program) is None:
            raise Missing(f"{program} is not installed")


class Disk:
    """An ext4 disk in a file, with its mount point."""

    def __init__(self, folder, name="disk"):
        self.image = os.path.join(folder, name + ".img")
        self.root = os.path.join(folder, name)
        os.makedirs(self.root, exist_ok=True)
        self.mounted = False

    def format(self, megabytes=DISK_MB, inodes=None):
        with open(self.image, "wb") as file:
            file.truncate(megabytes << 20)
        options = ["-N", str(inodes)] if inodes else []
        run("mkfs.ext4", "-q", "-F", "-m", "0", "-E", "lazy_itable_init=0,lazy_journal_init=0", *options, self.image)

    def mount(self):
        try:
            run("mount", "-o", "loop", self.image, self.root)
        except subprocess.CalledProcessError as error:
            raise Missing(f"a disk cannot be mounted here: {error.stderr.strip()}")
        self.mounted = True

    def unmount(self):
        if self.mounted:
            run("umount", self.root)
        self.mounted = False

    def copy_from(self, other):
        """Holds from now on what another disk does. Both are not mounted."""
        run("cp", "--sparse=always", other.image, self.image)

    def cut_power(self):
        folder = os.open(self.root, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, IOC_SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        finally:
            os.close(folder)
        self.unmount()

    def path(self, *names):
        return os.path.join(self.root, *names)


# The calls by which a program changes a disk, or makes a change last; a kill between any two of them is a different cut.
CHANGING = ("write", "pwrite64", "fsync", "fdatasync", "sync_file_range", "syncfs", "ftruncate", "fallocate", "rename", "renameat", "renameat2",
            "unlink", "unlinkat", "rmdir", "mkdir", "mkdirat", "chmod", "fchmod", "fchmodat", "link", "linkat", "symlink",
            "openat", "open", "creat", "close", "flock")


def calls_of(command, cwd=None):
    """How often each changing call is made by each of a command's processes and threads: {name: most in one of them}."""
    trace = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/stderr", "-e", "trace=all", *command], cwd=cwd,
                           stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    counts = {}
    for line in trace.stderr.splitlines():
        thread, _, call = line.strip().partition(" ")
        name = call.strip().split("(")[0]
        if thread.isdigit() and name.isidentifier():
            counts[(name, thread)] = counts.get((name, thread), 0) + 1
    most = {}
    for (name, _), count in counts.items():
        most[name] = max(most.get(name, 0), count)
    return most


def killed_at(command, name, k):
    """Runs a command and kills it before the k-th call of that name in any of its threads. True when that came about."""
    done = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}", "-e",
                           f"inject={name}:signal=SIGKILL:when={k}", *command], stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL)
    return done.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL)


def failed_at(command, name, k, error):
    """Runs a command in which the k-th call of that name, and each after it, fails with `error`. Gives (code, output)."""
    done = subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={name}", "-e",
                           f"inject={name}:error={error}:when={k}+", *command], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True)
    return done.returncode, done.stdout
