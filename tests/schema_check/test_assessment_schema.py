"""docs/schemas/assessment.schema.json describes what the reader of assessments takes.

Needs the package jsonschema: of this interpreter, or of the one `./dev test` sets up in .deps/venv.
"""

import copy
import json
import re
import unittest

from schemas import ROOT, jsonschema, members, schema, source

SCHEMA = schema("assessment")
READER = source("src/assess/definition_json.cpp", "src/assess/reading.hpp")
SURVEY = ROOT / "examples/assessments/satisfaction-survey.json"
SHIPPED = sorted((ROOT / "packs/assessments").glob("*.json"))


class AssessmentSchema(unittest.TestCase):
    def test_the_schema_names_what_the_reader_reads(self):
        read = set(re.findall(r'\b(?:in|of)\.\w+\("(\w+)"', READER))
        read |= set(re.findall(r'\((?:in|of), "(\w+)"', READER))
        self.assertEqual(read, members(SCHEMA) - {"zh", "en"} | {"zh"})

    @unittest.skipUnless(jsonschema, "the package jsonschema is not installed")
    def test_assessments_are_valid_and_broken_ones_are_not(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        validator = jsonschema.Draft202012Validator(SCHEMA)
        self.assertEqual(len(SHIPPED), 6)
        for file in (SURVEY, *SHIPPED):
            with self.subTest(file=file.name):
                read = json.loads(file.read_text(encoding="utf-8"))
                self.assertEqual([e.message for e in validator.iter_errors(read)], [])
        survey = json.loads(SURVEY.read_text(encoding="utf-8"))
        for breaking in (
            lambda a: a.pop("stages"),
            lambda a: a.update(stages=[]),
            lambda a: a.update(colour=1),
            lambda a: a["stages"][0]["panel"].update(type="poll"),
            lambda a: a["stages"][0]["panel"].update(quorum={"at_least": 1, "at_least_share": 1}),
            lambda a: a["stages"][0].update(deadline={"in": "calendar"}),
            lambda a: a["stages"][0]["next"].append({"on": "over", "to": "review"}),
            lambda a: a["forms"][0]["questions"][0].update(type="stars"),
            lambda a: a.update(recurs={"rule": "FREQ=DAILY"}),
        ):
            broken = copy.deepcopy(survey)
            breaking(broken)
            self.assertFalse(validator.is_valid(broken))


if __name__ == "__main__":
    unittest.main()
