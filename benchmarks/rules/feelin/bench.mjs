// feelin over the workloads that `workloads.py` wrote: `node bench.mjs FOLDER INSTALLED`.
//
// feelin has no decision tables and no form in which an expression is compiled: a table is the loop
// below over its unary tests, and every call parses. It reads `x in [...] and y` as `x in ([...] and
// y)`, so the expression is given with parentheses.

import { readFileSync } from 'node:fs';

const [folder, installed] = process.argv.slice(2);
const { evaluate, unaryTest } = await import(`${installed}/node_modules/feelin/dist/index.js`);

const ROUNDS = 5;
const TURN_NS = 100e6;
const FEEL =
  'if (credit_grade in ["A","B"]) and annual_revenue >= 1000000 then annual_revenue * 0.03 else 0';

const read = (name, ending) => JSON.parse(readFileSync(`${folder}/${name}.${ending}`, 'utf8'));

function decide(table, row) {
  for (const { when, then } of table.rules) {
    const accepts = when.every((cell, n) => {
      const value = row[table.inputs[n].expression];
      return cell === '-' || unaryTest(cell, { '?': value }).value === true;
    });
    if (accepts) return evaluate(then[0]).value;
  }
  return null;
}

function decideAll(tables, row) {
  const known = { ...row };
  for (const table of tables) {
    const id = table.id;
    known[id] = decide(table, known);
  }
  return known[tables.at(-1).id];
}

/** The first rows, as many as take a turn; feelin takes long for large tables. */
function check(rows, answers, ask) {
  const begin = process.hrtime.bigint();
  for (let n = 0; n < rows.length; ++n) {
    const found = ask(rows[n]);
    const same = found === answers[n] || Math.abs(found - answers[n]) < 1e-9;
    if (!same) throw new Error(`feelin finds ${found} for row ${n}, not ${answers[n]}`);
    if (n >= 2 && Number(process.hrtime.bigint() - begin) > 10 * TURN_NS) return n + 1;
  }
  return rows.length;
}

/** Until the run time has compiled what is called often. */
function warm(ask) {
  const begin = process.hrtime.bigint();
  while (Number(process.hrtime.bigint() - begin) < 5 * TURN_NS) ask();
}

function measure(name, how, ask) {
  const { rows, answers } = read(name, 'rows.json');
  const some = rows.slice(0, check(rows, answers, ask));
  warm(() => some.forEach(ask));
  for (let round = 0; round < ROUNDS; ++round) {
    const begin = process.cpuUsage();
    let count = 0;
    let took = 0;
    while (took < TURN_NS) {
      ask(some[count % some.length]);
      ++count;
      const used = process.cpuUsage(begin);
      took = (used.user + used.system) * 1000;
    }
    console.log(`figure\tfeelin\t${how}\t${name}\t${round}\t${(took / count).toFixed(1)}`);
  }
}

measure('expression', 'parses each call', (row) => evaluate(FEEL, row).value);
for (const name of ['small_table', 'thousand_rules', 'keyed_1000', 'chain', 'large_model']) {
  const tables = read(name, 'feel.json');
  measure(name, 'loop over unaryTest', (row) => decideAll(tables, row));
}
