"""Output that cannot be written: told on standard error, with the exit code for that."""

import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ.get("TENET_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
TENET = pathlib.Path(os.environ["TENET_BUILD_DIR"]) / "tenet"
UNWRITTEN = 3
AT = "2025-12-31T18:00:00+08:00"
SESSION = ["packs/key-account-regulation", "examples/key-accounts", "--at", AT,
           "--calendar", "packs/calendars/cn.json"]
ON = ["examples/groups/graph.json", "--at", "2025-12-31"]
HISTORY = ["examples/groups/history.json", "--at", "2024-12-31",
           "--policy", "packs/group-policies/equity-control.json"]
SCORING = "docs/examples/scoring/"

COMMANDS = [
    ["version"], ["--help"], ["group", "show", "--help"],
    ["check", *SESSION], ["check", *SESSION, "--format", "json"], ["check", *SESSION, "--summary"],
    ["explain", *SESSION, "--subject", "HENGYUE"], ["measure", *SESSION],
    ["measure", *SESSION, "--format", "json"],
    ["due", *SESSION, "--until", "2026-03-31"],
    ["due", *SESSION, "--until", "2026-03-31", "--format", "json"],
    ["evaluate", "packs/connected-clients", "examples/key-accounts", "--at", AT,
     "--change", "docs/examples/takeover.json"],
    ["lint", "packs/key-account-regulation"], ["test", "packs/connected-clients"],
    ["eval", "1 + 1"], ["eval", "1 + 1", "--format", "json"],
    ["decide", "examples/dmn/discount.dmn", "--decision", "折扣率",
     "--data", "docs/examples/discount.json"],
    ["group", "show", *ON], ["group", "show", *ON, "--format", "html"],
    ["group", "members", *ON], ["group", "members", *ON, "--format", "json"],
    ["group", "controllers", *ON, "--party", "PLANT"],
    ["group", "owners", *ON, "--party", "PLANT"],
    ["group", "owners", *ON, "--party", "PLANT", "--threshold", "10"],
    ["group", "rollup", *ON, "--rows", "examples/groups/orders.json"],
    ["group", "diff", *HISTORY, "--to", "2026-12-31"], ["group", "check", *ON, "--format", "json"],
    ["group", "lineage", *HISTORY, "--since", "2024-01-01"],
    ["group", "resolve", "examples/groups/lineage.json", "--id", "YS@2024-01-01",
     "--at", "2026-12-31"],
    ["group", "what-if", *HISTORY, "--change", "examples/groups/what-if.json",
     "--rows", "examples/groups/history-orders.json"],
    ["group", "convert", "examples/groups/edges.csv", "--from", "csv", "--to", "json"],
    ["party", "check", "91110000600037341L"], ["party", "merge", "examples/groups/merges.json",
                                               "--known-at", "2025-05-05"],
    ["score", "survey", SCORING + "survey.json", SCORING + "wave.json"],
    ["score", "appraisal", SCORING + "appraisal.json", SCORING + "actuals.json"],
]


def tenet(arguments, **how):
    return subprocess.run([str(TENET), *map(str, arguments)], cwd=ROOT, stderr=subprocess.PIPE,
                          encoding="utf-8", timeout=120, **how)


def closed(arguments):
    """With standard output closed."""
    return tenet(arguments, preexec_fn=lambda: os.close(1))


@unittest.skipUnless(os.path.exists("/dev/full"), "this system has no full device")
class Output(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def refused(self, ran, of):
        self.assertEqual(ran.returncode, UNWRITTEN, ran.stderr)
        self.assertIn(of, ran.stderr)
        self.assertIn("cannot be written", ran.stderr)
        self.assertIn("无法写入", ran.stderr)

    def test_these_commands_print_something(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                ran = tenet(command, stdout=subprocess.PIPE)
                self.assertIn(ran.returncode, (0, 1), ran.stderr)
                self.assertNotEqual(ran.stdout, "")

    def test_a_full_device_is_told(self):
        for command in COMMANDS:
            with self.subTest(command=command), open("/dev/full", "wb") as full:
                ran = tenet(command, stdout=full)
                self.refused(ran, "tenet: standard output")
                self.assertIn("No space left on device", ran.stderr)

    def test_a_closed_standard_output_is_told(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                self.refused(closed(command), "tenet: standard output")

    def test_what_needs_no_standard_output_does_without(self):
        path = pathlib.Path(self.folder.name) / "out.html"
        show = ["group", "show", *ON, "--format", "html"]
        ran = closed([*show, "--output", path])
        self.assertEqual((ran.returncode, ran.stderr), (0, ""))
        self.assertEqual(path.read_text("utf-8"), tenet(show, stdout=subprocess.PIPE).stdout)

    def test_what_is_printed_never_lands_in_a_file_that_is_read_or_written(self):
        graph = pathlib.Path(self.folder.name) / "graph.json"
        text = (ROOT / ON[0]).read_text("utf-8")
        graph.write_text(text, "utf-8")
        self.refused(closed(["group", "show", graph, *ON[1:]]), "standard output")
        self.assertEqual(graph.read_text("utf-8"), text)

    def test_bad_input_stays_bad_input(self):
        with open("/dev/full", "wb") as full:
            ran = tenet(["group", "show", *ON[:1], "--at", "2025-02-30", "--lang", "en"], stdout=full)
        self.assertEqual(ran.returncode, UNWRITTEN)
        self.assertEqual(ran.stderr.splitlines(), [
            '--at: error: "2025-02-30" is not an existing date or time. [base-bad-date] Use ISO '
            "8601, e.g. 2026-01-31 or 2026-01-31T09:00:00+08:00."])

    def test_files_that_cannot_be_written_are_told(self):
        nowhere = self.folder.name + "/no/such/folder/x"
        more = pathlib.Path(self.folder.name) / "more.json"
        more.write_text('{"statements": []}', "utf-8")
        for path in (nowhere, "/dev/full", self.folder.name):
            for command in (["group", "show", *ON, "--format", "html", "--output"],
                            ["group", "lineage", *HISTORY, "--format", "json", "--output"],
                            ["party", "merge", "examples/groups/merges.json", "--add", more,
                             "--output"],
                            ["group", "convert", ON[0], "--from", "json", "--to", "csv", "--out"]):
                if path == self.folder.name and command[1] == "convert":
                    continue
                with self.subTest(path=path, command=command):
                    ran = tenet([*command, path], stdout=subprocess.PIPE)
                    self.refused(ran, f"tenet: {path}")
        ran = tenet(["assess", "open", more / "case", "--definition",
                     "examples/assessments/satisfaction-survey.json", "--with",
                     "examples/assessments/survey-opening.json", "--zone", "+08:00",
                     "--at", "2026-03-02T09:00:00+08:00"], stdout=subprocess.PIPE)
        self.assertEqual(ran.returncode, UNWRITTEN)
        self.assertIn("tenet: ", ran.stderr)

    def test_folders_in_the_place_of_files_are_told(self):
        pack = pathlib.Path(self.folder.name) / "pack"
        (pack / "x.json").mkdir(parents=True)
        ran = tenet(["lint", pack, "--lang", "en"], stdout=subprocess.PIPE)
        self.assertEqual(ran.returncode, UNWRITTEN)
        self.assertIn("policy-folder-unreadable", ran.stderr)
        ran = tenet(["group", "convert", self.folder.name, "--from", "csv", "--to", "json"],
                    stdout=subprocess.PIPE)
        self.assertEqual(ran.returncode, UNWRITTEN)
        self.assertIn(f"tenet: {self.folder.name}: cannot be read (Is a directory)", ran.stderr)


if __name__ == "__main__":
    unittest.main()
