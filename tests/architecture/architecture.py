"""Reads the sources and reports what breaks the plan of the house.

Run `python3 architecture.py ROOT`: prints one line per finding, exit status 1 if there is any.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

FLOORS = [
    ["base"],
    ["schema"],
    ["json", "csv", "feel"],
    ["table", "score", "party"],
    ["dmn", "group", "org"],
    ["account"],
    ["portfolio"],
    ["policy"],
    ["assess"],
    ["report", "store"],
]
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
ROOF = len(FLOORS)
FRONT_DOOR = "front door"
ABOVE_THE_DOOR = {"capi": ROOF + 1, "cli": ROOF + 1}
FLOOR_OF |= {FRONT_DOOR: ROOF} | ABOVE_THE_DOOR

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:<([^>\n]+)>|"([^"\n]+)")', re.MULTILINE)
COMMENT_OR_STRING = re.compile(
    r"""//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\\n])'|R"\w*\(.*?\)\w*"|"(?:\\.|[^"\\\n])*\"""", re.DOTALL)
MESSAGE = re.compile(r'\bconstexpr\s+(?:tenet::)?message\s+(\w+)\s*\{\s*"([^"]*)"')
MESSAGE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")

HIDDEN_INPUT_OR_EXIT = {
    r"std::(?:cout|cerr|clog|cin)\b": "writes or reads a standard stream",
    r"(?<![\w:.>])(?:std::)?(?:printf|puts|putchar|perror)\s*\(": "writes to standard output",
    r"\b(?:std|fmt)::print(?:ln)?\s*\(": "writes to standard output",
    r"\bgetenv\s*\(": "reads the environment",
    r"\b(?:system_clock|steady_clock|utc_clock)::now\b": "reads a clock",
    r"(?<![\w:.>])(?:std::)?(?:time|gettimeofday|clock_gettime)\s*\(\s*(?:nullptr|NULL|0|&)": "reads a clock",
    r"\b(?:setlocale|std::locale)\b": "depends on the locale",
    r"(?<![\w:.>])(?:std::)?(?:terminate|abort|exit|_Exit|quick_exit)\s*\(": "ends the host's process",
    r"\b(?:Expects|Ensures)\s*\(": "ends the host's process when a contract is broken",
    r"\bstd::random_device\b": "is not reproducible",
}


def sources(root: Path) -> Iterator[Path]:
    """Every header and source of the library, the C ABI and the command line."""
    for top in ("include", "src", "capi"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix in {".hpp", ".cpp", ".h", ".ipp"} and path.is_file():
                yield path


def room_of(root: Path, path: Path) -> str | None:
    """The room a file lies in; None for a folder that is no room."""
    parts = path.relative_to(root).parts
    if parts[0] == "capi":
        return "capi"
    inner = parts[2:] if parts[0] == "include" else parts[1:]
    if len(inner) == 1:
        return "base" if inner[0] == "version.hpp" else FRONT_DOOR
    return inner[0] if inner[0] in FLOOR_OF else None


def included_file(root: Path, path: Path, angled: str, quoted: str) -> Path | None:
    """The file of the project an include names; None for anything from outside."""
    bases = [root / "include", root / "capi" / "include"]
    if quoted:
        bases = [path.parent, root / "src", root / "capi" / "src", *bases]
    for base in bases:
        candidate = (base / (angled or quoted)).resolve()
        if candidate.is_file() and candidate.is_relative_to(root):
            return candidate
    return None


def check_includes(root: Path) -> list[str]:
    """Includes that run up or sideways, and files in folders that are no room."""
    findings = []
    for path in sources(root):
        name = path.relative_to(root)
        room = room_of(root, path)
        if room is None:
            findings.append(f"{name}: lies in a folder that is no room")
            continue
        text = path.read_text(encoding="utf-8")
        for match in INCLUDE.finditer(text):
            angled, quoted = match.group(1) or "", match.group(2) or ""
            line = text.count("\n", 0, match.start()) + 1
            target = included_file(root, path, angled, quoted)
            if target is None:
                if angled.startswith("tenet/") or quoted:
                    findings.append(f"{name}:{line}: {angled or quoted} does not exist")
                continue
            other = room_of(root, target)
            if other is None or other == room or FLOOR_OF[other] < FLOOR_OF[room]:
                continue
            way = "sideways" if FLOOR_OF[other] == FLOOR_OF[room] else "up"
            findings.append(f"{name}:{line}: {room} includes {way} into {other}")
    return findings


def check_messages(root: Path) -> list[str]:
    """Diagnostic ids used twice or badly formed, and messages missing from their room's table."""
    findings = []
    seen: dict[str, str] = {}
    for path in sorted((root / "include").rglob("messages*.hpp")):
        text = path.read_text(encoding="utf-8")
        name = str(path.relative_to(root))
        for constant, identifier in MESSAGE.findall(text):
            if identifier in seen:
                findings.append(f"{name}: id {identifier} is taken by {seen[identifier]}")
            seen[identifier] = name
            if not MESSAGE_ID.fullmatch(identifier):
                findings.append(f"{name}: id {identifier} is not lower-case words joined by -")
            if not re.search(rf"&(?:\w+::)*{constant}\b", text):
                findings.append(f"{name}: {constant} is missing from the table `all`")
    return findings


def check_hidden_inputs(root: Path) -> list[str]:
    """Library code that reads what nobody handed it, prints, or may end the process."""
    findings = []
    for path in sources(root):
        name = path.relative_to(root)
        if room_of(root, path) == "cli":
            continue
        text = path.read_text(encoding="utf-8")
        code = COMMENT_OR_STRING.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
        for pattern, reason in HIDDEN_INPUT_OR_EXIT.items():
            for match in re.finditer(pattern, code):
                line = code.count("\n", 0, match.start()) + 1
                findings.append(f"{name}:{line}: {match.group().strip()} {reason}")
    return findings


def check(root: Path) -> list[str]:
    """All findings for the project at `root`."""
    root = root.resolve()
    return check_includes(root) + check_messages(root) + check_hidden_inputs(root)


def main() -> int:
    findings = check(Path(sys.argv[1]))
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
