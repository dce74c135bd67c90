"""The tutorial year: six activities over the accounts of the example portfolio, run by programs in
Python, C and C++ that must write the same logs, byte for byte, and logs that prove themselves."""

from __future__ import annotations

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest
from conftest import CALENDAR, PORTFOLIO, ROOT

import tenet
from tenet.assess import Assessment, verify_log

DEFINITIONS = ROOT / "packs" / "assessments"
ACTS = ROOT / "examples" / "assessments" / "year" / "acts.txt"
BUILD = pathlib.Path(os.environ.get("TENET_LIBRARY", "")).parent
SCRIPTS = ROOT / "examples" / "python"
PROGRAMS = {
    "python": [sys.executable, str(SCRIPTS / "run_year.py")],
    "c": [str(BUILD / "example_c_run_year")],
    "cpp": [str(BUILD / "example_cpp_run_year")],
}
ENDS = {
    "VANTERRA-D1": "decided",
    "QINGHE-C1": "reclassified",
    "HENGYUE-C1": "confirmed",
    "VANTERRA-X1": "effective_late",
    "HENGYUE-S1": "satisfied",
    "QINGHE-S1": "to_correct",
    "YUNSHAN-S1": "invalid",
    "QINGHE-X1": "effective",
    "HENGYUE-V1": "good",
    "VANTERRA-D2": "too_few_answers",
    "QINGHE-S2": "satisfied",
    "YUNSHAN-S2": "satisfied",
    "YUNSHAN-V1": "inadequate",
    "YUNSHAN-X1": "effective_late",
    "U1-2026": "outstanding",
    "E3-2026": "competent",
    "N1-2026": "exempt",
}
REFUSED = [
    "VANTERRA-D1 refused: assessment-no-seat",
    "QINGHE-S1 refused: assessment-unknown-actor",
    "QINGHE-S1 refused: assessment-conflict",
    "QINGHE-X1 refused: assessment-no-seat",
]


def printed_by(*command: object) -> list[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "bindings" / "python")}
    ran = subprocess.run(
        [str(part) for part in command],
        env={**environment, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout.splitlines()


def year_of(language: str, out: pathlib.Path) -> tuple[list[str], dict[str, bytes]]:
    """What a program prints, and the logs it writes."""
    out.mkdir()
    printed = printed_by(*PROGRAMS[language], DEFINITIONS, CALENDAR, ACTS, out)
    return printed, {file.stem: file.read_bytes() for file in out.iterdir()}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], dict[str, bytes]]:
    return year_of("python", tmp_path_factory.mktemp("year") / "python")


def test_the_year_ends_as_told(year: tuple[list[str], dict[str, bytes]]) -> None:
    printed, logs = year
    assert printed == REFUSED + [f"{name} {end}" for name, end in ENDS.items()]
    assert set(logs) == set(ENDS)


def test_the_year_opens_all_six_over_accounts_of_the_portfolio(facts: tenet.Snapshot) -> None:
    opened = [line.split(" ", 3) for line in ACTS.read_text("utf-8").splitlines()]
    openings = [line for line in opened if len(line) == 4 and not line[2].startswith("{")]
    assert {definition for _, _, definition, _ in openings} == {
        file.stem for file in DEFINITIONS.glob("*.json")
    }
    accounts = {json.loads(opening)["subject"].get("account") for *_, opening in openings}
    for account in accounts - {None}:
        assert facts.record("account", account)["tier"]


@pytest.mark.parametrize("language", ["c", "cpp"])
def test_another_language_writes_the_same_logs(
    language: str, year: tuple[list[str], dict[str, bytes]], tmp_path: pathlib.Path
) -> None:
    if not pathlib.Path(PROGRAMS[language][0]).is_file():
        pytest.skip("the example is not beside the library")
    assert year_of(language, tmp_path / language) == year


def test_the_logs_prove_themselves(
    year: tuple[list[str], dict[str, bytes]], tmp_path: pathlib.Path
) -> None:
    _, logs = year
    calendar = tenet.Calendar.load(CALENDAR)
    acts = ACTS.read_text("utf-8")
    for name, log in logs.items():
        opened = re.search(rf"^\S+ {name} ([a-z]\S+) ", acts, re.M)
        assert opened
        definition = DEFINITIONS / f"{opened[1]}.json"
        rules = Assessment.load(definition)
        again = rules.replay(log, zone="+08:00", calendar=calendar)
        assert again.at == ENDS[name]
        assert again.checkpoint == verify_log(log)
        if not (BUILD / "tenet").is_file():
            continue
        folder = tmp_path / name
        folder.mkdir()
        shutil.copy(definition, folder / "definition.json")
        shutil.copy(CALENDAR, folder / "calendar.json")
        (folder / "settings.json").write_text('{"zone":"+08:00"}')
        (folder / "log.jsonl").write_bytes(log)
        (folder / "checkpoint.json").write_text(again.checkpoint)
        told = printed_by(BUILD / "tenet", "assess", "verify", folder, "--lang", "en")
        assert told[0].startswith(f"{log.count(10)} entries, all as they should be")


def test_thirty_lines_run_a_year_of_surveys() -> None:
    script = SCRIPTS / "survey_year.py"
    printed = printed_by(
        sys.executable, script, DEFINITIONS / "satisfaction-survey.json", PORTFOLIO / "contacts.csv"
    )
    # 90 * 0.5 + 90 * 0.3 + 80 * 0.2 = 88, and so on; of the hospital nobody answers in spring.
    assert printed == [
        "2026-03-02 HENGYUE 88.0 satisfied",
        "2026-03-02 QINGHE 62.0 to_correct",
        "2026-03-02 YUNSHAN None invalid",
        "2026-09-07 HENGYUE 93.0 satisfied",
        "2026-09-07 QINGHE 81.0 satisfied",
        "2026-09-07 YUNSHAN 78.0 satisfied",
    ]
