"""What simulations and migrations of assessments read and print is what their schemas say.

Needs the package jsonschema: of this interpreter, or of the one `./dev test` sets up in .deps/venv.
"""

import json
import re
import unittest

from schemas import ROOT, jsonschema, members, schema, source
from test_report_schema import tenet

FOLDER = "docs/examples/assessments/luoshui"
PLAN = "docs/examples/assessments/revision-plan.json"
ASSUMED = "docs/examples/assessments/assumptions.json"
REVISED = "docs/examples/assessments/survey-revised.json"


def read_by(path):
    return set(re.findall(r'\b(?:in|of)\.(?!wrong_kind)\w+\("(\w+)"', source(path))) | set(
        re.findall(r'\(in, "(\w+)"', source(path)))


class ForesightSchemas(unittest.TestCase):
    def assert_valid(self, name, value):
        said = schema(name)
        jsonschema.Draft202012Validator.check_schema(said)
        jsonschema.Draft202012Validator(said).validate(value)

    def test_the_schemas_name_what_the_readers_read(self):
        assumptions = read_by("src/assess/simulation_json.cpp") | {"after", "in"}
        self.assertEqual(members(schema("assumptions")), assumptions)
        plan = read_by("src/assess/migration_json.cpp")
        person = {"person", "roles", "group", "weight", "conflict"}
        self.assertEqual(members(schema("migration-plan")), plan | person)

    @unittest.skipUnless(jsonschema, "the package jsonschema is not installed")
    def test_the_examples_are_valid(self):
        for name, path in (("assumptions", ASSUMED), ("migration-plan", PLAN)):
            self.assert_valid(name, json.loads((ROOT / path).read_text(encoding="utf-8")))

    @unittest.skipUnless(jsonschema, "the package jsonschema is not installed")
    def test_simulations_are_valid(self):
        for more in ((), ("--assume", ASSUMED)):
            told = tenet("assess", "simulate", FOLDER, "--from", "2026-03-06T09:00:00+08:00",
                         "--until", "2026-06-30T00:00:00+08:00", *more)
            self.assert_valid("simulation", told)
            self.assertTrue(told["events"] and told["load"]["all"]["days"])

    @unittest.skipUnless(jsonschema, "the package jsonschema is not installed")
    def test_previews_are_valid(self):
        told = tenet("assess", "migrate", FOLDER, "--definition", REVISED, "--plan", PLAN,
                     "--at", "2026-03-06T09:00:00+08:00", "--dry-run")
        self.assert_valid("migration-preview", told)
        self.assertTrue(told["possible"])


if __name__ == "__main__":
    unittest.main()
