"""The oracle: whether a terminal's data folder keeps its promises, read from the disk alone.

Shares no code with lectern-install: what it knows stands in store/trust/UPDATE.md and store/install/INSTALL.md. Digests are hashlib's, signatures
are minisign's own program's, the database is opened by Python's sqlite3. Each promise that is broken is one line.
"""
import hashlib
import os
import re
import sqlite3
import subprocess
import tempfile

SLOT_BYTES = 4096
NAME = re.compile(r"(0|[1-9][0-9]{0,19})-[0-9a-f]{16}")


def b2(path):
    digest = hashlib.blake2b()
    with open(path, "rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            digest.update(piece)
    return digest.hexdigest()


def fields(text):
    """Lines of key=value as a list of pairs."""
    return [tuple(line.split("=", 1)) for line in text.splitlines()]


def read_slot(path):
    """The state of a slot as a dict, or None where it is torn."""
    try:
        data = open(path, "rb").read()
    except OSError:
        return None
    if len(data) != SLOT_BYTES:
        return None
    text, _, rest = data.partition(b"\0")
    if rest.strip(b"\0"):
        return None
    checked, found, check = text.rpartition(b"check=")
    if not found or check != hashlib.blake2b(checked).hexdigest().encode() + b"\n":
        return None
    state = {"refused": []}
    for key, value in fields(checked.decode()):
        if key == "refused":
            state["refused"].append(value)
        else:
            state[key] = int(value) if value.isdigit() and key not in ("current", "previous") else value
    return state


def read_state(data):
    slots = [read_slot(os.path.join(data, f"state.{slot}")) for slot in (0, 1)]
    sound = [state for state in slots if state]
    return max(sound, key=lambda state: state["generation"]) if sound else None


def signing_keys(data):
    """Lines of public keys that the newest list allows."""
    folder = os.path.join(data, "editions")
    lists = [name for name in os.listdir(folder) if re.fullmatch(r"[0-9]+\.keylist", name)]
    newest = max(lists, key=lambda name: int(name.split(".")[0]))
    return [value for key, value in fields(open(os.path.join(folder, newest)).read()) if key == "key"]


def is_signed(manifest, keys):
    for key in keys:
        with tempfile.NamedTemporaryFile("w", suffix=".pub") as public:
            public.write("untrusted comment: a key\n" + key + "\n")
            public.flush()
            done = subprocess.run(["minisign", "-Vqm", manifest, "-x", manifest + ".minisig", "-p", public.name],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if done.returncode == 0:
                return True
    return False


def opens(path, articles):
    """Why SQLite does not find a whole edition there; None where it does."""
    try:
        connection = sqlite3.connect(f"file:{path}?immutable=1&mode=ro", uri=True)
        try:
            if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                return "quick_check"
            found = connection.execute("SELECT count(*) FROM article").fetchone()[0]
            return None if found == articles else f"{found} articles instead of {articles}"
        finally:
            connection.close()
    except sqlite3.Error as error:
        return str(error)


def audit_edition(data, name, keys):
    base = os.path.join(data, "editions", name)
    try:
        told = dict(fields(open(base + ".manifest").read()))
        if os.path.getsize(base + ".db") != int(told["db_size"]):
            return [f"{name}: of another size than its manifest says"]
        if b2(base + ".db") != told["db_b2"]:
            return [f"{name}: not what its manifest says"]
    except OSError as error:
        return [f"{name}: {error}"]
    broken = []
    if name != f"{told['serial']}-{told['db_b2'][:16]}":
        broken.append(f"{name}: its manifest is of another edition")
    if not is_signed(base + ".manifest", keys):
        broken.append(f"{name}: minisign does not verify its manifest")
    wrong = opens(base + ".db", int(told["articles"]))
    if wrong:
        broken.append(f"{name}: SQLite: {wrong}")
    return broken


def snapshot(root, leave_out=()):
    """Digest of every file below root but for what `leave_out` (patterns of relative paths) names."""
    found = {}
    for folder, _, files in os.walk(root):
        for file in files:
            path = os.path.join(folder, file)
            relative = os.path.relpath(path, root)
            if not any(re.match(pattern, relative) for pattern in leave_out):
                found[relative] = b2(path)
    return found


# What an update may change in a data folder.
CHANGING = (r"incoming/", r"editions/", r"state\.[01]$", r"lock$")


def audit(data, allowed, floor, most_editions=3):
    """What is wrong. `allowed`: names that may be current; `floor`: (epoch, serial) that must not have fallen.
    `most_editions`: two, and the one that is just being committed."""
    state = read_state(data)
    if state is None:
        return ["2: no slot is sound"]
    broken = []
    keys = signing_keys(data)
    current = state["current"]
    if current not in allowed:
        broken.append(f"3: {current} is current, neither the old edition nor the new one")
    if current != "factory":
        if not NAME.fullmatch(current):
            broken.append(f"2: {current} is no name of an edition")
        broken += ["1: " + what for what in audit_edition(data, current, keys)]
    previous = state.get("previous")
    if previous and previous != "factory":
        broken += ["1: previous " + what for what in audit_edition(data, previous, keys)]
    if (state["epoch"], state["serial"]) < floor:
        broken.append(f"5: the floor fell to {state['epoch']}, {state['serial']}")
    databases = [name for name in os.listdir(os.path.join(data, "editions")) if name.endswith(".db")]
    if len(databases) > most_editions:
        broken.append(f"7: {len(databases)} editions on the disk")
    return broken
