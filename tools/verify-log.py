#!/usr/bin/env python3
"""Verifies an export of the log of Pluis, without Pluis: Python's standard library only.

    verify-log.py EXPORT [--witness FILE]     answers 0 when whole, 1 when not, 2 for wrong use
    verify-log.py --batch                     many at once: JSON lines on the standard input

Written from docs/log-format.md, on purpose not from the program. Reads the export once, in constant memory.
"""

import base64
import hashlib
import hmac
import json
import re
import sys

FIELDS = 14
OBJECT_TYPE, OBJECT_REF = 7, 8
LONGEST = 64 * 1024
GENESIS = "0" * 64
HEX = re.compile(r"[0-9a-f]{64}\Z")
NOTE = re.compile(
    r"(pluis log v1\n(\d{4}-\d{2}-\d{2}T[\d:.]+Z)\n(\d{1,9})\n(\d{1,15})\n([0-9a-f]{64})\n[0-9a-f]{64}\n)"
    r"\n\u2014 pluis ([A-Za-z0-9+/]{91}=)\n\Z",
    re.ASCII,
)
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z\Z", re.ASCII)
NOTES = re.compile(r"pluis log v1\n(?:[^\n\"]*\n){5}\n\u2014 pluis [A-Za-z0-9+/=]+\n")
HEADER = ["log", "board", "key", "exported"]
ROW = ["seq", "id", "at", "action", "outcome", "commitment", "prev", "hash", "salt", "payload"]
CHECKPOINT = ["checkpoint", "seq", "hash", "index", "size", "path"]

# Ed25519 as in RFC 8032, section 6, for checking signatures only: nothing here is secret, so nothing needs to take equal time.
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(a, b):
    x = (a[1] - a[0]) * (b[1] - b[0]) % P
    y = (a[1] + a[0]) * (b[1] + b[0]) % P
    z = 2 * a[3] * b[3] * D % P
    w = 2 * a[2] * b[2] % P
    e, f, g, h = y - x, w - z, w + z, y + x
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number, point):
    sum_ = (0, 1, 1, 0)
    while number > 0:
        if number & 1:
            sum_ = add(sum_, point)
        point = add(point, point)
        number >>= 1
    return sum_


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - x2) % P != 0:
        return None
    return P - x if x & 1 != sign else x


def point_from(given):
    y = int.from_bytes(given, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, -1, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def signature_holds(key, message, signature):
    if len(signature) != 64:
        return False
    public, r = point_from(key), point_from(signature[:32])
    if public is None or r is None:
        return False
    s = int.from_bytes(signature[32:], "little")
    if s >= Q:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % Q
    return same(times(s, BASE), add(r, times(h, public)))


def key_hash(key):
    return hashlib.sha256(b"pluis\n\x01" + key).digest()[:4]


KNOWN = {}


def read_note(note, key):
    """The moment, the number of boards and the root of a note; None when it is none, or not signed with this key."""
    if (note, key) not in KNOWN:
        if len(KNOWN) > 1000:
            KNOWN.clear()
        KNOWN[(note, key)] = read_note_anew(note, bytes.fromhex(key))
    return KNOWN[(note, key)]


def read_note_anew(note, key):
    found = NOTE.match(note)
    if found is None:
        return None
    text, at, boards, rows, root, signed = found.groups()
    if str(int(boards)) != boards or str(int(rows)) != rows:
        return None
    signature = base64.b64decode(signed, validate=True)
    if base64.b64encode(signature).decode() != signed or signature[:4] != key_hash(key):
        return None
    if not signature_holds(key, text.encode(), signature[4:]):
        return None
    return at, int(boards), root


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def counted(text):
    if text is None:
        return b"-,"
    given = text.encode()
    return b"%d:%b," % (len(given), given)


def root_from(leaf, index, size, path):
    """The root of the tree that has this leaf at this place; None when the path does not fit."""
    if not 0 <= index < size:
        return None
    if size == 1:
        return leaf if not path else None
    if not path:
        return None
    split = 1 << ((size - 1).bit_length() - 1)
    beside = path[-1]
    if index < split:
        here = root_from(leaf, index, split, path[:-1])
        return None if here is None else sha256(b"\x01", here, beside)
    here = root_from(leaf, index - split, size - split, path[:-1])
    return None if here is None else sha256(b"\x01", beside, here)


def is_hex(value):
    return isinstance(value, str) and HEX.match(value) is not None


def is_number(value):
    return type(value) is int


def fields_of(line):
    """The fields of a line that is written in the one way in which it can be; else None."""
    try:
        written = line.decode("utf-8")
        value = json.loads(written)
        if isinstance(value, dict) and json.dumps(value, ensure_ascii=False, separators=(",", ":")) == written:
            return value
    except (ValueError, RecursionError):
        pass
    return None


class Broken(Exception):
    def __init__(self, row, line, says):
        super().__init__(says)
        self.row, self.line, self.says = row, line, says


class Verifier:
    def __init__(self, witness=()):
        self.line, self.board, self.key, self.rows, self.prev = 0, None, None, 0, GENESIS
        self.checkpoints, self.last_at, self.ended, self.missing = 0, "", False, frozenset(witness)
        # How many rows are without data, and of those that no later row accounts for the latest: its moment, row and line.
        self.expired, self.unsaid = 0, None

    def fork(self):
        other = Verifier()
        other.__dict__.update(self.__dict__)
        return other

    def row_broken(self, says):
        return Broken(self.rows + 1, self.line, says)

    def line_broken(self, says):
        return Broken(None, self.line, says)

    def take(self, line):
        self.line += 1
        if self.ended:
            raise self.line_broken("Na het einde van de export staat nog iets.")
        fields = None if line is None else fields_of(line)
        if fields is None:
            raise self.row_broken("Deze regel is geen regel van een logboek, of niet meer heel.")
        keys = list(fields)
        if self.line == 1:
            self.header(keys, fields)
        elif keys == ROW:
            self.row(*fields.values())
        elif keys == CHECKPOINT:
            self.checkpoint(*fields.values())
        elif keys == ["end"]:
            self.end(fields["end"])
        else:
            raise self.row_broken("Deze regel heeft andere velden dan een regel van een logboek.")

    def header(self, keys, fields):
        if keys != HEADER:
            raise self.line_broken("De kop ontbreekt.")
        if not is_number(fields["log"]) or fields["log"] != 1 or not is_hex(fields["key"]):
            raise self.line_broken("De kop is niet te lezen.")
        if not isinstance(fields["board"], str) or not isinstance(fields["exported"], str):
            raise self.line_broken("De kop is niet te lezen.")
        if any(read_note(note, fields["key"]) is None for note in self.missing):
            raise self.line_broken("De getuige is met een andere sleutel ondertekend dan dit logboek, of niet heel.")
        self.board, self.key = fields["board"], fields["key"]

    def row(self, seq, id_, at, action, outcome, commitment, prev, hash_, salt, payload):
        if not is_number(seq) or seq != self.rows + 1:
            raise self.row_broken("Hier hoort een andere regel te staan: er is iets weg, extra of verwisseld.")
        if prev != self.prev:
            raise self.row_broken("Deze regel sluit niet aan op de regel ervoor.")
        if not all(isinstance(one, str) for one in (id_, at, action, outcome)) or not is_hex(commitment) or not is_hex(hash_):
            raise self.row_broken("Deze regel is niet te lezen.")
        if not (salt is None and payload is None):
            if not is_hex(salt) or not isinstance(payload, list) or len(payload) != FIELDS:
                raise self.row_broken("De gegevens van deze regel zijn veranderd.")
            if not all(one is None or isinstance(one, str) for one in payload):
                raise self.row_broken("De gegevens van deze regel zijn veranderd.")
            made = hmac.digest(bytes.fromhex(salt), b"".join(map(counted, payload)), "sha256")
            if made.hex() != commitment:
                raise self.row_broken("De gegevens van deze regel zijn veranderd.")
        header = b"".join(map(counted, (self.board, str(seq), id_, at, action, outcome)))
        if sha256(bytes.fromhex(prev), header, bytes.fromhex(commitment)).hex() != hash_:
            raise self.row_broken("Deze regel is veranderd, of van een ander bestuur.")
        self.rows, self.prev = seq, hash_
        self.account(at, action, payload)

    def account(self, at, action, payload):
        """A row without data must be of before a moment until which, as a later row says, the log expired."""
        if payload is None:
            self.expired += 1
            if self.unsaid is None or at > self.unsaid[0]:
                self.unsaid = (at, self.rows, self.line)
        elif action == "expire" and payload[OBJECT_TYPE] == "log" and self.unsaid is not None:
            before = payload[OBJECT_REF]
            if before is not None and MOMENT.match(before) and before < at and self.unsaid[0] < before:
                self.unsaid = None

    def checkpoint(self, note, seq, hash_, index, size, path):
        said = read_note(note, self.key) if isinstance(note, str) else None
        if said is None:
            raise self.line_broken("De handtekening van een controlepunt klopt niet.")
        at, boards, root = said
        if at < self.last_at:
            raise self.line_broken("De controlepunten staan niet op volgorde van tijd.")
        if not is_number(seq) or seq != self.rows or hash_ != self.prev:
            raise self.row_broken("Het logboek is hier anders dan op het moment van een controlepunt.")
        if not is_number(size) or size != boards or not is_number(index) or not isinstance(path, list) or not all(map(is_hex, path)):
            raise self.line_broken("Een controlepunt is niet te lezen.")
        leaf = sha256(b"\x00", counted(self.board), counted(str(seq)), bytes.fromhex(hash_))
        found = root_from(leaf, index, size, [bytes.fromhex(step) for step in path])
        if found is None or found.hex() != root:
            raise self.row_broken("Het ondertekende controlepunt hoort niet bij dit logboek.")
        self.checkpoints, self.last_at = self.checkpoints + 1, at
        self.missing = self.missing - {note}

    def end(self, end):
        expected = {"rows": self.rows, "hash": self.prev, "checkpoints": self.checkpoints}
        if json.dumps(end) != json.dumps(expected):
            raise self.row_broken("Het einde past niet bij wat ervoor staat.")
        self.ended = True

    def finish(self):
        self.line += 1
        if not self.ended:
            raise self.row_broken("Het logboek houdt hier op; het einde ontbreekt.")
        if self.missing:
            raise self.line_broken("Een controlepunt van de getuige staat niet in dit logboek: er is iets weg of vervangen.")
        if self.unsaid is not None:
            says = "De gegevens van deze regel zijn weg, en geen latere regel zegt dat ze verlopen zijn."
            raise Broken(self.unsaid[1], self.unsaid[2], says)


def lines_in(file):
    """Lines without their ends; None for one that has no end, or is beyond all measure."""
    while True:
        line = file.readline(LONGEST)
        if line == b"":
            return
        if not line.endswith(b"\n"):
            yield None
            return
        yield line[:-1]


def notes_in(path):
    if path is None:
        return ()
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read().replace("\r\n", "\n").replace("\\n", "\n")
    notes = NOTES.findall(text)
    if not notes:
        raise Broken(None, 0, "In het bestand van de getuige staat geen controlepunt.")
    return notes


def verify(path, witness):
    verifier = Verifier(notes_in(witness))
    with open(path, "rb") as file:
        for line in lines_in(file):
            verifier.take(line)
    verifier.finish()
    return verifier


class Flips:
    """One export in memory, with the state of the verifier before each line, to see what one turned bit does."""

    def __init__(self, path):
        self.path = path
        with open(path, "rb") as file:
            self.bytes = file.read()
        self.starts, self.before = [], []
        verifier, at = Verifier(), 0
        for line in self.bytes.splitlines(keepends=True):
            self.starts.append(at)
            self.before.append(verifier.fork())
            verifier.take(line[:-1])
            at += len(line)

    def turn(self, bit):
        at = bit // 8
        number = next(n for n in range(len(self.starts) - 1, -1, -1) if self.starts[n] <= at)
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.bytes)
        begin = self.starts[number]
        turned = bytearray(self.bytes[begin:end])
        turned[at - begin] ^= 1 << bit % 8
        verifier = self.before[number].fork()
        if turned.endswith(b"\n"):
            for line in bytes(turned[:-1]).split(b"\n"):
                verifier.take(line)
            rest = self.bytes[end:]
        else:
            rest = bytes(turned) + self.bytes[end:]
        for line in rest.split(b"\n")[:-1]:
            verifier.take(line)
        verifier.finish()


def batch():
    """Per line {"export": PATH, "witness": PATH or null, "flips": [bits] or null}; answers a line each, for flips one per bit."""
    held = None
    for asked in sys.stdin:
        task = json.loads(asked)
        answers = []
        if task.get("flips") is None:
            answers.append(outcome(lambda: verify(task["export"], task.get("witness"))))
        else:
            if held is None or held.path != task["export"]:
                held = Flips(task["export"])
            for bit in task["flips"]:
                answers.append(outcome(lambda: held.turn(bit)))
        print(json.dumps(answers), flush=True)


def outcome(work):
    try:
        work()
        return {"whole": True}
    except Broken as broken:
        return {"whole": False, "row": broken.row, "line": broken.line, "says": broken.says}


def main(words):
    if words == ["--batch"]:
        batch()
        return 0
    if len(words) not in (1, 3) or words[0].startswith("-") or (len(words) == 3 and words[1] != "--witness"):
        print("Gebruik: verify-log.py EXPORT [--witness BESTAND]", file=sys.stderr)
        return 2
    try:
        found = verify(words[0], words[2] if len(words) == 3 else None)
    except OSError:
        print("Dat bestand is niet te lezen.", file=sys.stderr)
        return 2
    except Broken as broken:
        where = f"rij {broken.row}" if broken.row is not None else f"regel {broken.line} van het bestand"
        print(f"Het logboek klopt niet: {where}. {broken.says}")
        return 1
    expired = "" if found.expired == 0 else f" Van {found.expired} rijen zijn de gegevens verlopen."
    print(f"Het logboek van {found.board} klopt: {found.rows} rijen, {found.checkpoints} controlepunten.{expired}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
