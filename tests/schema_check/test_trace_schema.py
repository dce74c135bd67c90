"""What traces come as in JSON is what docs/schemas/trace.schema.json says.

The validators are those of test_report_schema.py: its own, and the package jsonschema.
"""

import copy
import json
import unittest

import test_report_schema as checker
from schemas import jsonschema, schema
from test_report_schema import problems, tenet

SCHEMA = schema("trace")
MODEL = "examples/dmn/discount.dmn"
OFFER = {"客户级别": "核心", "客户需求": "一般", "数量": 90, "单价": 19.9, "报价日期": "2026-01-31"}


def decided(decision, inputs):
    return tenet("decide", MODEL, "--decision", decision, "--data", "-", "--trace",
                 stdin=json.dumps(inputs))


def evaluated(expression, values):
    return tenet("eval", expression, "--data", "-", "--trace", stdin=json.dumps(values))


class TraceSchema(unittest.TestCase):
    def setUp(self):
        self.other, checker.SCHEMA = checker.SCHEMA, SCHEMA

    def tearDown(self):
        checker.SCHEMA = self.other

    def assert_valid(self, trace):
        self.assertEqual(problems(SCHEMA, trace)[:5], [])
        if jsonschema:
            jsonschema.Draft202012Validator(SCHEMA).validate(trace)

    def test_the_schema_is_one(self):
        if not jsonschema:
            self.skipTest("the package jsonschema is not installed; ./dev test installs it")
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_decisions_and_their_tables(self):
        for decision in ("折扣率", "报价", "折扣服务"):
            asked = ("客户级别", "客户需求", "数量") if decision == "折扣服务" else OFFER
            inputs = {name: OFFER[name] for name in asked}
            with self.subTest(decision=decision):
                trace = decided(decision, inputs)["trace"]
                self.assert_valid(trace)
                self.assertTrue(any(step["kind"] == "table" for step in trace["steps"]))

    def test_changes_are_told(self):
        trace = decided("折扣率", OFFER)["trace"]
        misses = [m for step in trace["steps"] for m in step.get("misses", ())]
        self.assertIn({"input": "数量", "to": 100, "distance": 10},
                      [m["change"] for m in misses if m["reach"] == "one_change"])

    def test_inputs_that_are_missing_and_nulls_of_operations(self):
        trace = decided("报价", {"数量": 10})["trace"]
        self.assert_valid(trace)
        self.assertTrue(any(step["empty"] for step in trace["steps"]))

    def test_expressions(self):
        for expression, values in (("(x + 1) * 2", {"x": "a"}), ("x > 1", {"x": 2}),
                                   ("for i in x return i / 0", {"x": [1, 2]})):
            with self.subTest(expression=expression):
                whole = evaluated(expression, values)
                self.assertIn("result", whole)
                self.assert_valid(whole["trace"])
        self.assertEqual(len(whole["trace"]["steps"][0]["empty"]), 2)

    def test_verdicts(self):
        for clearance in ("open", "internal", "confidential"):
            whole = tenet("explain", "packs/key-account-regulation", "examples/key-accounts", "--at",
                          "2025-12-31T18:00:00+08:00", "--calendar", "packs/calendars/cn.json",
                          "--trace", "--clearance", clearance)
            traces = [v["trace"] for v in whole["verdicts"]]
            for trace in traces:
                self.assert_valid(trace)
            steps = [step for trace in traces for step in trace["steps"]]
            kinds = {step["kind"] for step in steps}
            self.assertEqual(kinds, {"expression"} if clearance == "open" else {"expression", "table"})
            read = {read["name"] for step in steps for read in step.get("reads", ())}
            self.assertEqual(any(name.startswith("account.") for name in read), clearance != "open")
            # Its value depends on the customer's tier, which is for internal readers.
            self.assertEqual("survey_interval" in read, clearance != "open")

    def test_what_is_wrong_is_refused(self):
        def unknown_member(t): t["steps"][0]["reason"] = "x"
        def other_kind(t): t["steps"][0]["kind"] = "rule"
        def no_misses(t): del t["steps"][1]["misses"]
        def other_reach(t): t["steps"][1]["misses"][0]["reach"] = "far"
        def no_steps(t): del t["steps"]
        def reads_of_a_table(t): t["steps"][1]["reads"] = []

        whole = decided("折扣率", OFFER)["trace"]
        for spoil in (unknown_member, other_kind, no_misses, other_reach, no_steps,
                      reads_of_a_table):
            with self.subTest(spoil.__name__):
                trace = copy.deepcopy(whole)
                spoil(trace)
                self.assertTrue(problems(SCHEMA, trace))
                if jsonschema:
                    with self.assertRaises(jsonschema.ValidationError):
                        jsonschema.Draft202012Validator(SCHEMA).validate(trace)


if __name__ == "__main__":
    unittest.main()
