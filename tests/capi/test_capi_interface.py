"""What the C interface promises to the outside: its symbols, its documentation, its binary form.

After a change that is meant, `TENET_BUILD_DIR=build/dev python3 tests/capi/test_capi_interface.py
--rewrite` writes the symbol list and the description of the binary interface anew.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ["TENET_BUILD_DIR"])
HEADERS = sorted((ROOT / "capi" / "include" / "tenet").rglob("*.h"))
SYMBOLS = ROOT / "capi" / "tenet_c.symbols"
BASELINE = ROOT / "capi" / "tenet_c.abi.xml"
LIBRARY = BUILD / "libtenet_c.so"
DUMP_OPTIONS = ["--headers-dir", str(ROOT / "capi" / "include"), "--drop-private-types",
                "--exported-interfaces-only", "--no-show-locs", "--no-corpus-path",
                "--no-comp-dir-path", "--no-elf-needed", "--no-parameter-names"]


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, timeout=900)


def listed():
    return SYMBOLS.read_text("utf-8").split()


def header():
    """The whole interface, as `<tenet/tenet.h>` brings it."""
    return "\n".join(part.read_text("utf-8") for part in HEADERS)


def declared():
    text = re.sub(r"/\*.*?\*/", "", header(), flags=re.S)
    return sorted(re.findall(r"^TENET_API\s[^;(]*?\b(tenet_\w+)\s*\(", text, flags=re.M))


def dump(to):
    """Describes the binary interface of the library that was built, without paths of the machine."""
    made = run("abidw", *DUMP_OPTIONS, "--out-file", str(to), str(LIBRARY))
    if made.returncode != 0:
        raise RuntimeError(made.stderr)
    to.write_text(to.read_text("utf-8").replace(f"{ROOT}/", ""), "utf-8")


class Interface(unittest.TestCase):
    def test_the_library_exports_what_is_listed_and_nothing_else(self):
        out = run("nm", "-D", "--defined-only", str(LIBRARY))
        self.assertEqual(out.returncode, 0, out.stderr)
        exported = sorted(line.split()[-1].split("@")[0] for line in out.stdout.splitlines()
                          if line.split()[-2] != "A")
        self.assertEqual(exported, listed())

    def test_the_header_declares_what_is_listed(self):
        self.assertEqual(declared(), listed())
        self.assertEqual(listed(), sorted(set(listed())))

    def test_every_declaration_says_since_when(self):
        text = header()
        pattern = re.compile(r"(/\*\*(?:(?!\*/).)*\*/)?\s*\n"
                             r"(TENET_API\s[^;]*;|typedef\s[^;{]*[;{]|#define TENET_\w+[ (])",
                             re.S)
        without = [found.group(2).split("(")[0] for found in pattern.finditer(text)
                   if "@since" not in (found.group(1) or "") and
                   not found.group(2).startswith("#define TENET_API")]
        self.assertEqual(without, [])

    def test_every_function_documents_each_parameter_and_its_answer(self):
        text = header()
        for doc, result, name, parameters in re.findall(
                r"/\*\*((?:(?!\*/).)*)\*/\s*\nTENET_API\s+([^;(]*?)\b(tenet_\w+)\s*\(([^;]*)\);",
                text, flags=re.S):
            wanted = [re.search(r"(\w+)\s*$", p).group(1) for p in parameters.split(",")
                      if p.strip() != "void"]
            documented = re.findall(r"@param(?:\[[\w,]+\])?\s+(\w+)", doc)
            with self.subTest(function=name):
                self.assertEqual(documented, wanted)
                self.assertEqual("@return" in doc, result.strip() != "void")

    def test_the_binary_interface_has_not_changed(self):
        if shutil.which("abidw") is None or shutil.which("abidiff") is None:
            self.skipTest("abidw is not installed: install abigail-tools to compare the ABI")
        if ".debug_info" not in run("readelf", "-S", "--wide", str(LIBRARY)).stdout:
            self.skipTest("the library was built without debug information")
        with tempfile.TemporaryDirectory() as folder:
            now = pathlib.Path(folder) / "now.abi.xml"
            dump(now)
            differs = run("abidiff", str(BASELINE), str(now))
        self.assertEqual(differs.returncode, 0, differs.stdout + differs.stderr)


class Examples(unittest.TestCase):
    def printed_by_both(self, name, *arguments):
        """What the example prints in C, having compared it with C++."""
        programs = [BUILD / f"example_{language}_{name}" for language in ("c", "cpp")]
        if not all(program.exists() for program in programs):
            self.skipTest("the examples were not built")
        outputs = []
        for program in programs:
            done = run(str(program), *map(str, arguments))
            self.assertEqual(done.returncode, 0, done.stderr)
            outputs.append(done.stdout)
        self.assertEqual(outputs[0], outputs[1])
        return outputs[0]

    def test_c_and_cpp_print_the_same_verdicts(self):
        printed = self.printed_by_both("check_order", ROOT / "examples" / "key-accounts",
                                       ROOT / "packs" / "key-account-regulation")
        self.assertIn("QINGHE", printed)

    def test_c_and_cpp_print_the_same_decisions(self):
        printed = self.printed_by_both("decide_discount",
                                       ROOT / "examples" / "dmn" / "discount.dmn")
        self.assertIn("折扣率 0.10\n", printed)
        self.assertIn('"金额":16915.00', printed)

    def test_c_and_cpp_show_the_same_group(self):
        printed = self.printed_by_both("show_group",
                                       ROOT / "examples" / "groups" / "graph.json",
                                       ROOT / "packs" / "group-policies" / "connected-clients.json",
                                       ROOT / "examples" / "groups" / "orders.json")
        self.assertIn("林岚 控制\n", printed)
        self.assertTrue(printed.endswith("订单合计 269.90\n"))

    def test_c_and_cpp_write_the_same_files_of_a_graph(self):
        groups = ROOT / "examples" / "groups"
        tables = [groups / "table-2-2.csv", groups / "table-3-3.csv"]
        printed = self.printed_by_both("convert_graph", "supervisory", "supervisory", *tables)
        self.assertTrue(printed.startswith("table-2-2.csv\n"))
        self.assertIn("\ntable-3-3.csv\n", printed)
        self.assertNotIn("lost: ", printed)
        lossy = self.printed_by_both("convert_graph", "supervisory", "gleif", *tables)
        self.assertIn("lost: G001 is not, or not wholly, written: the party has no LEI.\n", lossy)

    def test_c_and_cpp_write_the_same_log(self):
        folder = ROOT / "examples" / "assessments"
        printed = self.printed_by_both("run_survey", folder / "satisfaction-survey.json",
                                       folder / "survey-opening.json", folder / "survey-acts.txt")
        self.assertIn("refused: assessment-unknown-actor\n", printed)
        self.assertTrue(printed.endswith("\nto_correct\n"))

    def test_c_and_cpp_write_the_same_year(self):
        with tempfile.TemporaryDirectory() as folder:
            printed = self.printed_by_both("run_year", ROOT / "packs" / "assessments",
                                           ROOT / "packs" / "calendars" / "cn.json",
                                           ROOT / "examples" / "assessments" / "year" / "acts.txt",
                                           folder)
            self.assertIn("QINGHE-X1 effective\n", printed)
            self.assertEqual(len(list(pathlib.Path(folder).iterdir())), 17)


if __name__ == "__main__":
    if sys.argv[1:] == ["--rewrite"]:
        SYMBOLS.write_text("\n".join(declared()) + "\n", "utf-8")
        dump(BASELINE)
    else:
        unittest.main()
