"""What the documentation says is so: links, programs, packs, commands with their output, and the
generated pages.

A fenced block `console` holds commands (`$ tenet ...`, `$ ./dev demo`) and what they print; a line
`…` stands for any lines. A fenced block `json`, `cpp`, `c` or `python` is part of a file of the
project, but for the indentation.
"""

import functools
import itertools
import json
import os
import pathlib
import re
import shlex
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("TENET_BUILD_DIR", ROOT / "build/dev"))
TENET = BUILD / "tenet"
CALENDAR = "packs/calendars/cn.json"
TWINS = [("README.md", "README.zh-CN.md"),
         ("docs/writing-rules.md", "docs/writing-rules.zh-CN.md"),
         ("docs/tutorial-year.md", "docs/tutorial-year.zh-CN.md")]
PROGRAMS = {"cpp": ["examples/cpp/check_order.cpp"], "c": ["examples/c/check_order.c"],
            "python": ["examples/python/check_order.py",
                       "examples/python/decide_side_by_side.py"]}
DEFINITION_READERS = ["src/policy/pack_reader.cpp", "src/policy/pack_tables.cpp",
                      "src/policy/pack_groupings.cpp",
                      "src/table/table_json.cpp", "src/score/scorecard_json.cpp",
                      "src/score/reading.cpp"]


# Lineages that pages and their commands read, by what writes them.
LINEAGES = {
    "examples/groups/lineage.json":
        "tenet group lineage examples/groups/history.json --since 2024-01-01 --at 2026-12-31"
        " --policy packs/group-policies/equity-control.json --format json",
    "examples/groups/clients-lineage.json":
        "tenet group lineage examples/key-accounts --since 2025-01-01 --at 2025-12-31"
        " --policy packs/connected-clients/connected-clients.policy.json --format json"}


def pages():
    skipped = {".git", ".deps", "build", "node_modules"}
    return [p for p in sorted(ROOT.rglob("*.md"))
            if not skipped.intersection(p.relative_to(ROOT).parts)]


@functools.lru_cache(maxsize=None)
def text_of(path):
    return path.read_text(encoding="utf-8")


def blocks(text):
    """Language and lines of every fenced block."""
    return [(m[1], m[2].splitlines())
            for m in re.finditer(r"^```(\S*)\n(.*?)^```$", text, re.M | re.S)]


def without_blocks(text):
    return re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)


def headings(text):
    return re.findall(r"^(#+) +(.+?)\s*$", without_blocks(text), re.M)


def anchor(heading):
    """The anchor GitHub gives a heading."""
    plain = re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", heading).lower())
    return plain.replace(" ", "-")


def is_part(lines, of):
    """Whether lines stand in a file one after the other; indentation and blank lines aside."""
    wanted = [line.strip() for line in lines if line.strip()]
    there = [line.strip() for line in of if line.strip()]
    return any(there[i:i + len(wanted)] == wanted for i in range(len(there)))


def agrees(wanted, printed):
    """Whether printed lines are the wanted ones, where `…` stands for any number of lines."""
    if not wanted:
        return not printed
    if wanted[0].strip() == "…":
        return any(agrees(wanted[1:], printed[i:]) for i in range(len(printed) + 1))
    return bool(printed) and wanted[0].rstrip() == printed[0].rstrip() \
        and agrees(wanted[1:], printed[1:])


def run(command):
    """What a command of the documentation prints, errors behind the rest."""
    words = shlex.split(command)
    environment = dict(os.environ, TENET=str(TENET))
    if words[:2] == ["./dev", "demo"]:
        words = ["bash", "examples/demo.sh"]
    elif words[:2] == ["./dev", "tenet"]:
        words = [str(TENET), *words[2:]]
    elif words[0] == "tenet":
        words = [str(TENET), *words[1:]]
    else:
        raise AssertionError(f"a command that is not tested: {command}")
    return subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True,
                          encoding="utf-8", check=False)


def said_by(ran):
    """The lines of a result; of a failure also what it complains about."""
    return (ran.stdout + (ran.stderr if ran.returncode > 1 else "")).splitlines()


class Documentation(unittest.TestCase):
    def test_links_lead_somewhere(self):
        for page in pages():
            for link in re.findall(r"\]\(([^)\s]+)\)", without_blocks(text_of(page))):
                if re.match(r"[a-z]+:", link):
                    continue
                path, _, fragment = link.partition("#")
                target = (page.parent / path).resolve() if path else page
                with self.subTest(page=str(page.relative_to(ROOT)), link=link):
                    self.assertTrue(target.exists())
                    if fragment and target.suffix == ".md":
                        known = {anchor(h) for _, h in headings(text_of(target))}
                        self.assertIn(fragment, known)

    def test_twins_have_the_same_parts(self):
        for first, second in TWINS:
            one, other = text_of(ROOT / first), text_of(ROOT / second)
            with self.subTest(page=first):
                self.assertEqual([level for level, _ in headings(one)],
                                 [level for level, _ in headings(other)])
                self.assertEqual([language for language, _ in blocks(one)],
                                 [language for language, _ in blocks(other)])
                same = [[b for b in blocks(t) if b[0] in (*PROGRAMS, "json", "sh", "cmake")]
                        for t in (one, other)]
                self.assertEqual(*same)

    def test_programs_are_those_of_the_examples(self):
        shown = [b for b in blocks(text_of(ROOT / "README.md")) if b[0] in PROGRAMS]
        self.assertEqual({language for language, _ in shown}, set(PROGRAMS))
        for language, lines in shown:
            with self.subTest(language=language):
                programs = [text_of(ROOT / file) for file in PROGRAMS[language]]
                self.assertTrue(any(is_part(lines, p.splitlines()) for p in programs))

    def test_json_is_part_of_a_file(self):
        files = [p for folder in ("docs/examples", "packs", "examples")
                 for p in sorted((ROOT / folder).rglob("*.json"))]
        for page in pages():
            for language, lines in blocks(text_of(page)):
                if language != "json":
                    continue
                with self.subTest(page=str(page.relative_to(ROOT)), block=lines[0]):
                    self.assertTrue(
                        any(is_part(lines, text_of(f).splitlines()) for f in files))

    def test_other_programs_are_part_of_a_file(self):
        files = [p for folder in ("docs/examples", "examples")
                 for p in sorted((ROOT / folder).rglob("*.c*")) if p.suffix in (".c", ".cpp")]
        for page in sorted((ROOT / "docs").glob("*.md")):
            for language, lines in blocks(text_of(page)):
                if language not in ("c", "cpp"):
                    continue
                with self.subTest(page=page.name, block=lines[0]):
                    self.assertTrue(
                        any(is_part(lines, text_of(f).splitlines()) for f in files))

    def test_commands_print_what_is_shown(self):
        for page in pages():
            for language, lines in blocks(text_of(page)):
                if language != "console":
                    continue
                starts = [i for i, line in enumerate(lines) if line.startswith("$ ")]
                for begin, end in itertools.pairwise([*starts, len(lines)]):
                    command, wanted = lines[begin][2:], lines[begin + 1:end]
                    with self.subTest(page=str(page.relative_to(ROOT)), command=command):
                        ran = run(command)
                        printed = said_by(ran)
                        self.assertTrue(agrees(wanted, printed), "\n".join(printed[:60]))

    def test_lineages_are_what_the_command_writes(self):
        shown = {word for page in pages() for _, lines in blocks(text_of(page))
                 for word in re.findall(r"[\w/.-]+lineage\.json", "\n".join(lines))}
        self.assertEqual(shown, set(LINEAGES))
        for file, command in LINEAGES.items():
            with self.subTest(file=file):
                ran = run(command)
                self.assertEqual((ran.returncode, ran.stderr), (0, ""))
                self.assertEqual(ran.stdout, text_of(ROOT / file))

    def test_every_id_of_a_lineage_that_a_page_names_is_one(self):
        known = {event["group"] for file in LINEAGES
                 for event in json.loads(text_of(ROOT / file))["events"]}
        for page in pages():
            for id in re.findall(r"\b[A-Z][\w-]*@\d{4}-\d{2}-\d{2}", text_of(page)):
                with self.subTest(page=str(page.relative_to(ROOT)), id=id):
                    self.assertIn(id, known)

    def test_packs_of_the_documentation_pass_their_tests(self):
        packs = [p for p in sorted((ROOT / "docs/examples").iterdir())
                 if any('"regulation"' in text_of(f) for f in p.glob("*.json"))]
        self.assertGreaterEqual(len(packs), 2)
        for pack in packs:
            for command in ("lint", "test"):
                with self.subTest(pack=pack.name, command=command):
                    ran = run(f"tenet {command} {pack} --calendar {CALENDAR} --lang en")
                    self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
                    self.assertNotIn(" warning: ", ran.stdout + ran.stderr)

    def test_the_guide_names_every_member_of_a_pack(self):
        read = r"\b\w+\.(?:text|optional_text|both|optional_both|lines|texts|items|find|require|" \
               r"flag|number|integer|day|choice)\(\s*\"(\w+)\""
        helpers = r"(?:read_expression|require_expression|read_list|read_definitions|cells|tests)" \
                  r"\(\w+, \"(\w+)\""
        members = {m for source in DEFINITION_READERS for pattern in (read, helpers)
                   for m in re.findall(pattern, text_of(ROOT / source))}
        self.assertGreater(len(members), 60)
        for page in TWINS[1]:
            for member in sorted(members):
                with self.subTest(page=page, member=member):
                    self.assertRegex(text_of(ROOT / page), rf'[`"]{member}[`"]')

    def test_the_formatter_knows_every_expression_of_a_pack(self):
        read = r"(?:read|require)_expression\(\w+, \"(\w+)\""
        members = set(re.findall(read, text_of(ROOT / "src/policy/pack_reader.cpp")))
        self.assertGreater(len(members), 15)
        formatter = text_of(ROOT / "src/policy/format_pack.cpp")
        for member in sorted(members):
            with self.subTest(member=member):
                self.assertIn(f'"{member}"', formatter)

    def test_the_command_line_page_names_every_option(self):
        page = text_of(ROOT / "docs/cli.md")
        helped = run("tenet --help").stdout
        commands = re.findall(r"^  ([a-z]+)  +", helped.partition("Subcommands:")[2], re.M)
        self.assertIn("check", commands)
        for command in commands:
            self.assertRegex(page, rf"`tenet {command}\b")
            for option in re.findall(r"^ +(--[a-z-]+)", run(f"tenet {command} --help").stdout, re.M):
                with self.subTest(command=command, option=option):
                    self.assertIn(f"`{option}", page)

    def test_generated_pages_are_up_to_date(self):
        for page in ("records", "diagnostics"):
            with self.subTest(page=page):
                made = subprocess.run([str(BUILD / "tenet_reference"), page], check=True,
                                      capture_output=True, text=True, encoding="utf-8").stdout
                self.assertEqual(made, text_of(ROOT / f"docs/reference/{page}.md"),
                                 "build the target reference_pages and commit what it writes")

    def test_the_reference_knows_every_table_of_messages(self):
        tool = text_of(ROOT / "tools/reference.cpp")
        for table in (ROOT / "include").rglob("*messages.hpp"):
            with self.subTest(table=table.name):
                self.assertIn(f"<{table.relative_to(ROOT / 'include')}>", tool)

    def test_schemas_are_json(self):
        for schema in (ROOT / "docs/schemas").glob("*.json"):
            with self.subTest(schema=schema.name):
                self.assertIn("$schema", json.loads(text_of(schema)))


if __name__ == "__main__":
    unittest.main()
