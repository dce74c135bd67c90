"""`tenet group` and `tenet party` as a user meets them."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree

ROOT = pathlib.Path(os.environ.get("TENET_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
TENET = pathlib.Path(os.environ["TENET_BUILD_DIR"]) / "tenet"
GRAPH = str(ROOT / "examples" / "groups" / "graph.json")
ORDERS = str(ROOT / "examples" / "groups" / "orders.json")
PORTFOLIO = str(ROOT / "examples" / "key-accounts")
CONNECTED = str(ROOT / "packs" / "group-policies" / "connected-clients.json")
EQUITY = str(ROOT / "packs" / "group-policies" / "equity-control.json")
ON = ["--at", "2025-12-31", "--lang", "en"]

ALL_WELL, VIOLATIONS, BAD_USAGE, BAD_INPUT = 0, 1, 2, 3

FOUR = [("A", "B", 60), ("A", "C", 10), ("B", "C", 30), ("C", "B", 20)]
TWO_STAGES = [("m", "p", 45), ("s", "p", 10), ("m", "s", 60),
              ("p", "m", 45), ("t", "m", 10), ("p", "t", 60)]


def tenet(*arguments, stdin=None):
    return subprocess.run([str(TENET), *map(str, arguments)], input=stdin, capture_output=True,
                          encoding="utf-8", timeout=120)


def edges(holdings):
    return json.dumps([{"holder": h, "subject": s, "share": share} for h, s, share in holdings])


class Groups(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, text):
        path = pathlib.Path(self.folder.name) / name
        path.write_text(text, "utf-8")
        return path

    def said(self, *arguments, code=ALL_WELL):
        done = tenet(*arguments)
        self.assertEqual((done.returncode, done.stderr), (code, ""))
        return done.stdout

    def data(self, *arguments, code=ALL_WELL):
        return json.loads(self.said(*arguments, "--format", "json", code=code))

    def test_a_graph_goes_through_every_form_that_can_be_read_and_written(self):
        first = self.said("group", "convert", GRAPH, "--from", "json", "--to", "bods")
        path = self.file("statements.json", first)
        second = self.said("group", "convert", path, "--from", "bods", "--to", "bods")
        self.assertEqual(first, second)
        target = pathlib.Path(self.folder.name) / "edges.csv"
        self.said("group", "convert", path, "--from", "bods", "--to", "csv", "--out", target)
        self.assertTrue(target.read_text("utf-8").startswith("编号,持有方编号,"))
        back = self.said("group", "convert", target, "--from", "csv", "--to", "json")
        self.assertEqual(len(json.loads(back)["relations"]), 11)
        drawn = self.said("group", "convert", GRAPH, "--from", "json", "--to", "graphml")
        tree = xml.etree.ElementTree.fromstring(drawn)
        self.assertEqual(len(tree.findall(".//{*}edge")), 11)

    def test_a_picture_may_show_one_day(self):
        picture = ["group", "convert", GRAPH, "--from", "json", "--to", "dot", "--at"]
        self.assertIn("n7 -> n5 [label=\"30%\"]", self.said(*picture, "2025-12-31"))
        self.assertIn("n7 -> n5 [label=\"60%\"]", self.said(*picture, "2026-02-01"))
        self.assertNotIn("n7 -> n5", self.said(*picture, "2026-02-01", "--known-at", "2026-01-01"))

    def test_files_of_the_lei_system_are_written_with_what_they_cannot_hold(self):
        files = [f"examples/groups/lei-{name}.csv" for name in ("entities", "relationships",
                                                                 "exceptions")]
        text = self.said("group", "convert", *files, "--from", "gleif", "--to", "gleif")
        self.assertEqual(list(json.loads(text)), ["records", "relations", "exceptions"])
        folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        self.said("group", "convert", *files, "--from", "gleif", "--to", "gleif", "--out", folder)
        written = sorted(folder.iterdir())
        self.assertEqual([path.name for path in written],
                         ["lei-entities.csv", "lei-exceptions.csv", "lei-relationships.csv"])
        first = self.said("group", "convert", *files, "--from", "gleif", "--to", "json")
        again = self.said("group", "convert", *written, "--from", "gleif", "--to", "json")
        by_id = [{one["id"]: one for key in ("parties", "relations") for one in json.loads(t)[key]}
                 for t in (first, again)]
        self.assertEqual(*by_id)
        lossy = tenet("group", "convert", GRAPH, "--from", "json", "--to", "gleif")
        self.assertEqual(lossy.returncode, 0)
        self.assertIn("group-not-written", lossy.stderr)
        self.assertEqual(json.loads(lossy.stdout)["records"], [])

    def test_exposures_come_to_one_currency_and_move_to_guarantors(self):
        rows = "examples/groups/exposures.json"
        asked = ["group", "rollup", GRAPH, *ON, "--policy", CONNECTED, "--rows", rows]
        said = self.said(*asked)
        self.assertIn("林岚 + 吴桐  1784.03  (4 rows, 1 moved in, 1 moved out)", said)
        self.assertIn("  2025-12-30 USD/EUR 0.85 inverse  desk", said)
        of_lu, of_lin = self.data(*asked)["groups"]
        self.assertEqual([total["value"] for total in of_lin["totals"]], ["1784.03"])
        self.assertEqual([total["value"] for total in of_lu["totals"]], ["1045.29"])
        self.assertTrue(of_lin["completeness"]["complete"])

    def test_conversion_says_what_is_wrong(self):
        for arguments, code, problem in (
                ([GRAPH, "--from", "pdf", "--to", "csv"], BAD_USAGE, "group-unknown-form"),
                ([GRAPH, "--from", "json", "--to", "supervisory"], BAD_INPUT,
                 "group-form-is-files"),
                ([GRAPH, "--from", "dot", "--to", "json"], BAD_INPUT, "group-form-not-read"),
                ([GRAPH, "--from", "bods", "--to", "json"], BAD_INPUT, "group-field-kind"),
                ([GRAPH, GRAPH, "--from", "json", "--to", "csv"], BAD_INPUT,
                 "group-form-takes-one-text"),
                ([GRAPH, "--from", "json", "--to", "dot", "--at", "soon"], BAD_USAGE,
                 "base-bad-date")):
            done = tenet("group", "convert", *arguments)
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertIn(problem, done.stderr)
            self.assertEqual(done.stdout, "")

    def test_a_group_is_shown_as_a_tree_with_shares_and_reasons(self):
        shown = self.said("group", "show", GRAPH, *ON, "--policy", CONNECTED, "--party", "PLANT")
        self.assertEqual(shown.splitlines()[:4], [
            "林岚 + 吴桐",
            "  林岚 (LIN)  · top",
            "    青禾集团 (TOP)  shares 40%  · control of equity or of decisions (not verified)",
            "      青禾科技 (TECH)  shares 80%  · control of equity or of decisions (not verified)"])
        self.assertIn("青禾制造 (PLANT)  shares 30-40%  (see above)", shown)
        self.assertIn("云杉零件 (SUP)  economic dependence 55%", shown)
        chinese = self.said("group", "show", GRAPH, "--at", "2025-12-31", "--policy", CONNECTED)
        self.assertIn("持股 30-40%  （见上）", chinese)

    def test_controllers_come_with_the_proof(self):
        said = self.said("group", "controllers", GRAPH, *ON, "--policy", CONNECTED, "--party", "PLANT")
        self.assertTrue(said.startswith('"林岚 + 吴桐" controls "青禾制造"\n'))
        self.assertIn("from 林岚 40% [章程] + 吴桐 20% [章程]", said)
        found = self.data("group", "controllers", GRAPH, *ON, "--policy", CONNECTED, "--party", "PLANT")
        (one,) = found["controllers"]
        self.assertEqual(one["controller"]["parties"], ["LIN", "WU"])
        self.assertEqual(one["proof"]["steps"][-1]["votes"], {"low": "60", "high": "70"})

    def test_one_graph_has_three_ownerships(self):
        graph = self.file("four.json", edges(FOUR))
        for walks, wanted in [("all_walks", "65.9574%"), ("no_return", "65.9574%"),
                              ("simple_paths", "62%")]:
            said = self.said("group", "owners", graph, *ON, "--party", "B", "--walks", walks)
            self.assertIn(f"A  {wanted}\n", said)
        circle = self.file("circle.json", edges([("A", "B", 10), ("B", "C", 50), ("C", "B", 10)]))
        self.assertIn("A  10.5263%", self.said("group", "owners", circle, *ON, "--party", "B"))
        said = self.said("group", "owners", circle, *ON, "--party", "B", "--walks", "simple_paths")
        self.assertIn("A  10%", said)

    def test_votes_of_subsidiaries_go_where_the_policy_says_so(self):
        graph = self.file("stages.json", edges(TWO_STAGES))
        policy = self.file("policy.json", json.dumps(
            {"id": "p", "title": "p", "voting": {"subsidiary_shares_without_votes": True},
             "criteria": [{"id": "c", "title": "c", "kind": "control"}]}))
        plain = self.data("group", "members", graph, *ON)
        self.assertEqual([len(g["members"]) for g in plain["groups"]], [4])
        adjusted = self.data("group", "members", graph, *ON, "--policy", policy)
        self.assertEqual(sorted(sorted(m["id"] for m in g["members"]) for g in adjusted["groups"]),
                         [["m", "s"], ["p", "t"]])

    def test_beneficial_owners_are_persons_above_a_threshold(self):
        said = self.said("group", "owners", GRAPH, *ON, "--party", "TOP", "--threshold", "25")
        self.assertEqual(said, "林岚  40%\n")
        found = self.data("group", "owners", GRAPH, *ON, "--party", "TOP", "--threshold", "20",
                          "--inclusive")
        self.assertEqual([o["owner"]["parties"] for o in found["owners"]], [["LIN"], ["WU"]])

    def test_members_are_listed_with_reasons(self):
        said = self.said("group", "members", GRAPH, *ON, "--policy", CONNECTED)
        self.assertIn('"云杉零件" belongs to the group of "林岚 + 吴桐": economically dependent', said)
        self.assertNotIn("->", said)
        proved = self.said("group", "members", GRAPH, *ON, "--policy", CONNECTED, "--party", "SUP")
        self.assertIn("青禾制造 -> 云杉零件 55%", proved)

    def test_a_portfolio_is_a_graph_too(self):
        said = self.said("group", "show", PORTFOLIO, *ON, "--policy", EQUITY, "--party", "O-QH03")
        self.assertEqual(len(said.splitlines()), 6)
        self.assertIn("(O-QH01)  shares 100%", said)

    def test_a_party_of_a_portfolio_is_found_by_its_accounts_and_identifiers(self):
        facts = {
            "organisations": [{"id": "A", "name": "A", "uscc": "91-A", "lei": "LEI-A"},
                              {"id": "C", "name": "C", "uscc": "91-C"}],
            "accounts": [{"id": "K-C", "name": "C", "organisation": "C"}],
            "relationships": [{"id": "R", "holder": "A", "subject": "C", "type": "shareholding",
                               "share": 60}]}
        folder = pathlib.Path(self.folder.name) / "named"
        folder.mkdir()
        (folder / "facts.json").write_text(json.dumps(facts), "utf-8")
        (folder / "portfolio.json").write_text("{}", "utf-8")
        for party in ("A", "91-A", "LEI-A", "C", "91-C", "K-C"):
            with self.subTest(party):
                found = self.data("group", "members", folder, *ON, "--party", party)
                self.assertEqual([m["id"] for m in found[0]["members"]], ["A", "C"])

    def test_relationships_may_be_csv_in_either_language(self):
        english = self.file("edges.csv", "id,holder,subject,type,share\n1,A,B,shareholding,60\n")
        self.assertIn("  B  shares 60%", self.said("group", "show", english, *ON))
        chinese = self.file("关系.csv", "编号,持有方编号,被持有方编号,关系类型,比例\n1,A,B,shareholding,60\n")
        done = tenet("group", "show", chinese, *ON)
        self.assertEqual(done.returncode, ALL_WELL, done.stderr)
        self.assertIn("  B  shares 60%", done.stdout)
        broken = self.file("broken.csv", "id,holder,subject,type,share\n1,A,B,shareholding,many\n")
        done = tenet("group", "show", broken, *ON)
        self.assertEqual((done.returncode, done.stdout), (BAD_INPUT, ""))
        self.assertIn("relationships.csv:2:", done.stderr)

    def test_rows_are_added_up_once_and_those_left_out_are_named(self):
        said = self.said("group", "rollup", GRAPH, *ON, "--policy", CONNECTED, "--rows", ORDERS)
        self.assertEqual(said, "林岚 + 吴桐  269.90  (2 rows, 1 repeated, 1 within the group)\n"
                               "left out: SO-4; the graph has no party GONE\n")
        found = self.data("group", "rollup", GRAPH, *ON, "--policy", CONNECTED, "--rows", ORDERS)
        self.assertEqual(found["groups"][0]["totals"][0]["value"], "269.90")
        self.assertEqual([row["id"] for row in found["groups"][0]["rows"]], ["SO-1", "SO-2"])
        again = tenet("group", "rollup", GRAPH, *ON, "--rows", "-", stdin='{"rows": []}')
        self.assertEqual((again.returncode, again.stdout), (ALL_WELL, ""))

    def test_two_days_and_two_policies_differ_by_joins_and_leaves(self):
        # TRADE's stake in PLANT ends, and LU's is recorded as 60 % from then on.
        said = self.said("group", "diff", GRAPH, *ON, "--to", "2026-02-01")
        self.assertEqual(said, "- 青禾制造 (PLANT) leaves 青禾集团\n+ 青禾制造 (PLANT) joins 陆衡投资\n")
        unknown = self.said("group", "diff", GRAPH, *ON, "--to", "2026-02-01", "--known-at",
                            "2026-01-10")
        self.assertEqual(unknown, "- 青禾制造 (PLANT) leaves 青禾集团\n"
                                  "+ 青禾制造 (PLANT) joins 青禾制造\n")
        found = self.data("group", "diff", GRAPH, *ON, "--to-policy", CONNECTED)
        self.assertIn({"id": "SUP", "name": "云杉零件"}, [c["party"] for c in found["changes"]])

    def test_groups_are_followed_kept_and_taken_up_again(self):
        history = ROOT / "examples" / "groups" / "history.json"
        asked = ["--since", "2024-01-01", "--policy", EQUITY, "--lang", "en"]
        half = self.file("half.json", "")
        self.assertEqual(self.said("group", "lineage", history, "--at", "2025-10-01", *asked,
                                   "--format", "json", "--output", half), "")
        rest = self.said("group", "lineage", history, "--at", "2026-12-31", *asked, "--lineage", half)
        self.assertEqual(rest, "2026-03-01  QH3@2026-03-01  is formed: 青禾制造\n"
                               "2026-03-01  QH3@2026-03-01  splits from QH@2024-01-01\n")
        whole = tenet("group", "lineage", history, "--at", "2026-12-31", *asked, "--format", "json")
        again = tenet("group", "lineage", history, "--at", "2026-12-31", *asked, "--format", "json",
                      "--lineage", half)
        self.assertEqual(whole.stdout, again.stdout)
        kept = (ROOT / "examples" / "groups" / "lineage.json").read_text("utf-8")
        self.assertEqual(whole.stdout, kept)
        found = self.data("group", "resolve", ROOT / "examples" / "groups" / "lineage.json", "--id",
                          "QH@2024-01-01", "--at", "2026-12-31")
        self.assertEqual((found["ids"], found["split_off"]),
                         (["QH@2024-01-01"], ["QH3@2026-03-01"]))
        self.assertIn("group-unknown-id",
                      tenet("group", "resolve", half, "--id", "Q", "--at", "2025-01-01").stderr)
        broken = self.file("broken.json", kept.replace('"joined"', '"left"'))
        self.assertEqual(tenet("group", "resolve", broken, "--id", "QH@2024-01-01", "--at",
                               "2025-01-01").returncode, BAD_INPUT)

    def test_merges_are_added_seen_and_undone(self):
        merges = ROOT / "examples" / "groups" / "merges.json"
        self.assertEqual(self.said("party", "merge", merges, "--known-at", "2025-04-01"),
                         "QH2 = QH2, YS1  [M-1]\n")
        same = {"id": "M-4", "kind": "same", "party": "QH3", "other": "QH4", "by": "x",
                "reason": "y", "on": "2025-06-01"}
        refused = tenet("party", "merge", merges, "--add", "-", stdin=json.dumps([same]))
        self.assertEqual(refused.returncode, BAD_INPUT)
        self.assertIn("party-merge-contradiction", refused.stderr)
        to = self.file("more.json", "")
        done = tenet("party", "merge", merges, "--add", "-", "--output", to,
                     stdin=json.dumps([{**same, "other": "YS"}]))
        self.assertEqual((done.returncode, done.stdout), (ALL_WELL, "QH3 = QH3, YS  [M-4]\n"))
        history = ROOT / "examples" / "groups" / "history.json"
        said = self.said("group", "members", history, *ON, "--party", "YS", "--merges", to)
        self.assertIn('"云杉零件" belongs to the group of "青禾集团"', said)

    def test_what_would_be_otherwise_has_amounts(self):
        folder = ROOT / "examples" / "groups"
        asked = [folder / "history.json", *ON, "--policy", EQUITY, "--change",
                 folder / "what-if.json"]
        found = self.data("group", "what-if", *asked, "--rows", folder / "history-orders.json")
        self.assertEqual({c["party"]["id"] for c in found["controllers"]}, {"QH2"})
        self.assertEqual([a["difference"] for a in found["amounts"]], ["-250.00", "290.00"])
        refused = tenet("group", "what-if", *asked)
        self.assertEqual(refused.returncode, BAD_INPUT)  # rows, and none to change
        said = self.said("group", "diff", folder / "history.json", *ON, "--to", "2026-12-31", "--rows",
                         folder / "history-orders.json", "--policy", EQUITY)
        self.assertTrue(said.endswith("青禾制造  - -> 19.90  (+19.90)\n"
                                      "云杉控股  276.90 -> 257.00  (-19.90)\n"), said)

    def test_a_lossy_graph_is_refused_where_that_is_asked_for(self):
        refused = tenet("group", "convert", GRAPH, "--from", "json", "--to", "gleif",
                        "--refuse-losses", "--lang", "en")
        self.assertEqual((refused.returncode, refused.stdout), (BAD_INPUT, ""))
        self.assertIn("group-would-be-lost", refused.stderr)
        into = tenet("group", "convert", GRAPH, "--from", "json", "--to", "supervisory",
                     "--out", self.folder.name, "--refuse-losses")
        self.assertEqual(into.returncode, BAD_INPUT)
        self.assertEqual(list(pathlib.Path(self.folder.name).glob("table-*.csv")), [])

    def test_a_portfolio_is_seen_through_the_merges_it_declares(self):
        facts = {
            "organisations": [{"id": i, "name": i} for i in ("A", "B", "C")],
            "relationships": [{"id": "R", "holder": "A", "subject": "C", "type": "shareholding",
                               "share": 60}],
            "party_merges": [{"id": "M1", "party": "A", "other": "B", "declared_on": "2025-03-01",
                              "approver": "x", "reason": "y"}]}
        folder = pathlib.Path(self.folder.name) / "merged"
        folder.mkdir()
        (folder / "facts.json").write_text(json.dumps(facts), "utf-8")
        (folder / "portfolio.json").write_text("{}", "utf-8")
        found = self.data("group", "members", folder, *ON, "--party", "B")
        self.assertEqual([m["id"] for m in found[0]["members"]], ["A", "C"])
        apart = self.data("group", "members", folder, *ON, "--party", "B", "--known-at",
                          "2025-02-28")
        self.assertEqual([m["id"] for m in apart[0]["members"]], ["B"])

    def test_rules_see_ids_of_a_lineage(self):
        pack = ROOT / "packs" / "connected-clients"
        made = pathlib.Path(self.folder.name) / "lineage.json"
        self.said("group", "lineage", PORTFOLIO, "--since", "2025-01-01", *ON, "--policy",
                  pack / "connected-clients.policy.json", "--format", "json", "--output", made)
        asked = ["explain", pack, PORTFOLIO, "--at", "2025-12-31T18:00:00+08:00", "--rule",
                 "2.2-group", "--subject", "QINGHE"]
        kept = self.data(*asked, "--lineage", f"connected={made}")
        (group,) = kept["verdicts"][0]["groups"]
        self.assertRegex(group["group"], "@2025-01-01$")
        self.assertIn(group["group"], group["known_as"])
        for given in ("connected", f"={made}", f"other={made}"):
            refused = tenet(*asked, "--lineage", given)
            self.assertEqual(refused.returncode, BAD_INPUT)
            self.assertIn("policy-lineage-of-no-grouping", refused.stderr)

    def test_what_would_be_otherwise_at_other_rates(self):
        folder = ROOT / "examples" / "groups"
        asked = [GRAPH, *ON, "--policy", CONNECTED, "--rows", folder / "exposures.json"]
        found = self.data("group", "what-if", *asked, "--change", folder / "what-if-rates.json")
        self.assertEqual((found["changes"], found["controllers"]), ([], []))
        self.assertTrue(all(a["is"] != a["was"] for a in found["amounts"]))
        self.assertGreater(len(found["amounts"]), 0)
        wrong = self.file("rates.json", json.dumps({"rates": {"upsert": [{"from": "USD"}]}}))
        refused = tenet("group", "what-if", *asked, "--change", wrong)
        self.assertEqual(refused.returncode, BAD_INPUT)
        self.assertIn("/rates/upsert/0", refused.stderr)

    def test_what_is_odd_has_an_exit_code_of_its_own(self):
        self.assertEqual(self.said("group", "check", GRAPH, *ON), "")
        graph = self.file("odd.json", edges([*FOUR, ("A", "A", 10), ("D", "B", 80)]))
        said = self.said("group", "check", graph, *ON, code=VIOLATIONS)
        for message in ("group-ownership-cycle", "group-held-by-itself", "group-above-whole"):
            self.assertIn(message, said)
        found = self.data("group", "check", graph, *ON, code=VIOLATIONS)
        self.assertEqual({f["kind"] for f in found["findings"]},
                         {"cycle", "held_by_itself", "above_whole"})

    def test_names_that_try_do_not_reach_the_terminal(self):
        graph = self.file("hostile.json", json.dumps({
            "parties": [{"id": "A\x1b[2J", "name": "bad\x1b[31m\nroot controls all"},
                        {"id": "B", "name": "\u202eB"}, {"id": "C"}],
            "relations": [{"holder": "A\x1b[2J", "subject": "B", "share": 60,
                           "source": "\x1b]0;owned\x07"},
                          {"holder": "B", "subject": "A\x1b[2J", "share": 60}]}))
        bad = {"zh": "坏\x1b[31m\nroot 假", "en": "bad\x1b[31m\nroot forged"}
        policy = self.file("hostile-policy.json", json.dumps({
            "id": "p", "title": bad,
            "criteria": [{"id": "c", "title": bad, "kind": "control", "source": "\x1b[2J"}],
            "entries": [{"party": "C", "anchor": "B", "include": True, "reason": "r\x1b[2J\nroot",
                         "approver": "\x1b]0;owned\x07"}]}))
        for command in (["show"], ["members"], ["controllers", "--party", "B"],
                        ["show", "--policy", policy], ["members", "--policy", policy],
                        ["members", "--policy", policy, "--party", "C"],
                        ["diff", "--to-policy", policy],
                        ["owners", "--party", "B"], ["check"], ["diff", "--to", "2026-01-01"]):
            for language in ("zh", "en"):
                done = tenet("group", command[0], graph, *command[1:], "--at", "2025-12-31",
                             "--lang", language)
                self.assertIn(done.returncode, (ALL_WELL, VIOLATIONS), done.stderr)
                for character in "\x1b\x07\u202e":
                    self.assertNotIn(character, done.stdout)
                self.assertNotIn("\nroot", done.stdout)
        self.assertEqual(self.data("group", "check", graph, *ON, code=VIOLATIONS)["findings"][0]
                         ["parties"][0]["id"], "A\x1b[2J")

    def test_complaints_are_safe_for_a_terminal_too(self):
        graph = self.file("twice.json", json.dumps({
            "parties": [{"id": "\x1b[31m"}, {"id": "\x1b[31m"}], "relations": []}))
        done = tenet("group", "show", graph, *ON)
        self.assertEqual(done.returncode, BAD_INPUT)
        self.assertIn("group-party-twice", done.stderr)
        self.assertNotIn("\x1b", done.stderr)

    def test_bad_usage_and_bad_input_differ(self):
        self.assertEqual(tenet("group").returncode, BAD_USAGE)
        self.assertEqual(tenet("group", "show", GRAPH).returncode, BAD_USAGE)
        self.assertEqual(tenet("group", "show", "/nowhere", *ON).returncode, BAD_USAGE)
        self.assertEqual(tenet("group", "controllers", GRAPH, *ON).returncode, BAD_USAGE)
        for arguments, message in [
                (["controllers", GRAPH, "--party", "nobody"], "group-unknown-party"),
                (["show", GRAPH, "--known-at", "soon"], "bad-date"),
                (["show", self.file("g.json", '[{"holder": "A"}]')], "g.json:1:2"),
                (["show", GRAPH, "--policy", self.file("p.json", '{"id": 1}')], "p.json:1:"),
                (["rollup", GRAPH, "--rows", self.file("r.json", '{"rows": [{}]}')], "r.json:1:")]:
            done = tenet("group", arguments[0], *arguments[1:], *ON)
            self.assertEqual((done.returncode, done.stdout), (BAD_INPUT, ""))
            self.assertIn(message, done.stderr)
        done = tenet("group", "owners", GRAPH, *ON, "--party", "TOP", "--threshold", "many")
        self.assertEqual(done.returncode, BAD_USAGE)


class Parties(unittest.TestCase):
    def test_identifiers_are_checked_and_repaired(self):
        done = tenet("party", "check", "91110000600037314L", "5493 00E9 PC51 EN65 6011", "--lang", "en")
        self.assertEqual(done.returncode, VIOLATIONS)
        self.assertIn("uscc 91110000600037314L: not valid\n", done.stdout)
        self.assertIn("[party-organisation-check]", done.stdout)
        self.assertIn("  perhaps 91110000600037341L\n", done.stdout)
        self.assertIn("lei 549300E9PC51EN656011: valid\n", done.stdout)
        self.assertEqual(tenet("party", "check", "91110000600037341L").returncode, ALL_WELL)

    def test_a_scheme_may_be_named_and_the_answer_be_json(self):
        done = tenet("party", "check", "60003734-1", "--scheme", "lei", "--format", "json")
        self.assertEqual(done.returncode, VIOLATIONS)
        (found,) = json.loads(done.stdout)
        self.assertEqual((found["scheme"], found["findings"][0]["part"]), ("lei", "length"))
        self.assertEqual(tenet("party", "check", "1", "--scheme", "vat").returncode, BAD_USAGE)

    def test_hostile_identifiers_do_not_reach_the_terminal(self):
        done = tenet("party", "check", "\x1b[31m9111")
        self.assertNotIn("\x1b", done.stdout)


if __name__ == "__main__":
    unittest.main()
