"""The command line as a user meets it: outputs, exit codes, broken input."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import time
import unittest

ROOT = pathlib.Path(os.environ.get("TENET_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
TENET = pathlib.Path(os.environ["TENET_BUILD_DIR"]) / "tenet"
PACK = str(ROOT / "packs" / "key-account-regulation")
PORTFOLIO = str(ROOT / "examples" / "key-accounts")
SURVEY = str(ROOT / "examples" / "assessments" / "satisfaction-survey.json")
MODEL = str(ROOT / "examples" / "dmn" / "discount.dmn")
SESSION = [PACK, PORTFOLIO, "--at", "2025-12-31T18:00:00+08:00",
           "--calendar", str(ROOT / "packs" / "calendars" / "cn.json")]

ALL_WELL, VIOLATIONS, BAD_USAGE, BAD_INPUT = 0, 1, 2, 3


def tenet(*arguments, stdin=None):
    return subprocess.run([str(TENET), *arguments], input=stdin, capture_output=True,
                          encoding="utf-8", timeout=120)


def mini_pack(folder, rule="true", more=""):
    text = ('{"regulation": {"id": "m", "title": "m"}, %s "articles": [{"id": "1", "title": "a", '
            '"rules": [{"id": "R1", "title": "r", "kind": "constraint", "subject": "account", '
            '"require": %s}]}]}' % (more, json.dumps(rule)))
    (pathlib.Path(folder) / "pack.json").write_text(text, "utf-8")


class CommandLine(unittest.TestCase):
    def test_version_names_the_engine(self):
        done = tenet("version")
        self.assertEqual(done.returncode, ALL_WELL)
        self.assertRegex(done.stdout, r"^tenet \d+\.\d+\.\d+\n$")

    def test_violations_have_an_exit_code_of_their_own(self):
        self.assertEqual(tenet("check", *SESSION).returncode, VIOLATIONS)
        kept = tenet("check", *SESSION, "--subject", "HENGYUE", "--rule", "14.1-survey")
        self.assertEqual(kept.returncode, ALL_WELL)

    def test_bad_usage_and_bad_input_differ(self):
        self.assertEqual(tenet("chekc").returncode, BAD_USAGE)
        self.assertEqual(tenet("check", PACK, "/nowhere").returncode, BAD_USAGE)
        self.assertEqual(tenet("check", PACK, PORTFOLIO, "--at", "yesterday").returncode, BAD_INPUT)
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "pack.json").write_text("{", "utf-8")
            broken = tenet("lint", folder)
        self.assertEqual(broken.returncode, BAD_INPUT)
        self.assertIn("pack.json:1", broken.stderr)
        self.assertEqual(broken.stdout, "")

    def test_limits_are_options_and_an_exhausted_one_says_where(self):
        done = tenet("eval", "sum(for i in 1..100000 return i)", "--max-steps", "1000",
                     "--lang", "en")
        self.assertEqual((done.returncode, done.stdout), (BAD_INPUT, ""))
        self.assertIn("more than its limit of 1,000 steps, at expression:1:5.", done.stderr)
        done = tenet("eval", "count(for i in 1..10000 return [i])", "--max-memory", "50000")
        self.assertIn("50,000 字节", done.stderr)
        for option, expression, said in [
                ("--max-depth", "{f: function(g) g(g), r: f(f)}.r", "feel-depth-exhausted"),
                ("--max-items", "for i in 1..20 return i", "feel-list-exhausted"),
                ("--max-text", '"aaaaaaaaaa" + "b"', "feel-text-exhausted"),
                ("--max-matching", 'matches("aaaaaaaaaaaaaaaaaaa", "(a+)+[bc]")',
                 "feel-pattern-too-costly")]:
            done = tenet("eval", expression, option, "10")
            self.assertEqual(done.returncode, BAD_INPUT)
            self.assertIn(said, done.stderr)
        data = str(ROOT / "docs" / "examples" / "discount.json")
        done = tenet("decide", MODEL, "--decision", "折扣率", "--data", data, "--max-steps", "5")
        self.assertEqual((done.returncode, done.stdout), (BAD_INPUT, ""))
        self.assertIn("决策“折扣率”", done.stderr)
        checked = tenet("check", *SESSION, "--rule", "14.1-survey", "--max-steps", "2",
                        "--details", "--lang", "en")
        self.assertIn('more than its limit of 2 steps, at 44-article-14.json:', checked.stdout)
        self.assertIn('rule "14.1-survey" of article 14', checked.stdout)

    def test_a_chinese_model_decides_as_in_programs(self):
        folder = ROOT / "tests" / "dmn" / "chinese"
        for element in ("审批结论", "审批服务", "信用额度", "含税价"):
            wanted = (folder / f"{element}.results.json").read_text("utf-8")
            done = tenet("decide", str(folder / "model.dmn"), "--decision", element, "--format",
                         "json", "--data", str(folder / f"{element}.inputs.json"))
            self.assertEqual((done.returncode, done.stderr), (ALL_WELL, ""))
            exact = {"parse_float": str, "parse_int": str}
            self.assertEqual(json.loads(done.stdout, **exact), json.loads(wanted, **exact))

    def test_both_languages_say_the_same_verdicts(self):
        zh = tenet("check", *SESSION, "--lang", "zh", "--rule", "14.1-survey")
        en = tenet("check", *SESSION, "--lang", "en", "--rule", "14.1-survey")
        self.assertIn("客户满意度调查应每 6 个月一次；上次 2025-05-09，已逾期 52 天", zh.stdout)
        self.assertIn("违反  14.1-survey  QINGHE", zh.stdout)
        self.assertIn("fail  14.1-survey  QINGHE", en.stdout)
        self.assertEqual(len(zh.stdout.splitlines()), len(en.stdout.splitlines()))

    def test_json_holds_citation_facts_parameters_and_missing_facts(self):
        done = tenet("check", *SESSION, "--format", "json", "--subject", "QINGHE", "--subject", "VANTERRA")
        report = json.loads(done.stdout)
        self.assertEqual(report["provenance"]["regulation"], "key-account-regulation")
        by_rule = {(v["rule"], v["subject"]["id"]): v for v in report["verdicts"]}
        survey = by_rule["14.1-survey", "QINGHE"]
        self.assertEqual(survey["outcome"], "fail")
        self.assertEqual(survey["article"], "14")
        self.assertEqual(survey["due"], "2025-11-09")
        parameter = next(v for v in survey["values"] if v["role"] == "parameter")
        self.assertEqual((parameter["path"], parameter["value"]), ("survey_interval", "P6M"))
        self.assertTrue(parameter["set_by"])
        market = by_rule["10.2-market-analysis", "VANTERRA"]
        self.assertEqual((market["outcome"], market["missing"]), ("unknown", ["account.market_studies"]))
        counted = sum(report["summary"]["all"].values())
        self.assertEqual(counted, len(report["verdicts"]))

    def test_the_same_input_gives_the_same_bytes_for_any_number_of_threads(self):
        one = tenet("check", *SESSION, "--format", "json")
        four = tenet("check", *SESSION, "--format", "json", "--threads", "4")
        self.assertEqual(one.stdout, four.stdout)

    def test_due_lists_the_overdue_first(self):
        done = tenet("due", *SESSION, "--until", "2026-01-31")
        days = [line.split()[1] if line.startswith("!") else line.split()[0]
                for line in done.stdout.splitlines()]
        self.assertEqual(days, sorted(days))
        self.assertTrue(done.stdout.startswith("! "))
        self.assertTrue(all(day <= "2026-01-31" for day in days))

    def test_evaluate_says_what_an_order_would_do_and_changes_nothing(self):
        change = json.dumps({"upsert": {"orders": [
            {"id": "NEW", "account": "YUNSHAN", "ordered_on": "2025-12-31", "status": "confirmed",
             "currency": "CNY", "amount": 90000000}]}})
        done = tenet("evaluate", *SESSION, "--format", "json", "--change", "-", stdin=change)
        self.assertEqual(done.returncode, ALL_WELL, done.stderr)
        named = {s["rule"]: s for s in json.loads(done.stdout)["named"]}
        definition = named["2.1-definition"]
        self.assertEqual(definition["before"]["outcome"], "fail")
        self.assertEqual(definition["after"]["outcome"], "pass")
        wrong = tenet("evaluate", *SESSION, "--change", "-", stdin='{"upsert": {"ordres": []}}')
        self.assertEqual(wrong.returncode, BAD_INPUT)
        self.assertIn("orders", wrong.stderr)

    def test_measures_are_printed_exactly(self):
        done = tenet("measure", *SESSION, "--measure", "net_revenue", "--subject", "YUNSHAN",
                     "--format", "json")
        self.assertEqual(json.loads(done.stdout)[0]["value"], "11932350.57")
        self.assertEqual(tenet("measure", *SESSION, "--measure", "nothing").returncode, BAD_INPUT)

    def test_decide_reads_inputs_as_the_model_declares_them(self):
        offer = ("decide", MODEL, "--decision", "报价", "--lang", "en", "--data", "-")
        row = {"客户级别": "核心", "客户需求": "一般", "数量": 120, "单价": 19.90,
               "报价日期": "2026-01-31"}
        one = tenet(*offer, stdin=json.dumps(row))
        self.assertEqual(one.returncode, ALL_WELL, one.stderr)
        self.assertEqual(one.stdout, "{折扣: 0.10, 金额: 2149.20, 有效至: 2026-03-02}\n")
        several = tenet(*offer, "--format", "json", stdin=json.dumps([row, row]))
        self.assertEqual(json.loads(several.stdout),
                         [{"折扣": 0.10, "金额": 2149.20, "有效至": "2026-03-02"}] * 2)
        wrong = tenet(*offer, stdin='[{"数量": "many"},\n{"报价日期": "2026-02-30", "数目": 1}]')
        self.assertEqual(wrong.returncode, BAD_INPUT)
        self.assertEqual(wrong.stdout, "")
        for place in ("data:1:13 /0/数量", "data:2:", "dmn-no-such-input"):
            self.assertIn(place, wrong.stderr)
        service = tenet("decide", MODEL, "--decision", "折扣服务", "--data", "-",
                        stdin='{"客户级别": "战略", "客户需求": "紧急", "数量": 1000}')
        self.assertEqual(service.stdout, "0.15\n")
        close = tenet("decide", MODEL, "--decision", "折扣服物")
        self.assertEqual(close.returncode, BAD_INPUT)
        self.assertIn("折扣服务", close.stderr)
        missing = tenet("decide", MODEL, "--decision", "折后金额", "--missing", "spread",
                        "--format", "json")
        self.assertEqual(json.loads(missing.stdout), {"missing": "件数"})
        self.assertEqual(tenet("decide", MODEL, "--decision", "报价", "--at", "soon").returncode,
                         BAD_INPUT)

    def test_eval_reads_names_from_json(self):
        done = tenet("eval", "单价 * 数量 + 0.10", "--data", "-", stdin='{"单价": 19.90, "数量": 3}')
        self.assertEqual((done.returncode, done.stdout), (ALL_WELL, "59.80\n"))
        wrong = tenet("eval", "1 +", "--lang", "en")
        self.assertEqual(wrong.returncode, BAD_INPUT)
        self.assertIn("expression:1:", wrong.stderr)

    @unittest.skipUnless(os.environ.get("TENET_OUTSIDE_DATA"), "TENET_OUTSIDE_DATA is not set")
    def test_the_conformance_kit_passes_in_both_modes_and_traced(self):
        kit = os.path.join(os.environ["TENET_OUTSIDE_DATA"], "dmn-tck")
        for missing in ("null", "spread"):
            for traced in ([], ["--trace"]):
                with self.subTest(missing=missing, traced=traced):
                    ran = tenet("tck", kit, "--missing", missing, *traced)
                    self.assertEqual(ran.returncode, ALL_WELL, ran.stdout[-2000:])
                    self.assertRegex(ran.stdout, r"\d{4} passed, 0 failed\n$")

    @unittest.skipUnless(os.environ.get("TENET_OUTSIDE_DATA"), "TENET_OUTSIDE_DATA is not set")
    def test_the_scxml_tests_of_the_w3c_pass_and_those_left_out_have_a_reason(self):
        suite = os.path.join(os.environ["TENET_OUTSIDE_DATA"], "data", "w3c-scxml")
        ran = tenet("scxml", suite, "--list-skipped")
        self.assertEqual(ran.returncode, ALL_WELL, ran.stdout[-2000:])
        self.assertRegex(ran.stdout, r"\n\d{2,3} passed, 0 failed\n$")
        reasons = set(re.findall(r"^\d+ skipped: (.+)$", ran.stdout, re.M))
        self.assertEqual(reasons, {"uses <invoke>", "uses the HTTP event processor",
                                   "is judged by a person", "needs the data model ecmascript",
                                   "needs the data model xpath"})

    def opened_survey(self, folder):
        """Opens the survey that is shipped, in a folder below the one given."""
        case = os.path.join(folder, "case")
        ran = tenet("assess", "open", case, "--definition", SURVEY, "--with",
                    str(ROOT / "examples/assessments/survey-opening.json"), "--zone", "+08:00",
                    "--at", "2026-03-02T09:00:00+08:00", "--lang", "en")
        self.assertEqual((ran.returncode, ran.stderr), (ALL_WELL, ""))
        self.assertEqual(ran.stdout, "act answering li wang\nstage: answering\n"
                                     "next due: 2026-03-16T01:00:00Z\n")
        return case

    def submitted(self, case, at, **act):
        return tenet("assess", "submit", case, "--act", "-", "--at", at, "--lang", "en",
                     stdin=json.dumps(act))

    def test_an_instant_that_is_none_is_refused_by_the_name_of_its_option(self):
        good = "2026-03-06T09:00:00+08:00"
        with tempfile.TemporaryDirectory() as folder:
            case = self.opened_survey(folder)
            for start, until, option in ((good, "tomorrow", "--until"),
                                         ("\u202enow", good, "--from"),
                                         (good, "2026-03-07T09:00:00", "--until")):
                ran = tenet("assess", "simulate", case, "--from", start, "--until", until)
                self.assertEqual(ran.returncode, BAD_INPUT)
                self.assertTrue(ran.stderr.startswith("tenet: %s " % option), ran.stderr)
                self.assertEqual(ran.stderr.count("\n"), 1)
                self.assertNotIn("\u202e", ran.stderr)

    def test_an_assessment_runs_in_a_folder(self):
        answers = {"quality": 60, "delivery": 40, "price": 50}
        with tempfile.TemporaryDirectory() as folder:
            case = self.opened_survey(folder)
            day = "2026-03-%02dT09:00:00+08:00"
            for who in ("li", "wang"):
                ran = self.submitted(case, day % 3, act="submit", actor=who, stage="answering",
                                     answers=answers)
                self.assertEqual((ran.returncode, ran.stderr), (ALL_WELL, ""))
            self.assertEqual(ran.stdout.splitlines()[0], "act review zhao qian zhou")
            ran = tenet("assess", "advance", case, "--at", day % 7, "--lang", "en")
            self.assertEqual(ran.stdout.splitlines()[0], "remind review zhao qian zhou")
            for who in ("zhao", "qian"):
                ran = self.submitted(case, day % 8, act="submit", actor=who, stage="review",
                                     choice="approve")
            self.assertEqual(ran.stdout, "outcome to_correct\nfollow_up corrective-action\n"
                                         "outcome: to_correct\n")
            shown = tenet("assess", "show", case, "--lang", "en")
            self.assertIn("   sun (reviewer) excused: 曾任职于该客户\n", shown.stdout)
            shown = json.loads(tenet("assess", "show", case, "--format", "json").stdout)
            self.assertEqual(shown["outcomes"][0]["measures"]["score"], 52.0)
            ran = tenet("assess", "verify", case, "--lang", "en")
            self.assertRegex(ran.stdout, r"^7 entries, all as they should be, hash [0-9a-f]{64}\n$")
            ran = tenet("assess", "verify", case, "--format", "json")
            self.assertEqual(ran.stdout, (pathlib.Path(case) / "checkpoint.json").read_text())

    def test_an_act_that_is_refused_leaves_the_folder_as_it_was(self):
        with tempfile.TemporaryDirectory() as folder:
            case = self.opened_survey(folder)
            before = {p.name: p.read_bytes() for p in pathlib.Path(case).iterdir()}
            for act, at, problem in (
                    ({"act": "submit", "actor": "root", "stage": "answering"}, "03-03",
                     "assessment-unknown-actor"),
                    ({"act": "submit", "actor": "li", "stage": "review"}, "03-03",
                     "assessment-out-of-order"),
                    ({"act": "submit", "actor": "li", "stage": "answering"}, "04-03",
                     "assessment-late"),
                    ({"act": "submit", "actor": "li", "stage": "answering"}, "03-01",
                     "assess-time-backwards")):
                ran = self.submitted(case, "2026-%sT09:00:00+08:00" % at, **act)
                self.assertEqual((ran.returncode, ran.stdout), (BAD_INPUT, ""))
                self.assertIn(problem, ran.stderr)
            ran = tenet("assess", "open", case, "--definition", SURVEY, "--with", "/dev/null",
                        "--at", "2026-03-02T09:00:00+08:00")
            self.assertEqual(ran.returncode, BAD_INPUT)
            self.assertEqual(before,
                             {p.name: p.read_bytes() for p in pathlib.Path(case).iterdir()})
            self.assertEqual(tenet("assess", "show", folder).returncode, BAD_INPUT)
            self.assertEqual(tenet("assess").returncode, BAD_USAGE)

    def test_a_log_that_was_changed_is_found_with_its_place(self):
        with tempfile.TemporaryDirectory() as folder:
            case = self.opened_survey(folder)
            log = pathlib.Path(case) / "log.jsonl"
            whole = log.read_bytes()
            for wrong, problem in ((whole.replace(b"QINGHE", b"QINGHF", 1), "assess-log-changed"),
                                   (whole[:whole.index(b"\n") + 1], "assess-log-truncated"),
                                   (whole + b"x\n", "assess-log-line"), (b"", "assess-log-trunc")):
                log.write_bytes(wrong)
                ran = tenet("assess", "verify", case)
                self.assertEqual((ran.returncode, ran.stdout), (BAD_INPUT, ""))
                self.assertIn(problem, ran.stderr)
            definition = pathlib.Path(case) / "definition.json"
            log.write_bytes(whole)
            definition.write_text(definition.read_text().replace('"value": 70', '"value": 71'))
            self.assertIn("assess-other-chart", tenet("assess", "verify", case).stderr)

    def test_a_line_whose_append_was_interrupted_is_dropped(self):
        answers = {"quality": 60, "delivery": None, "price": 50}
        with tempfile.TemporaryDirectory() as folder:
            case = self.opened_survey(folder)
            log = pathlib.Path(case) / "log.jsonl"
            whole = log.read_bytes()
            log.write_bytes(whole + whole[:100])
            ran = self.submitted(case, "2026-03-03T09:00:00+08:00", act="submit", actor="li",
                                 stage="answering", answers=answers)
            self.assertEqual(ran.returncode, ALL_WELL)
            self.assertTrue(log.read_bytes().startswith(whole))
            self.assertIn("3 entries", tenet("assess", "verify", case, "--lang", "en").stdout)

    def test_killed_in_the_middle_of_appends_nothing_acknowledged_is_lost(self):
        times = 1000 if os.environ.get("TENET_CAMPAIGN") else 25
        with tempfile.TemporaryDirectory() as folder:
            case = self.opened_survey(folder)
            acknowledged = []
            for n in range(times):
                # Delegations may come again and again, each an entry of its own.
                act = {"act": "delegate", "actor": "zhao", "person": "zhou", "reason": "n%d." % n,
                       "since": "2026-03-01T00:00:00Z", "until": "2026-03-30T00:00:00Z"}
                ran = subprocess.Popen(
                    [str(TENET), "assess", "submit", case, "--act", "-", "--at",
                     "2026-03-02T09:00:00+08:00"],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                ran.stdin.write(json.dumps(act).encode())
                ran.stdin.close()
                time.sleep((n % 25) * 0.001)
                ran.kill()
                ran.wait()
                if ran.stdout.read():
                    acknowledged.append("n%d." % n)
                ran.stdout.close()
                ran.stderr.close()
            last = self.submitted(case, "2026-03-02T09:00:00+08:00", **{**act, "reason": "last."})
            self.assertEqual(last.returncode, ALL_WELL)
            acknowledged.append("last.")
            log = (pathlib.Path(case) / "log.jsonl").read_text()
            self.assertEqual([one for one in acknowledged if '"%s"' % one not in log], [])
            self.assertEqual(tenet("assess", "verify", case).returncode, ALL_WELL)

    def test_an_scxml_test_that_fails_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(tenet("scxml", folder).returncode, BAD_INPUT)
            here = pathlib.Path(folder)
            (here / "manifest.xml").write_text(
                '<assertions><test id="1" manual="false"><start uri="1/a.txml"/></test>'
                '<test id="2" manual="false"><start uri="2/gone.txml"/></test></assertions>', "utf-8")
            chart = ('<scxml xmlns:conf="http://www.w3.org/2005/scxml-conformance"><state id="s">'
                     '<transition cond="false" conf:%s=""/></state><conf:pass/></scxml>')
            (here / "a.txml").write_text(chart % "targetpass", "utf-8")
            ran = tenet("scxml", folder)
            self.assertEqual(ran.returncode, VIOLATIONS)
            self.assertIn("1 failed: stays in s\n", ran.stdout)
            self.assertTrue(ran.stdout.endswith("1 not in the folder\n0 passed, 1 failed\n"))
            (here / "a.txml").write_text(chart % "moonphase", "utf-8")
            self.assertIn("scxml-macro-unknown", tenet("scxml", folder).stdout)
            (here / "manifest.xml").write_text("<assertions", "utf-8")
            self.assertEqual(tenet("scxml", folder).returncode, BAD_INPUT)

    def test_tables_go_through_every_form_and_come_back(self):
        table = {"id": "分级 1", "name": {"zh": "客户分级", "en": "tier"}, "hit_policy": "first",
                 "inputs": [{"expression": "revenue", "values": ["[0..9]", "\"a,b\""]}],
                 "outputs": [{"name": "t", "label": {"zh": "级", "en": ""}, "default": "null"}],
                 "rules": [{"when": ["> 1"], "then": ["\"=x|\\n\""], "note": "a\nb"}]}
        with tempfile.TemporaryDirectory() as folder:
            forms = [os.path.join(folder, f"t.{e}") for e in ("json", "csv", "md", "dmn", "csv")]
            pathlib.Path(forms[0]).write_text(json.dumps(table), "utf-8")
            for source, target in zip(forms, forms[1:]):
                done = tenet("convert", source, target)
                self.assertEqual((done.returncode, done.stderr), (ALL_WELL, ""))
            self.assertEqual(json.loads(tenet("convert", forms[-1], ".json").stdout), table)

    def test_one_table_of_several_is_converted_by_name(self):
        tables = [{"id": i, "name": {"zh": z, "en": i}, "inputs": [{"expression": "x"}],
                   "outputs": [{}], "rules": []} for i, z in (("a", "甲"), ("b", "乙"))]
        with tempfile.TemporaryDirectory() as folder:
            pack = os.path.join(folder, "pack.json")
            pathlib.Path(pack).write_text(json.dumps({"tables": tables}), "utf-8")
            several = tenet("convert", pack, ".csv")
            self.assertEqual(several.returncode, BAD_INPUT)
            self.assertIn("--table", several.stderr)
            chosen = tenet("convert", pack, ".csv", "--table", "乙", "--lang", "en")
            self.assertEqual(chosen.returncode, ALL_WELL, chosen.stderr)
            self.assertTrue(chosen.stdout.startswith("table,b\n"), chosen.stdout)
            self.assertEqual(tenet("convert", pack, ".csv", "--table", "c").returncode, BAD_INPUT)

    def test_conversion_says_what_it_cannot_do(self):
        with tempfile.TemporaryDirectory() as folder:
            broken = os.path.join(folder, "t.csv")
            pathlib.Path(broken).write_text("input a,output\n1,2,3\n", "utf-8")
            done = tenet("convert", broken, ".json", "--lang", "en")
            self.assertEqual((done.returncode, done.stdout), (BAD_INPUT, ""))
            self.assertIn("t.csv:2:5: error: This row has 3 cells; 2 are needed.", done.stderr)
            self.assertEqual(tenet("convert", broken, "t.txt").returncode, BAD_USAGE)
            self.assertEqual(tenet("convert", "/nowhere.csv", ".md").returncode, BAD_USAGE)
            nowhere = os.path.join(folder, "no", "t.md")
            pathlib.Path(broken).write_text("input a,output\n1,2\n", "utf-8")
            self.assertEqual(tenet("convert", broken, nowhere).returncode, BAD_INPUT)

    def test_a_model_is_brought_up_as_a_whole(self):
        old = ('<definitions xmlns="http://www.omg.org/spec/DMN/20151101/dmn.xsd" name="m" '
               'namespace="n"><!-- kept --><x:y xmlns:x="urn:x"/></definitions>')
        with tempfile.TemporaryDirectory() as folder:
            source, target = os.path.join(folder, "m.xml"), os.path.join(folder, "m.dmn")
            pathlib.Path(source).write_text(old, "utf-8")
            self.assertEqual(tenet("convert", source, target).returncode, ALL_WELL)
            self.assertEqual(pathlib.Path(target).read_text("utf-8").strip(), old.replace(
                "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
                "https://www.omg.org/spec/DMN/20230324/MODEL/"))

    def test_fmt_formats_standard_input_and_files(self):
        done = tenet("fmt", "-", stdin="if(a)then 1+2 else f( x )")
        self.assertEqual((done.returncode, done.stdout), (ALL_WELL, "if (a) then 1 + 2 else f(x)\n"))
        self.assertEqual(tenet("fmt", "-", "--names", "plain", stdin="a-b").stdout, "a - b\n")
        self.assertEqual(tenet("fmt", "-", stdin="a-b").stdout, "a-b\n")
        self.assertEqual(tenet("fmt", "-", "--check", stdin="1+2\n").returncode, VIOLATIONS)
        broken = tenet("fmt", "-", stdin="1 +")
        self.assertEqual((broken.returncode, broken.stdout), (BAD_INPUT, ""))
        self.assertIn("stdin:1:4", broken.stderr)
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "a.feel"
            file.write_text("1+2 // why\n", "utf-8")
            self.assertEqual(tenet("fmt", str(file)).returncode, ALL_WELL)
            self.assertEqual(file.read_text("utf-8"), "1 + 2 // why\n")
            again = tenet("fmt", "--check", str(file))
            self.assertEqual((again.returncode, again.stdout), (ALL_WELL, ""))

    def test_fmt_touches_nothing_but_the_feel_of_a_pack(self):
        with tempfile.TemporaryDirectory() as folder:
            mini_pack(folder, "tier!=null", "/* kept */")
            file = pathlib.Path(folder) / "pack.json"
            before = file.read_text("utf-8")
            check = tenet("fmt", "--check", folder)
            self.assertEqual((check.returncode, check.stdout), (VIOLATIONS, str(file) + "\n"))
            self.assertEqual(file.read_text("utf-8"), before)
            self.assertEqual(tenet("fmt", folder).returncode, ALL_WELL)
            self.assertEqual(file.read_text("utf-8"), before.replace("tier!=null", "tier != null"))
            self.assertEqual(tenet("fmt", "--check", folder).returncode, ALL_WELL)

    def test_lint_of_models_tells_errors_from_warnings(self):
        model = ROOT / "docs" / "examples" / "authoring" / "discount.dmn"
        done = tenet("lint", str(model), "--lang", "en")
        self.assertEqual(done.returncode, BAD_INPUT)
        self.assertIn("table-overlap", done.stderr)
        self.assertIn("e.g. amount = -1", done.stdout)
        found = json.loads(tenet("lint", str(model), "--format", "json").stdout)
        self.assertEqual({f["severity"] for f in found}, {"error", "warning"})
        self.assertTrue(all(f["line"] > 0 and f["remedy"] for f in found))
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "m.dmn"
            text = model.read_text("utf-8").replace("[10000..50000]", "[10000..50000)")
            file.write_text(text, "utf-8")
            self.assertEqual(tenet("lint", str(file)).returncode, VIOLATIONS)
            file.write_text(text.replace("amount</text>", "amuont</text>"), "utf-8")
            self.assertIn("feel-unknown-name", tenet("lint", str(file)).stderr)
            file.write_text("<a/>", "utf-8")
            self.assertEqual(tenet("lint", str(file)).returncode, BAD_INPUT)

    def test_lint_reads_definitions_of_assessments(self):
        done = tenet("lint", SURVEY, "--lang", "en")
        self.assertEqual((done.returncode, done.stderr), (ALL_WELL, ""))
        self.assertEqual(done.stdout.count("[assessment-lint-example]"), 3)
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "survey.json"
            text = pathlib.Path(SURVEY).read_text("utf-8")
            file.write_text(text.replace('"to": "review"', '"to": "nowhere"', 1), "utf-8")
            done = tenet("lint", str(file))
            self.assertEqual(done.returncode, BAD_INPUT)
            self.assertIn("assessment-target-unknown", done.stderr)
            file.write_text(text.replace(" <= low_score", "").replace("score >= low_score", "true"),
                            "utf-8")
            self.assertEqual(tenet("lint", str(file)).returncode, VIOLATIONS)  # nothing reads it

    def test_due_says_which_assessments_to_open(self):
        asked = ["due", *SESSION, "--subject", "QINGHE", "--rule", "14.1-survey"]
        self.assertNotIn("开启", tenet(*asked).stdout)
        definitions = ["--assessments", str(ROOT / "packs" / "assessments")]
        name = "satisfaction-survey-QINGHE-2025-11-09"
        told = tenet(*asked, *definitions).stdout
        self.assertIn(f"    开启 {name}\n      respondent: P05, P06\n"
                      "      reviewer: ? (定义未说明)\n", told)
        found = json.loads(tenet(*asked, *definitions, "--format", "json").stdout)
        self.assertEqual([one["fulfilled_by"] for one in found["due"]], ["satisfaction-survey"])
        opening = found["assessments"][0]["opening"]
        self.assertEqual(opening["instance"], name)
        self.assertEqual([one["person"] for one in opening["participants"]], ["P05", "P06", "E3"])
        vacant = found["assessments"][0]["vacant"]
        self.assertEqual(vacant[0], {"role": "reviewer", "why": "undeclared"})
        with tempfile.TemporaryDirectory() as folder:
            self.assertIn("（没有该评估的定义）", tenet(*asked, "--assessments", folder).stdout)
            (pathlib.Path(folder) / "broken.json").write_text("{", "utf-8")
            self.assertEqual(tenet(*asked, "--assessments", folder).returncode, BAD_INPUT)

    def test_due_can_be_asked_of_one_member_of_the_staff_or_one_unit(self):
        for subject, rule in (("E3", "7.2-staff"), ("U3", "7.1-department")):
            told = tenet("due", *SESSION, "--subject", subject, "--format", "json").stdout
            self.assertEqual([(one["rule"], one["subject"]["id"]) for one in json.loads(told)],
                             [(rule, subject)])
            overdue = tenet("due", *SESSION, "--subject", subject).stdout
            self.assertTrue(overdue.startswith("! "))
        asked = ["due", *SESSION, "--subject", "E3", "--lang", "en"]
        self.assertIn("7.2-staff  E3", tenet(*asked).stdout)
        self.assertIn("overdue by 347 days", tenet(*asked).stdout)  # of which no grade is told
        nobody = tenet("due", *SESSION, "--subject", "nobody")
        self.assertEqual(nobody.returncode, BAD_INPUT)
        self.assertIn("policy-unknown-subject-key", nobody.stderr)

    def test_an_assessment_gives_its_records(self):
        folder = str(ROOT / "docs" / "examples" / "assessments" / "qinghe-due")
        made = json.loads(tenet("assess", "records", folder, "--format", "json").stdout)["upsert"]
        self.assertEqual(made["survey_wave"][0]["score"], 63.0)
        change = tenet("assess", "records", folder, "--portfolio", PORTFOLIO).stdout
        session = [*SESSION[:3], "2026-01-10T18:00:00+08:00", *SESSION[4:]]
        judged = tenet("evaluate", *session, "--change", "-", "--lang", "en", stdin=change)
        self.assertEqual(judged.stderr, "")
        self.assertRegex(judged.stdout, r"→ *pass +14\.1-survey +QINGHE")

    def test_coverage_counts_verdicts_rows_and_cells(self):
        arguments = ["test", PACK, "--calendar", str(ROOT / "packs" / "calendars" / "cn.json"),
                     "--coverage"]
        self.assertIn("14.1-survey", tenet(*arguments).stdout)
        coverage = json.loads(tenet(*arguments, "--format", "json").stdout)
        survey = next(r for r in coverage["rules"] if r["rule"] == "14.1-survey")
        self.assertGreater(survey["fail"], 0)
        table = coverage["tables"][0]
        self.assertEqual(table["table"], "tier_matrix")
        for row in table["rows"]:
            for cell in row["cells"]:
                self.assertEqual(cell["held"] + cell["failed"], table["judged"])

    def test_explain_tells_how_a_verdict_came_about(self):
        arguments = ["explain", *SESSION, "--subject", "QINGHE", "--rule", "12.2-tier", "--trace"]
        english = tenet(*arguments, "--lang", "en").stdout
        self.assertRegex(english, r"(?m)^ +matched rule 2$")
        self.assertIn('enough: relationship_closeness = "ordinary"', english)
        self.assertRegex(tenet(*arguments, "--lang", "zh").stdout, r"(?m)^ +适用条件：tier != null 得 true$")
        verdict = json.loads(tenet(*arguments, "--format", "json").stdout)["verdicts"][0]
        kinds = [step.get("part", step["kind"]) for step in verdict["trace"]["steps"]]
        self.assertEqual(kinds, ["applies", "assigned", "table"])
        self.assertNotIn("withheld", verdict["trace"])

    def test_a_trace_holds_nothing_above_the_readers_clearance(self):
        arguments = ["explain", *SESSION, "--subject", "QINGHE", "--rule", "12.2-tier", "--trace",
                     "--clearance", "open"]
        text = tenet(*arguments, "--lang", "en").stdout
        self.assertIn("applies if: (withheld)", text)
        self.assertNotIn("ordinary", text)
        trace = json.loads(tenet(*arguments, "--format", "json").stdout)["verdicts"][0]["trace"]
        self.assertEqual(trace, {"refused": [], "steps": [], "left_out": 0, "withheld": True})

    def test_the_shipped_pack_passes_its_own_tests(self):
        done = tenet("test", PACK, "--calendar", str(ROOT / "packs" / "calendars" / "cn.json"))
        self.assertEqual(done.returncode, ALL_WELL, done.stdout)
        self.assertRegex(done.stdout, r"(?m)^[1-9]\d* passed, 0 failed$")

    def test_every_rule_on_connected_clients_is_tested_kept_broken_and_unknown(self):
        arguments = ["test", str(ROOT / "packs" / "connected-clients"), "--calendar",
                     str(ROOT / "packs" / "calendars" / "cn.json")]
        done = tenet(*arguments)
        self.assertEqual(done.returncode, ALL_WELL, done.stdout)
        self.assertRegex(done.stdout, r"(?m)^[1-9]\d* passed, 0 failed$")
        coverage = json.loads(tenet(*arguments, "--coverage", "--format", "json").stdout)
        untested = {(rule["rule"], outcome) for rule in coverage["rules"]
                    for outcome in ("pass", "fail", "unknown") if rule[outcome] == 0}
        # A decision without a requirement never fails; nor does a controller whose name is required.
        self.assertEqual(untested, {("2.5-large", "fail"), ("1.3-controller", "fail")})

    def test_a_failing_pack_test_is_a_violation(self):
        with tempfile.TemporaryDirectory() as folder:
            mini_pack(folder, "tier != null", '"tests": [{"name": "t", "at": "2026-01-01T00:00:00Z", '
                      '"portfolio": {"accounts": [{"id": "A", "name": "A"}]}, '
                      '"expect": [{"rule": "R1", "subject": "A", "outcome": "pass"}]}],')
            done = tenet("test", folder, "--lang", "en")
        self.assertEqual(done.returncode, VIOLATIONS)
        self.assertIn("should be pass but is unknown", done.stdout)

    def test_hostile_names_reach_the_terminal_harmless(self):
        with tempfile.TemporaryDirectory() as pack, tempfile.TemporaryDirectory() as portfolio:
            mini_pack(pack, "name = \"x\"")
            (pathlib.Path(portfolio) / "accounts.json").write_text(
                json.dumps([{"id": "A\u001b[31m", "name": "evil\u202eeman\u001b]0;x\u0007"}]), "utf-8")
            done = tenet("check", pack, portfolio, "--at", "2026-01-01T00:00:00Z", "--color", "never")
        self.assertEqual(done.returncode, VIOLATIONS)
        self.assertNotIn("\u001b", done.stdout)
        self.assertNotIn("\u202e", done.stdout)

    def test_broken_portfolios_list_every_problem_with_its_place(self):
        with tempfile.TemporaryDirectory() as pack, tempfile.TemporaryDirectory() as portfolio:
            mini_pack(pack)
            (pathlib.Path(portfolio) / "accounts.json").write_text(
                '[{"id": "A", "name": "A", "tier": "cor"},\n {"id": "A", "name": "B"},\n'
                ' {"name": "C", "since": "2026-02-30"}]', "utf-8")
            done = tenet("check", pack, portfolio, "--at", "2026-01-01T00:00:00Z", "--lang", "en")
        self.assertEqual(done.returncode, BAD_INPUT)
        self.assertIn("accounts.json:3:", done.stderr)
        self.assertIn("2026-02-30", done.stderr)
        self.assertEqual(done.stdout, "")

    def test_no_colour_where_nobody_looks(self):
        self.assertNotIn("\u001b", tenet("check", *SESSION).stdout)
        self.assertIn("\u001b", tenet("check", *SESSION, "--color", "always").stdout)


if __name__ == "__main__":
    unittest.main()
