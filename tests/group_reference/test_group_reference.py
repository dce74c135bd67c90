"""The library's answers about groups against a second implementation: slow, obvious, in fractions.

TENET_CAMPAIGN multiplies the number of graphs by a hundred.
"""

from __future__ import annotations

import itertools
import json
import os
import pathlib
import random
import subprocess
import unittest
from fractions import Fraction

BUILD = pathlib.Path(os.environ.get("TENET_BUILD_DIR", "build/dev"))
GRAPHS = 250 * (100 if os.environ.get("TENET_CAMPAIGN") else 1)
NO, UNDETERMINED, YES = 0, 1, 2
NONE, FOUND, SEVERAL, PARENT_UNDETERMINED = 0, 1, 2, 3
WHOLE = Fraction(100)
HALF = Fraction(1, 2)


class Graph:
    """Parties 0.., edges (holder, subject, relation, low, high), and the rule for votes."""

    def __init__(self, dice: random.Random) -> None:
        self.parties = dice.randint(1, 8)
        self.concert = dice.random() < 0.7
        self.treasury = dice.random() < 0.5
        self.no_link = dice.random() < 0.5
        self.two_stages = dice.random() < 0.5
        self.states = [p for p in range(self.parties) if dice.random() < 0.1]
        self.edges = []
        bounds = dice.random() < 0.4
        for _ in range(dice.randint(0, 3 * self.parties)):
            holder, subject = dice.randrange(self.parties), dice.randrange(self.parties)
            relation = dice.choices(
                ["shareholding", "votes", "control_agreement", "board_appointment", "nominee",
                 "acting_in_concert", "guarantee"], [60, 8, 4, 4, 2, 5, 2])[0]
            low = Fraction(dice.randint(0, 700), 10)
            width = Fraction(dice.randint(0, 400), 10) if bounds and dice.random() < 0.4 else 0
            share = None if relation in ("nominee", "acting_in_concert") or (
                relation != "shareholding" and dice.random() < 0.3) else (low, low + width)
            if share is None and relation == "votes":
                share = (Fraction(0), WHOLE)
            self.edges.append((holder, subject, relation, share))

    def text(self) -> str:
        flags = [self.concert, self.treasury, self.no_link, self.two_stages]
        lines = [f"graph {self.parties} " + " ".join(str(int(f)) for f in flags)]
        lines += [f"state {p}" for p in self.states]
        for holder, subject, relation, share in self.edges:
            low, high = ("-", "-") if share is None else (float(share[0]), float(share[1]))
            lines.append(f"edge {holder} {subject} {relation} {low} {high}")
        return "\n".join(lines + ["end"])


class Reference:
    """What the definitions say, word by word."""

    def __init__(self, graph: Graph) -> None:
        self.g = graph
        self.all = range(graph.parties)
        self.removed: set[tuple[int, int]] = set()
        self.pools = self.find_pools()
        if graph.two_stages:
            self.removed = {(s, p) for p in self.all for s in self.sure({p}) if s != p
                            and self.votes(s, p)[1] > 0}

    def find_pools(self) -> list[set[int]]:
        pools = [{p} for p in self.all]
        for holder, subject, relation, _ in self.g.edges:
            if relation != "acting_in_concert" or not self.g.concert:
                continue
            a = next(p for p in pools if holder in p)
            b = next(p for p in pools if subject in p)
            if a is not b:
                pools.remove(b)
                a |= b
        return pools

    def share(self, holder: int, subject: int, relations: tuple[str, ...]) -> tuple[Fraction, Fraction]:
        shares = [share for h, s, r, share in self.g.edges
                  if (h, s) == (holder, subject) and r in relations and share is not None]
        return sum((s[0] for s in shares), Fraction(0)), sum((s[1] for s in shares), Fraction(0))

    def votes(self, holder: int, subject: int) -> tuple[Fraction, Fraction]:
        if (holder, subject) in self.removed:
            return Fraction(0), Fraction(0)
        stated = any((h, s, r) == (holder, subject, "votes") for h, s, r, _ in self.g.edges)
        return self.share(holder, subject, ("votes" if stated else "shareholding", "control_agreement"))

    def decides(self, holder: int, subject: int) -> int:
        """Whether the holder decides alone in the subject."""
        best = NO
        for h, s, relation, share in self.g.edges:
            if (h, s) != (holder, subject) or h == s:
                continue
            if relation == "nominee" or (relation == "control_agreement" and share is None):
                best = YES
            elif relation == "board_appointment":
                if share is None or share[0] > WHOLE / 2:
                    best = YES
                elif share[1] > WHOLE / 2:
                    best = max(best, UNDETERMINED)
        return best

    def voteless(self, party: int) -> tuple[Fraction, Fraction]:
        low = high = Fraction(0)
        if self.g.treasury:
            low, high = self.votes(party, party)
        for holder, subject in self.removed:
            if subject == party:
                kept, self.removed = self.removed, set()
                votes = self.votes(holder, subject)
                self.removed = kept
                low, high = low + votes[0], high + votes[1]
        return min(low, WHOLE), min(high, WHOLE)

    def links(self, party: int) -> bool:
        return not (self.g.no_link and party in self.g.states)

    def pooled(self, holders: set[int], party: int) -> tuple[Fraction, Fraction]:
        """The votes some holders have together, the upper bound capped by the others' lower ones."""
        inside = [self.votes(h, party) for h in holders if h != party and self.links(h)]
        all_low = sum((self.votes(h, party)[0] for h in self.all if h != party), Fraction(0))
        low = sum((v[0] for v in inside), Fraction(0))
        high = sum((v[1] for v in inside), Fraction(0))
        left = WHOLE - self.voteless(party)[0] - (all_low - low)
        return low, max(low, min(high, left))

    def judge(self, holders: set[int], party: int) -> int:
        """Whether some holders together control a party at once."""
        alone = max((self.decides(h, party) for h in holders if self.links(h)), default=NO)
        low, high = self.pooled(holders, party)
        voteless_low, voteless_high = self.voteless(party)
        if low > (WHOLE - voteless_low) * HALF or alone == YES:
            return YES
        touches = any(self.votes(h, party)[1] > 0 for h in holders
                      if h != party and self.links(h))
        # Where everything is exact there is nothing to be undetermined about.
        if (touches and high > (WHOLE - voteless_high) * HALF) or alone == UNDETERMINED:
            return UNDETERMINED
        return NO

    def closure(self, seat: set[int], enough: int) -> set[int]:
        found: set[int] = set()
        while True:
            more = {y for y in self.all if y not in seat | found
                    and self.judge(seat | found, y) >= enough}
            if not more:
                return found
            found |= more

    def sure(self, seat: set[int]) -> set[int]:
        return self.closure(seat, YES)

    def control(self) -> dict[tuple[tuple[int, ...], int], int]:
        out = {}
        for seat in self.pools:
            possible = self.closure(seat, UNDETERMINED)
            for y in possible:
                out[tuple(sorted(seat)), y] = UNDETERMINED
            for y in self.sure(seat):
                out[tuple(sorted(seat)), y] = YES
        return out

    def parents(self) -> list[tuple[list[int] | None, int]]:
        out = []
        for y in self.all:
            own = next(p for p in self.pools if y in p)
            verdicts = [(sorted(p), self.judge(p, y)) for p in self.pools if p is not own]
            certain = [seat for seat, v in verdicts if v == YES]
            # Parties come before pools.
            certain.sort(key=lambda seat: (len(seat) > 1, seat))
            state = FOUND if len(certain) == 1 else SEVERAL if certain else \
                PARENT_UNDETERMINED if any(v == UNDETERMINED for _, v in verdicts) else NONE
            out.append((certain[0] if certain else None, state))
        return out

    def ultimate(self) -> list[list[int]]:
        parents = self.parents()
        out = []
        for y in self.all:
            path = [y]
            while True:
                up = parents[path[-1]][0]
                if up is None:
                    out.append(sorted(next(p for p in self.pools if path[-1] in p)))
                elif len(up) > 1:
                    out.append(up)
                elif up[0] in path:
                    out.append([min(path[path.index(up[0]):])])
                else:
                    path.append(up[0])
                    continue
                break
        return out

    def tops(self, party: int, above_by: set, sure: set) -> list[tuple[int, ...]]:
        """Who is at the top over a party: of those above it, whom nobody controls but in a circle,
        of which the smallest counts."""
        own = tuple(sorted(next(s for s in self.pools if party in s)))
        above = [seat for seat, y in above_by if y == party]
        links = len(own) > 1 or self.links(party)

        def over(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
            return a != b and all((a, p) in sure for p in b)

        def rank(seat: tuple[int, ...]) -> tuple[bool, tuple[int, ...]]:
            return len(seat) > 1, seat

        if links and any(over(own, seat) for seat in above if (seat, party) in sure):
            above.append(own)
        return sorted((s for s in above
                       if all(over(s, z) and rank(s) < rank(z) for z in above if over(z, s))),
                      key=rank)

    def capital(self) -> list[list[Fraction]]:
        return [[self.share(h, s, ("shareholding",))[0] / 100 for s in self.all] for h in self.all]

    def cycles(self) -> list[list[int]]:
        found = []
        for held in (lambda h, s: self.share(h, s, ("shareholding",))[1] > 0,
                     lambda h, s: h != s and (self.votes(h, s)[1] > 0 or self.decides(h, s) > NO)):
            reach = [{s for s in self.all if held(h, s)} for h in self.all]
            for k, h in itertools.product(self.all, self.all):
                if k in reach[h]:
                    reach[h] |= reach[k]
            for p in self.all:
                circle = sorted(q for q in self.all if q in reach[p] and p in reach[q])
                if len(circle) > 1 and circle not in found:
                    found.append(circle)
        return sorted(found)


def inverse(w: list[list[Fraction]]) -> list[list[Fraction]] | None:
    """(I - W)^-1 by elimination; none where it does not exist or has negative entries."""
    n = len(w)
    rows = [[Fraction(int(i == j)) - w[i][j] for j in range(n)]
            + [Fraction(int(i == j)) for j in range(n)] for i in range(n)]
    for k in range(n):
        pivot = next((r for r in range(k, n) if rows[r][k] != 0), None)
        if pivot is None:
            return None
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [v / rows[k][k] for v in rows[k]]
        for r in range(n):
            if r != k and rows[r][k] != 0:
                rows[r] = [a - rows[r][k] * b for a, b in zip(rows[r], rows[k])]
    out = [row[n:] for row in rows]
    return None if any(v < 0 for row in out for v in row) else out


def upstream(w: list[list[Fraction]], subject: int) -> list[int]:
    found = [subject]
    for p in found:
        found += [h for h in range(len(w)) if w[h][p] > 0 and h not in found]
    return sorted(found)


def simple_paths(w: list[list[Fraction]], owner: int, subject: int, seen: frozenset[int]) -> Fraction:
    if owner == subject:
        return Fraction(1)
    return sum((w[owner][next_] * simple_paths(w, next_, subject, seen | {next_})
                for next_ in range(len(w)) if next_ not in seen and w[owner][next_] > 0),
               Fraction(0))


class GroupReference(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        dice = random.Random(20260401)
        cls.graphs = [Graph(dice) for _ in range(GRAPHS)]
        text = "\n".join(g.text() for g in cls.graphs)
        done = subprocess.run([BUILD / "group_answers"], input=text, capture_output=True,
                              text=True, check=True)
        cls.answers = [json.loads(line) for line in done.stdout.splitlines()]
        cls.references = [Reference(g) for g in cls.graphs]

    def each(self, check) -> None:
        self.assertEqual(len(self.answers), len(self.graphs))
        for graph, answer, reference in zip(self.graphs, self.answers, self.references):
            with self.subTest(graph=graph.text()):
                check(graph, answer, reference)

    def test_control(self) -> None:
        def check(graph, answer, reference) -> None:
            told = {(tuple(seat), party): is_ for seat, party, is_ in answer["control"]}
            self.assertEqual(told, reference.control())

        self.each(check)

    def test_parents(self) -> None:
        def check(graph, answer, reference) -> None:
            self.assertEqual([(d, s) for d, s, _ in answer["parents"]], reference.parents())
            self.assertEqual([u for _, _, u in answer["parents"]], reference.ultimate())

        self.each(check)

    def test_circles(self) -> None:
        def check(graph, answer, reference) -> None:
            self.assertEqual(answer["cycles"], reference.cycles())

        self.each(check)

    def test_differences_of_stages(self) -> None:
        def check(graph, answer, reference) -> None:
            told = {(tuple(seat), party): (was, is_)
                    for seat, party, was, is_ in answer["differences"]}
            before = Reference.__new__(Reference)
            before.__dict__.update(reference.__dict__, removed=set())
            was, is_ = before.control(), reference.control()
            expected = {key: (was.get(key, NO), is_.get(key, NO))
                        for key in was.keys() | is_.keys() if was.get(key) != is_.get(key)}
            self.assertEqual(told, expected if graph.two_stages else {})

        self.each(check)

    def test_groups(self) -> None:
        def check(graph, answer, reference) -> None:
            sure = {key for key, is_ in reference.control().items() if is_ == YES}
            groups: dict[tuple[int, ...], list[int]] = {}
            for p in range(graph.parties):
                tops = reference.tops(p, sure, sure)
                own = tuple(sorted(next(s for s in reference.pools if p in s)))
                groups.setdefault(tops[0] if len(tops) == 1 else own, []).append(p)
            self.assertEqual(sorted(answer["groups"]), sorted(groups.values()))

        self.each(check)

    def test_ultimate_controllers(self) -> None:
        def check(graph, answer, reference) -> None:
            verdicts = reference.control()
            sure = {key for key, is_ in verdicts.items() if is_ == YES}
            tops = [[list(seat) for seat in reference.tops(p, set(verdicts), sure)]
                    for p in range(graph.parties)]
            self.assertEqual(answer["tops"], tops)

        self.each(check)

    def test_integrated_ownership(self) -> None:
        def check(graph, answer, reference) -> None:
            w = reference.capital()
            for y in range(graph.parties):
                self.compare_owners(w, y, answer)

        self.each(check)

    def compare_owners(self, w, y, answer) -> None:
        nodes = upstream(w, y)
        v = inverse([[w[i][j] for j in nodes] for i in nodes])
        if v is None:
            self.assertIsNone(answer["walks"][y])
            self.assertIsNone(answer["no_return"][y])
        else:
            at = nodes.index(y)
            walks = {p: v[i][at] - (1 if p == y else 0) for i, p in enumerate(nodes)}
            self.agree(answer["walks"][y], walks)
            returns = {p: v[i][at] / v[i][i] for i, p in enumerate(nodes) if p != y}
            self.agree(answer["no_return"][y], returns)
        paths = {p: simple_paths(w, p, y, frozenset([p])) for p in nodes if p != y}
        self.agree(answer["paths"][y], paths)

    def agree(self, told, expected) -> None:
        got = {p: share for p, share in told if share > 0}
        self.assertEqual(set(got), {p for p, share in expected.items() if share > 0})
        for p, share in got.items():
            self.assertLessEqual(abs(share - float(expected[p])), 1e-9 * max(1, float(expected[p])))


if __name__ == "__main__":
    unittest.main()
