"""`tenet group show --format svg|html` as a user, an XML parser and an HTML parser meet it."""

import base64
import hashlib
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as tree

from pages import Page

ROOT = pathlib.Path(os.environ.get("TENET_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
TENET = pathlib.Path(os.environ["TENET_BUILD_DIR"]) / "tenet"
GRAPH = str(ROOT / "examples" / "groups" / "graph.json")
CONNECTED = str(ROOT / "packs" / "group-policies" / "connected-clients.json")
ON = ["--at", "2025-12-31"]
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</svg></style></script><script>alert(1)</script>\x1b[31m\u202e<img src=x onerror=alert(1)>"

# The pictures that README.md and README.zh-CN.md show.
PICTURES = {"docs/pictures/group.svg": "en", "docs/pictures/group.zh-CN.svg": "zh"}


def show(graph, form, *arguments):
    done = subprocess.run([str(TENET), "group", "show", str(graph), *ON, "--format", form,
                           *map(str, arguments)], capture_output=True, timeout=120)
    return done.returncode, done.stdout, done.stderr.decode("utf-8")


class Pictures(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, data):
        path = pathlib.Path(self.folder.name) / name
        path.write_text(json.dumps(data), "utf-8")
        return path

    def picture(self, graph, form, *arguments):
        code, out, problems = show(graph, form, *arguments)
        self.assertEqual((code, problems), (0, ""))
        return out.decode("utf-8")

    def hostile(self):
        return self.file("hostile.json", {
            "parties": [{"id": "A<&'\"", "name": HOSTILE}, {"id": "B", "name": HOSTILE + "B"}],
            "relations": [{"holder": "A<&'\"", "subject": "B", "share": 60, "source": HOSTILE}]})

    def test_the_pictures_of_the_readmes_are_what_the_command_draws(self):
        for path, language in PICTURES.items():
            code, drawn, _ = show(GRAPH, "svg", "--policy", CONNECTED, "--lang", language)
            self.assertEqual(code, 0)
            self.assertEqual(drawn, (ROOT / path).read_bytes(), path)

    def test_a_picture_is_well_formed_and_says_what_it_shows(self):
        root = tree.fromstring(self.picture(GRAPH, "svg", "--policy", CONNECTED, "--lang", "en"))
        self.assertEqual(root.get("role"), "img")
        named = [root.find(f".//*[@id='{id}']") for id in root.get("aria-labelledby").split()]
        self.assertEqual([e.tag for e in named], [SVG + "title", SVG + "desc"])
        self.assertIn("林岚 + 吴桐", named[0].text)
        self.assertIn("Members: 7; relations: 8.", named[1].text)
        texts = [e.text for e in root.iter(SVG + "text")]
        for name in ("林岚", "吴桐", "青禾集团", "青禾科技", "青禾商贸", "青禾制造", "云杉零件"):
            self.assertEqual(texts.count(name), 1)
        for text in ("shares 30-40%", "until 2025-12-31", "economic dependence 55%",
                     "economically dependent (not verified)"):
            self.assertIn(text, texts)
        self.assertFalse([e for e in root.iter() if e.tag in (SVG + "script", SVG + "image",
                                                              SVG + "foreignObject")])

    def test_hostile_names_stay_text(self):
        root = tree.fromstring(self.picture(self.hostile(), "svg"))
        self.assertFalse(list(root.iter(SVG + "script")))
        self.assertTrue(any("<script>alert(1)" in (e.text or "") for e in root.iter(SVG + "title")))
        text = self.picture(self.hostile(), "html")
        page = Page(text)
        self.assertEqual(page.elements.count("script"), 1)
        self.assertNotIn("img", page.elements)
        for character in "\x1b\u202e":
            self.assertNotIn(character, text)

    def test_a_page_refers_to_nothing_outside(self):
        for graph, more in ((GRAPH, ["--policy", CONNECTED]), (self.hostile(), [])):
            page = Page(self.picture(graph, "html", *more))
            self.assertTrue(page.references)
            self.assertEqual([r for r in page.references if not r.startswith("#p")], [])
            self.assertEqual((page.handlers, page.misnested, page.open), ([], [], []))
            self.assertFalse({"link", "img", "iframe", "object", "base"} & set(page.elements))

    def test_the_policy_of_a_page_allows_its_own_style_and_script(self):
        page = Page(self.picture(GRAPH, "html", "--policy", CONNECTED))
        allowed = dict(part.strip().split(" ", 1) for part in page.csp.split(";"))
        self.assertEqual(allowed["default-src"], "'none'")
        for element in ("style", "script"):
            digest = hashlib.sha256(page.inside[element].encode("utf-8")).digest()
            self.assertEqual(allowed[element + "-src"],
                             f"'sha256-{base64.b64encode(digest).decode()}'")
        self.assertNotRegex(page.inside["style"] + page.inside["script"],
                            re.compile(r"https?:|url\(|@import|fetch\(|XMLHttp|innerHTML|eval\("))

    def test_a_picture_is_of_the_party_named_else_of_the_largest_group(self):
        graph = self.file("two.json", [
            {"holder": "A", "subject": "B", "share": 60}, {"holder": "X", "subject": "Y", "share": 60},
            {"holder": "X", "subject": "Z", "share": 60}])
        self.assertIn(">Z</text>", self.picture(graph, "svg"))
        self.assertIn(">B</text>", self.picture(graph, "svg", "--party", "A"))
        code, out, problems = show(graph, "svg", "--party", "GONE")
        self.assertEqual((code, out), (3, b""))
        self.assertIn("group-unknown-party", problems)
        code, out, problems = show(self.file("none.json", {"parties": [], "relations": []}), "svg")
        self.assertEqual((code, out), (3, b""))

    def test_every_form_can_go_to_a_file(self):
        for form in ("text", "json", "svg", "html"):
            path = pathlib.Path(self.folder.name) / ("out." + form)
            code, said, problems = show(GRAPH, form, "--output", path)
            self.assertEqual((code, said, problems), (0, b"", ""))
            self.assertEqual(path.read_bytes(), show(GRAPH, form)[1])
        code, _, problems = show(GRAPH, "svg", "--output", self.folder.name + "/no/folder.svg")
        self.assertEqual(code, 3)
        self.assertIn("cannot be written", problems)
        self.assertEqual(show(GRAPH, "png")[0], 2)


if __name__ == "__main__":
    unittest.main()
