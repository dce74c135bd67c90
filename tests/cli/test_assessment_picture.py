"""`tenet assess show --format svg|timeline|html` as a user, an XML parser and a browser meet it."""

import base64
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as tree

from pages import Page

ROOT = pathlib.Path(os.environ.get("TENET_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
TENET = pathlib.Path(os.environ["TENET_BUILD_DIR"]) / "tenet"
EXAMPLES = ROOT / "docs" / "examples" / "assessments"
SVG = "{http://www.w3.org/2000/svg}"
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# The pictures that docs/assessments.md shows.
PICTURES = {"docs/pictures/assessment-chart.svg": ("svg", "en"),
            "docs/pictures/assessment-course.svg": ("timeline", "en")}


class Pictures(unittest.TestCase):
    def setUp(self):
        made = tempfile.TemporaryDirectory()
        self.addCleanup(made.cleanup)
        self.folder = pathlib.Path(made.name)
        for name in ("qinghe", "luoshui"):
            shutil.copytree(EXAMPLES / name, self.folder / name)

    def show(self, *arguments):
        done = subprocess.run([str(TENET), "assess", "show", *map(str, arguments)],
                              capture_output=True, timeout=120)
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    def shown(self, *arguments):
        code, text, problems = self.show(*arguments)
        self.assertEqual((code, problems), (0, ""))
        return text

    def test_the_pictures_of_the_documentation_are_what_the_command_draws(self):
        for path, (form, language) in PICTURES.items():
            drawn = self.shown(self.folder / "qinghe", "--format", form, "--lang", language)
            self.assertEqual(drawn, (ROOT / path).read_text("utf-8"), path)

    def test_a_chart_and_a_course_are_well_formed(self):
        chart = tree.fromstring(self.shown(self.folder / "qinghe", "--format", "svg", "--lang", "en"))
        states = {e.get("data-state"): e.get("class") for e in chart.iter(SVG + "g")
                  if e.get("data-state") is not None}
        self.assertEqual(states["to_correct"], "state outcome current visited")
        self.assertEqual(states["review"], "state state visited")
        self.assertEqual(states["satisfied"], "state outcome")
        course = tree.fromstring(self.shown(self.folder / "qinghe", "--format", "timeline"))
        rounds = [e for e in course.iter(SVG + "g") if e.get("class") == "round"]
        self.assertEqual([e.get("data-round") for e in rounds], ["1", "2", "3"])

    def test_scores_are_drawn_for_those_who_may_see_them(self):
        cleared = ("--clearance", "confidential", "--lang", "en")
        radar = tree.fromstring(self.shown(self.folder / "qinghe", "--format", "radar", *cleared))
        spokes = [e for e in radar.iter(SVG + "path") if e.get("class") == "spoke"]
        self.assertEqual(len(spokes), 3)
        both = (self.folder / "luoshui", self.folder / "qinghe")
        trend = tree.fromstring(self.shown(*both, "--format", "trend", "--measure", "score",
                                           *cleared))
        # Both were opened at one instant; then they go by their names. Luoshui has no outcome yet.
        self.assertEqual([e.get("data-wave") for e in trend.iter(SVG + "circle")], ["1"])
        self.assertEqual([e.get("data-wave") for e in trend.iter(SVG + "path")
                          if e.get("class") == "missing"], ["0"])
        target = self.folder / "trend.svg"
        self.shown(*both, "--format", "trend", "--measure", "score", *cleared, "--output", target)
        self.assertTrue(target.read_text("utf-8").startswith("<svg"))

    def test_scores_that_cannot_be_drawn_are_refused(self):
        qinghe = self.folder / "qinghe"
        cleared = ("--clearance", "confidential")
        for arguments, reason in (
                ((qinghe, "--format", "radar"), "assessment-withheld"),
                ((qinghe, "--format", "trend", "--measure", "score"), "assessment-withheld"),
                ((qinghe, "--format", "trend", *cleared), "assessment-measure-unknown"),
                ((qinghe, "--format", "trend", "--measure", "x", *cleared),
                 "assessment-measure-unknown")):
            code, out, told = self.show(*arguments)
            self.assertEqual((code, out), (3, ""))
            self.assertIn(reason, told)

    def test_a_page_refers_to_nothing_outside_and_allows_its_own_style_and_script(self):
        for folders in (["qinghe"], ["qinghe", "luoshui"]):
            page = Page(self.shown(*(self.folder / f for f in folders), "--format", "html"))
            self.assertEqual((page.references, page.handlers, page.open), ([], [], []))
            self.assertFalse({"link", "img", "iframe", "object", "base"} & set(page.elements))
            allowed = dict(part.strip().split(" ", 1) for part in page.csp.split(";"))
            self.assertEqual(allowed["default-src"], "'none'")
            for element in ("style", "script"):
                digest = hashlib.sha256(page.inside[element].encode("utf-8")).digest()
                self.assertEqual(allowed[element + "-src"],
                                 f"'sha256-{base64.b64encode(digest).decode()}'")
            self.assertNotRegex(page.inside["style"] + page.inside["script"],
                                re.compile(r"https?:|url\(|@import|fetch\(|XMLHttp|innerHTML|eval\("))

    def test_what_is_confidential_needs_clearance(self):
        page = self.shown(self.folder / "qinghe", "--format", "html")
        self.assertIn("保密，未显示", page)
        for secret in ("交货期", "曾任职于该客户", "64.5"):
            self.assertNotIn(secret, page)
        page = self.shown(self.folder / "qinghe", "--format", "html", "--clearance", "confidential")
        for secret in ("交货期", "曾任职于该客户", "64.5"):
            self.assertIn(secret, page)

    def test_several_instances_are_one_page_with_their_load(self):
        both = [self.folder / "qinghe", self.folder / "luoshui"]
        page = self.shown(*both, "--format", "html", "--output", self.folder / "all.html")
        self.assertEqual(page, "")
        written = (self.folder / "all.html").read_text("utf-8")
        self.assertLess(written.index("LUOSHUI-2026-1"), written.index("QINGHE-2026-1"))
        self.assertNotIn('id="tenet-load"', written)
        ahead = self.shown(*both, "--format", "html", "--from", "2026-03-27T09:00:00+08:00",
                           "--until", "2026-06-30T00:00:00+08:00")
        self.assertIn('id="tenet-load"', ahead)
        self.assertIn('class="bar" data-open="1"', ahead)
        code, out, problems = self.show(*both)
        self.assertEqual((code, out), (2, ""))
        self.assertIn("--format html", problems)

    @unittest.skipIf(BROWSER is None, "no browser")
    def test_a_browser_shows_a_page_and_switches_its_language(self):
        page = self.shown(self.folder / "qinghe", "--format", "html", "--lang", "zh")
        # The probe runs beside the page, whose policy would refuse it: it is told to allow both.
        probe = ("<script>var shown = function () { return document.body.innerText; };"
                 "var first = shown(); document.getElementById('language').click();"
                 "var second = shown(); document.title = JSON.stringify({"
                 "zh: first.includes('参与人') && !first.includes('what each did'),"
                 "en: second.includes('what each did') && !second.includes('参与人'),"
                 "drawn: document.querySelectorAll('svg .bar').length,"
                 "wide: document.querySelector('svg').getBoundingClientRect().width > 300,"
                 "hidden: document.getElementById('tools').hidden});</script>")
        page = re.sub(r"script-src '[^']*'", "script-src 'unsafe-inline'", page)
        path = self.folder / "page.html"
        path.write_text(page.replace("</body>", probe + "</body>"), "utf-8")
        done = subprocess.run(
            [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             f"--user-data-dir={self.folder / 'profile'}", "--dump-dom", path.as_uri()],
            capture_output=True, timeout=300)
        dom = done.stdout.decode("utf-8")
        found = re.search(r"<title>(.*?)</title>", dom)
        self.assertIsNotNone(found, done.stderr.decode("utf-8")[-2000:])
        self.assertEqual(found[1].replace("&quot;", '"'),
                         '{"zh":true,"en":true,"drawn":3,"wide":true,"hidden":false}')


if __name__ == "__main__":
    unittest.main()
