"""The schemas of scores describe what is read and what is answered.

Needs the package jsonschema: of this interpreter, or of the one `./dev test` sets up in .deps/venv.
"""

import json
import os
import pathlib
import re
import sys
import unittest
import unittest.mock

from schemas import ROOT, jsonschema, members, schema, source

READERS = {"survey": ["src/score/survey_json.cpp"], "appraisal": ["src/score/appraisal_json.cpp"],
           "calculation": ["src/score/calculation.cpp", "src/score/calculation_population.cpp",
                           "src/score/rules_json.cpp"],
           "pmml-model": ["src/score/pmml_json.cpp"]}
WRITERS = {"survey": ["src/score/survey_writer.cpp"], "appraisal": ["src/score/appraisal_json.cpp"],
           "calculation": READERS["calculation"], "pmml-model": READERS["pmml-model"]}
PARTS = ["src/score/reading.cpp", "src/score/writing.cpp"]  # of which each uses some
SHARED = {"zh", "en", "places", "mode", "id", "label", "range", "fixed", "missing", "reason", "text",
          "difference", "weighted", "rank", "tied"}


def named(paths):
    """Every member a source names: in calls whose first argument it is, or follows the object."""
    return set(re.findall(r'\(\s*(?:\w+, )?"([a-z_]+)"', source(*paths)))


class Names(unittest.TestCase):
    def test_the_schemas_name_what_is_read_and_written(self):
        for name in READERS:
            known = members(schema(name)) - SHARED
            found = named([*READERS[name], *WRITERS[name]]) - SHARED
            with self.subTest(schema=name):
                self.assertEqual(found - known, set())
                self.assertEqual(known - found - named(PARTS), set())


@unittest.skipUnless(jsonschema, "the package jsonschema is not installed")
class Documents(unittest.TestCase):
    def valid(self, data, name, part=None):
        whole = schema(name)
        of = {"$ref": f"#/$defs/{part}", "$defs": whole["$defs"]} if part else whole
        problems = [f"{list(e.absolute_path)}: {e.message}"
                    for e in jsonschema.Draft202012Validator(of).iter_errors(data)]
        return problems

    def test_the_examples_are_valid_and_slips_are_not(self):
        for name in ("survey", "appraisal"):
            text = (ROOT / f"docs/examples/scoring/{name}.json").read_text(encoding="utf-8")
            with self.subTest(example=name):
                self.assertEqual(self.valid(json.loads(text), name), [])
                self.assertNotEqual(self.valid({**json.loads(text), "grade": 1}, name), [])

    def test_answers_are_valid(self):
        library = pathlib.Path(os.environ.get("TENET_BUILD_DIR", ROOT / "build/dev"))
        library /= "libtenet_c.so"
        if not library.exists():
            self.skipTest("the library was not built")
        if any(name in library.read_bytes() for name in (b"__asan_init", b"__tsan_init")):
            self.skipTest("a sanitizer's library loads only where the program was started with it")
        os.environ.setdefault("TENET_LIBRARY", str(library))
        sys.path.insert(0, str(ROOT / "bindings/python"))
        from tenet import score
        from tenet._values import write_json
        exact = unittest.mock.patch.object(score, "_exact", lambda _, value: value)
        exact.start()  # numbers as the texts that were written
        self.addCleanup(exact.stop)
        folder = ROOT / "docs/examples/scoring"
        survey = score.Survey.load(folder / "survey.json")
        answers = [{"id": "a", "count": 40, "answers": {"recommend": 9, "effort": 3}},
                   {"id": "b", "answers": {"effort": 5}}]
        first = survey.measure(answers, wave="1", population=100, sent=50)
        appraisal = score.Appraisal.load(folder / "appraisal.json")
        asked = {
            "rank": ({"ties": "by_id"}, {"items": [{"id": "a", "value": 1}]}),
            "window": ({"months": 12}, {"on": "2026-12-31", "came": "2026-10-15"}),
            "migration": ({"tiers": ["A"]}, {"before": [{"id": "1", "tier": "A"}], "after": []}),
            "rfm": ({}, {"items": [{"id": "a", "recency": 1, "frequency": 2, "monetary": 3},
                                   {"id": "b"}]}),
            "assessors": ({"method": "offset"}, {"ratings": [
                {"assessor": "a", "subject": "x", "score": 1}]}),
        }
        found = [("survey", "result", first),
                 ("survey", "result", survey.measure(answers, sent=50, earlier=first)),
                 ("survey", "result", survey.measure([])),
                 ("appraisal", "result", appraisal.score({"revenue": 900, "recovery": "0.9"})),
                 ("appraisal", "result", appraisal.score({}))]
        for name, (rule, of) in asked.items():
            request = {"calculation": name, "rule": rule, **of}
            self.assertEqual(self.valid(request, "calculation"), [])
            found.append(("calculation", name, score.calculate(name, rule, **of)))
        for name, part, result in found:
            with self.subTest(schema=name, part=part):
                self.assertEqual(self.valid(json.loads(write_json(result)), name, part), [])


if __name__ == "__main__":
    unittest.main()
