"""`tenet score` as a user meets it."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ.get("TENET_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
TENET = pathlib.Path(os.environ["TENET_BUILD_DIR"]) / "tenet"
EXAMPLES = ROOT / "docs" / "examples" / "scoring"
SURVEY, WAVE = EXAMPLES / "survey.json", EXAMPLES / "wave.json"
APPRAISAL, ACTUALS = EXAMPLES / "appraisal.json", EXAMPLES / "actuals.json"

ALL_WELL, VIOLATIONS, BAD_USAGE, BAD_INPUT = 0, 1, 2, 3


def tenet(*arguments, stdin=None):
    return subprocess.run([str(TENET), "score", *map(str, arguments)], input=stdin,
                          capture_output=True, encoding="utf-8", timeout=120)


class Scores(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, text):
        path = pathlib.Path(self.folder.name) / name
        path.write_text(text, encoding="utf-8")
        return path

    def said(self, *arguments, code=ALL_WELL, stdin=None):
        ran = tenet(*arguments, stdin=stdin)
        self.assertEqual(ran.returncode, code, ran.stdout + ran.stderr)
        return ran.stdout if code in (ALL_WELL, VIOLATIONS) else ran.stderr

    def test_a_survey_says_its_numbers_with_their_intervals(self):
        said = self.said("survey", SURVEY, WAVE, "--lang", "en", code=VIOLATIONS)
        self.assertIn("response rate: 0.800\n", said)
        self.assertIn("would recommend: 20.0 ± 10.08 [", said)
        self.assertIn("effort: There are no answers.", said)
        self.assertIn("to follow up recommend: too low: 20.0\n", said)

    def test_the_wave_before_is_what_was_printed_for_it(self):
        first = self.file("first.json", self.said("survey", SURVEY, WAVE, "--format", "json",
                                                  code=VIOLATIONS))
        said = self.said("survey", SURVEY, WAVE, "--earlier", first, code=VIOLATIONS)
        self.assertIn("recommend: 20.0 → 20.0\n", said)

    def test_an_appraisal_says_what_would_raise_the_grade(self):
        said = self.said("appraisal", APPRAISAL, ACTUALS, "--lang", "en")
        self.assertIn("total: 85.4 B\n", said)
        self.assertIn("revenue at 1107.5 would give A (90.0)\n", said)
        data = json.loads(self.said("appraisal", APPRAISAL, ACTUALS, "--format", "json"))
        self.assertEqual(data["grade"], "B")
        nothing = self.file("nothing.json", "{}")
        self.assertIn("没有实际值", self.said("appraisal", APPRAISAL, nothing, code=VIOLATIONS))

    def test_a_calculation_is_asked_on_standard_input(self):
        request = '{"calculation": "quantile", "rule": {"p": 0.5, "method": "inclusive"},' \
                  ' "numbers": [1, 2]}'
        self.assertEqual(self.said("calculate", "-", stdin=request), '{"value":"1.5"}\n')

    def test_a_scorecard_goes_to_pmml_and_back(self):
        model = self.file("model.json", json.dumps({
            "scorecard": {"id": "m", "items": [{"id": "age", "input": "age", "attributes": [
                {"when": "< 30", "points": 3}]}]},
            "fields": [{"name": "age", "data_type": "integer"}]}))
        xml = self.said("to-pmml", model)
        back = json.loads(self.said("from-pmml", self.file("m.pmml", xml)))
        self.assertEqual(back["scorecard"]["items"][0]["attributes"][0]["when"], "age < 30")
        names = self.file("names.json", '{"names": {"age": "年龄"}}')
        back = json.loads(self.said("from-pmml", self.file("m.pmml", xml), "--options", names))
        self.assertEqual(back["fields"][0]["feel"], "年龄")

    def test_bad_usage_and_bad_input_differ(self):
        self.said("survey", SURVEY, code=BAD_USAGE)
        self.said(code=BAD_USAGE)
        said = self.said("survey", SURVEY, self.file("w.json", "{"), "--lang", "en",
                         code=BAD_INPUT)
        self.assertIn("w.json:1:", said)
        self.said("appraisal", APPRAISAL, self.file("a.json", '{"x": 1}'), code=BAD_INPUT)
        self.said("from-pmml", self.file("x.pmml", "<a/>"), code=BAD_INPUT)
        self.said("to-pmml", "/nowhere/at/all", code=BAD_INPUT)

    def test_names_that_try_do_not_reach_the_terminal(self):
        hostile = self.file("h.json", json.dumps({
            "id": "a", "dimensions": [{"id": "\u001b[31md"}],
            "indicators": [{"id": "\u001b]0;x\u0007", "dimension": "\u001b[31md", "curve": {
                "kind": "piecewise", "points": [{"at": 0, "points": 0}, {"at": 1, "points": 1}]}}],
            "grades": [{"id": "\u001b[2J", "range": "-"}]}))
        said = self.said("appraisal", hostile, self.file("v.json", '{"\\u001b]0;x\\u0007": 1}'))
        self.assertNotIn("\u001b", said)


if __name__ == "__main__":
    unittest.main()
