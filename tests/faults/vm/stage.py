"""The machine's disk: the Debian root, what `cmake --install` brings of a terminal, keys and editions to try."""
import os
import random
import shutil
import struct
import subprocess
import tempfile
import zlib

PASSPHRASE = "four words for tests"


def run(*words, **more):
    subprocess.run([str(word) for word in words], check=True, stdout=subprocess.DEVNULL, **more)


def noise_picture(path, seed):
    """A PNG that nothing compresses, so that an edition has a size."""
    width, height = 1200, 800
    dice = random.Random(seed)
    rows = b"".join(b"\0" + dice.randbytes(3 * width) for _ in range(height))

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
                   chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


def make_editions(pack, folder):
    """root.pub, terminals.keylist, town-1.edition, and town-2 to town-6, signed."""
    passphrase = os.path.join(folder, "passphrase")
    with open(passphrase, "w") as file:
        file.write(PASSPHRASE + "\n")
    for name in ("root", "library"):
        run(pack, "keygen", os.path.join(folder, name), "--passphrase-file", passphrase)
    run(pack, "keys", os.path.join(folder, "terminals.keylist"), "--root", os.path.join(folder, "root.key"), "--add",
        os.path.join(folder, "library.pub"), "--passphrase-file", passphrase)
    for serial in range(1, 7):
        source = os.path.join(folder, "source")
        os.makedirs(source)
        with open(os.path.join(source, "edition.toml"), "w") as file:
            file.write(f'id = "town"\ntitle = "Town {serial}"\nserial = {serial}\n')
        for number in range(3 if serial == 4 else 1):
            noise_picture(os.path.join(source, f"view{number}.png"), serial * 10 + number)
            with open(os.path.join(source, f"bridge{number}.txt"), "w") as file:
                file.write(f"Bridge {number} opens on day {serial}\n\nThe mayor came to see bridge {number}, and stayed.\n\n"
                           f"![The bridge](view{number}.png)\n")
        edition = os.path.join(folder, f"town-{serial}.edition")
        run(pack, "build", source, "-o", edition, "--quiet", stderr=subprocess.DEVNULL)
        if serial > 1:
            run(pack, "sign", edition, "--key", os.path.join(folder, "library.key"), "--passphrase-file", passphrase)
            os.unlink(edition)
        shutil.rmtree(source)
    for name in ("root.key", "library.key", "passphrase"):  # a terminal never sees them
        os.unlink(os.path.join(folder, name))


def make_disk(folder, build, here):
    """disk.img, vmlinuz and initrd in `folder`, anew each time."""
    with tempfile.TemporaryDirectory(dir=folder) as root:
        run("tar", "-xf", os.path.join(folder, "root.tar"), "-C", root)
        for name, kind in (("vmlinuz", "vmlinuz"), ("initrd", "initrd.img")):
            boot = os.path.join(root, "boot")
            found = sorted(entry for entry in os.listdir(boot) if entry.startswith(kind + "-"))
            shutil.copy(os.path.join(boot, found[-1]), os.path.join(folder, name))
        for program in ("lectern-pack", "lectern-install"):
            shutil.copy(os.path.join(build, "bin", program), os.path.join(root, "usr/bin"))
        run("cmake", "--install", build, "--prefix", "/usr", "--component", "units", env={**os.environ, "DESTDIR": root})
        run("systemd-sysusers", "--root=" + root)
        system = os.path.join(root, "etc/systemd/system")
        for target in ("graphical.target.wants", "multi-user.target.wants"):
            os.makedirs(os.path.join(system, target), exist_ok=True)
        os.symlink("/usr/lib/systemd/system/lectern.target", os.path.join(system, "graphical.target.wants/lectern.target"))
        os.symlink("/usr/lib/systemd/system/graphical.target", os.path.join(system, "default.target"))
        for unit in ("lectern.service", "lectern-xorg.service", "serial-getty@ttyS0.service", "e2scrub_reap.service"):  # no screen here
            os.symlink("/dev/null", os.path.join(system, unit))
        shutil.copy(os.path.join(here, "agent.sh"), os.path.join(root, "usr/local/sbin/agent"))
        os.chmod(os.path.join(root, "usr/local/sbin/agent"), 0o755)
        with open(os.path.join(system, "agent.service"), "w") as file:
            file.write("[Unit]\nAfter=systemd-tmpfiles-setup.service\n[Service]\nExecStart=/usr/local/sbin/agent\nRestart=always\n")
        os.symlink("../agent.service", os.path.join(system, "multi-user.target.wants/agent.service"))
        with open(os.path.join(root, "etc/fstab"), "w") as file:
            file.write("/dev/vda / ext4 rw 0 1\n")
        make_editions(os.path.join(build, "bin", "lectern-pack"), os.path.join(root, "srv"))
        disk = os.path.join(folder, "disk.img")
        if os.path.exists(disk):
            os.unlink(disk)
        with open(disk, "wb") as file:
            file.truncate(3 << 30)
        run("mkfs.ext4", "-q", "-F", "-d", root, disk, stderr=subprocess.DEVNULL)
