"""The checks of architecture.py find what they should, and find nothing in the project."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

import architecture

PROJECT = Path(__file__).resolve().parents[2]


class a_small_house(unittest.TestCase):
    """Builds a throw-away project and looks at the findings for it."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve()
        self.write("include/tenet/base/decimal.hpp", "#include <string>\n")
        self.write("include/tenet/csv/reader.hpp", "#include <tenet/base/decimal.hpp>\n")

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def test_arrows_that_run_down_are_fine(self) -> None:
        self.write("src/csv/reader.cpp", "#include <tenet/csv/reader.hpp>\n")
        self.write("include/tenet/tenet.hpp", "#include <tenet/csv/reader.hpp>\n")
        self.write("src/cli/main.cpp", "#include <tenet/tenet.hpp>\n")
        self.assertEqual(architecture.check(self.root), [])

    def test_an_arrow_that_runs_up_is_found(self) -> None:
        self.write("src/base/decimal.cpp", "\n#include <tenet/csv/reader.hpp>\n")
        self.assertEqual(architecture.check(self.root),
                         ["src/base/decimal.cpp:2: base includes up into csv"])

    def test_an_arrow_that_runs_sideways_is_found(self) -> None:
        self.write("include/tenet/json/reader.hpp", "#  include <tenet/csv/reader.hpp>\n")
        self.assertEqual(architecture.check(self.root),
                         ["include/tenet/json/reader.hpp:1: json includes sideways into csv"])

    def test_a_relative_include_cannot_hide_an_arrow(self) -> None:
        self.write("src/csv/scan.hpp", "")
        self.write("src/base/text.cpp", '#include "../csv/scan.hpp"\n')
        self.write("src/base/more.cpp", '#include "csv/scan.hpp"\n')
        self.assertEqual(architecture.check(self.root),
                         ["src/base/more.cpp:1: base includes up into csv",
                          "src/base/text.cpp:1: base includes up into csv"])

    def test_a_room_may_not_use_the_front_door(self) -> None:
        self.write("include/tenet/tenet.hpp", "")
        self.write("src/csv/reader.cpp", "#include <tenet/tenet.hpp>\n")
        self.assertEqual(architecture.check(self.root),
                         ["src/csv/reader.cpp:1: csv includes up into front door"])

    def test_the_command_line_and_the_c_abi_do_not_know_each_other(self) -> None:
        self.write("capi/include/tenet/tenet.h", "")
        self.write("src/cli/main.cpp", "#include <tenet/tenet.h>\n")
        self.assertEqual(architecture.check(self.root),
                         ["src/cli/main.cpp:1: cli includes sideways into capi"])

    def test_a_folder_that_is_no_room_is_found(self) -> None:
        self.write("src/attic/x.cpp", "")
        self.assertEqual(architecture.check(self.root),
                         ["src/attic/x.cpp: lies in a folder that is no room"])

    def test_an_include_of_nothing_is_found(self) -> None:
        self.write("src/csv/x.cpp", "#include <tenet/csv/gone.hpp>\n")
        self.assertEqual(architecture.check(self.root),
                         ["src/csv/x.cpp:1: tenet/csv/gone.hpp does not exist"])

    def test_a_diagnostic_id_used_twice_is_found(self) -> None:
        one = 'inline constexpr message m{\n    "csv-bad"};\nstd::array all{&m};\n'
        self.write("include/tenet/base/messages.hpp", one)
        self.write("include/tenet/csv/messages.hpp", one)
        self.assertEqual(
            architecture.check(self.root),
            ["include/tenet/csv/messages.hpp: id csv-bad is taken by"
             " include/tenet/base/messages.hpp"])

    def test_a_message_outside_the_table_or_with_a_bad_id_is_found(self) -> None:
        self.write("include/tenet/csv/messages.hpp",
                   'inline constexpr message m{"Bad"};\nstd::array all{};\n')
        self.assertEqual(
            architecture.check(self.root),
            ["include/tenet/csv/messages.hpp: id Bad is not lower-case words joined by -",
             "include/tenet/csv/messages.hpp: m is missing from the table `all`"])

    def test_hidden_inputs_are_found_outside_comments_and_strings(self) -> None:
        self.write("src/csv/x.cpp",
                   '// std::cout << 1\nauto s = "getenv(1)" + \'"\';\nint t = std::getenv("HOME");\n'
                   "void f() { std::abort(); }\n")
        self.assertEqual(architecture.check(self.root),
                         ["src/csv/x.cpp:3: getenv( reads the environment",
                          "src/csv/x.cpp:4: std::abort( ends the host's process"])

    def test_the_command_line_may_print(self) -> None:
        self.write("src/cli/main.cpp", "void f() { std::cout << 1; }\n")
        self.assertEqual(architecture.check(self.root), [])


class the_project(unittest.TestCase):
    """The project itself."""

    def test_every_source_is_seen(self) -> None:
        self.assertIn(PROJECT / "include/tenet/version.hpp", list(architecture.sources(PROJECT)))

    def test_no_finding(self) -> None:
        self.assertEqual(architecture.check(PROJECT), [])


if __name__ == "__main__":
    unittest.main()
