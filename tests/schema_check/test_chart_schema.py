"""docs/schemas/chart.schema.json describes what the reader of charts takes, no more and no less.

Needs the package jsonschema: of this interpreter, or of the one `./dev test` sets up in .deps/venv.
"""

import copy
import json
import re
import unittest

from schemas import ROOT, jsonschema, members, schema, source

SCHEMA = schema("chart")
READER = source("src/assess/chart_json.cpp", "src/assess/reading.hpp")
SURVEY = ROOT / "docs/examples/assessments/survey.json"


class ChartSchema(unittest.TestCase):
    def test_the_schema_names_what_the_reader_reads(self):
        read = set(re.findall(r'(?:in|item|computed)\.\w+\("(\w+)"', READER))
        read |= set(re.findall(r'\((?:in|item), "(\w+)"', READER))
        read |= set(re.findall(r'\{"(\w+)", kind::', READER))
        known = members(SCHEMA) - {"zh", "en"}
        self.assertEqual(read - {"zh"}, known)

    @unittest.skipUnless(jsonschema, "the package jsonschema is not installed")
    def test_charts_are_valid_and_broken_ones_are_not(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        validator = jsonschema.Draft202012Validator(SCHEMA)
        survey = json.loads(SURVEY.read_text(encoding="utf-8"))
        self.assertEqual([e.message for e in validator.iter_errors(survey)], [])
        for breaking in (
            lambda c: c.pop("states"),
            lambda c: c.update(states=[]),
            lambda c: c.update(colour=1),
            lambda c: c["states"][0].update(type="circle"),
            lambda c: c["states"][0]["on_entry"].append({"sned": "x"}),
            lambda c: c["states"][0]["on_entry"].append({"raise": "x", "after": "P1D"}),
            lambda c: c["states"][0]["transitions"][0].update({"if": {"a": 1}}),
        ):
            broken = copy.deepcopy(survey)
            breaking(broken)
            self.assertFalse(validator.is_valid(broken))


if __name__ == "__main__":
    unittest.main()
