//! Tenet's C interface and ZEN's Rust crates in one process, on the same rows, turn by turn.
//!
//! `rules-native FOLDER` reads what `workloads.py` wrote there. It prints a line per figure, of fields
//! parted by tabs: `figure`, engine, how it was called, workload, nanoseconds per evaluation.

mod rows;
mod tenet;
mod zen;

use rows::{Host, Workload};
use std::fs::read_to_string;
use std::hint::black_box;
use tenet::Tenet;
use zen::{context, Zen, ZenExpression};
use zen_engine::Variable;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ROUNDS: usize = 15;
const TURN_NS: f64 = 20e6;
const ROWS_PER_LOOK: usize = 256; // at the clock, which costs as much as an evaluation
const FEEL: &str = r#"if credit_grade in ["A","B"] and annual_revenue >= 1000000 then annual_revenue * 0.03 else 0"#;
const ZEN: &str =
    r#"credit_grade in ["A","B"] and annual_revenue >= 1000000 ? annual_revenue * 0.03 : 0"#;

/// One way of asking one engine, for the row of a number.
struct Way<'a> {
    engine: &'static str,
    how: &'static str,
    ask: Box<dyn FnMut(usize) -> Option<f64> + 'a>,
}

fn check(way: &mut Way, work: &Workload) {
    for (n, expected) in work.answers.iter().enumerate() {
        let found = (way.ask)(n);
        let agrees = match (found, expected) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9 * b.abs().max(1.0),
            (a, b) => a.is_none() && b.is_none(),
        };
        assert!(
            agrees,
            "{} finds {found:?} for row {n}, not {expected:?}",
            way.engine
        );
    }
}

#[repr(C)]
struct Span {
    seconds: i64,
    nanoseconds: i64,
}

extern "C" {
    fn clock_gettime(clock: i32, out: *mut Span) -> i32;
}

/// Nanoseconds of processor time this process has had: a busy machine tells less on them.
fn processor_time() -> f64 {
    const CLOCK_PROCESS_CPUTIME_ID: i32 = 2;
    let mut span = Span {
        seconds: 0,
        nanoseconds: 0,
    };
    unsafe { clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &mut span) };
    span.seconds as f64 * 1e9 + span.nanoseconds as f64
}

/// Nanoseconds per evaluation in one turn of at least `TURN_NS`.
fn turn(way: &mut Way, rows: usize) -> f64 {
    let (begin, mut count) = (processor_time(), 0);
    loop {
        for n in 0..ROWS_PER_LOOK {
            black_box((way.ask)(n % rows));
        }
        count += ROWS_PER_LOOK;
        let took = processor_time() - begin;
        if took >= TURN_NS {
            return took / count as f64;
        }
    }
}

/// Every way gets its turn in every round, so that a busy machine slows all of them alike.
fn measure(name: &str, work: &Workload, mut ways: Vec<Way>) {
    for way in &mut ways {
        check(way, work);
    }
    for round in 0..ROUNDS {
        for way in &mut ways {
            let took = turn(way, work.rows.len());
            println!(
                "figure\t{}\t{}\t{name}\t{round}\t{took:.1}",
                way.engine, way.how
            );
        }
    }
}

fn prepared(work: &Workload) -> Vec<Variable> {
    work.rows.iter().map(|row| context(work, row)).collect()
}

fn row(work: &Workload, n: usize) -> &[Host] {
    &work.rows[n]
}

fn expression(folder: &str) {
    let work = &Workload::read(folder, "expression");
    let ready = prepared(work);
    let tenet = Tenet::expression(FEEL, work);
    let (mut fresh, mut reused) = (ZenExpression::new(ZEN), ZenExpression::new(ZEN));
    let ways = vec![
        Way {
            engine: "tenet",
            how: "typed slots",
            ask: Box::new(|n| tenet.ask(row(work, n))),
        },
        Way {
            engine: "zen",
            how: "typed values",
            ask: Box::new(move |n| fresh.ask(context(work, row(work, n)))),
        },
        Way {
            engine: "zen",
            how: "prepared context",
            ask: Box::new(move |n| reused.ask(ready[n].clone())),
        },
    ];
    measure("expression", work, ways);
}

fn tables(folder: &str, name: &str) {
    let work = &Workload::read(folder, name);
    let read = |ending: &str| read_to_string(format!("{folder}/{name}.{ending}")).expect(ending);
    let ready = &prepared(work);
    let tenet = Tenet::model(&read("dmn"), work, false);
    let recording = Tenet::model(&read("dmn"), work, true);
    let zen = &Zen::new(&read("jdm.json"), work);
    let ways = vec![
        Way {
            engine: "tenet",
            how: "typed slots",
            ask: Box::new(|n| tenet.ask(row(work, n))),
        },
        Way {
            engine: "zen",
            how: "typed values",
            ask: Box::new(|n| zen.ask(context(work, row(work, n)), false)),
        },
        Way {
            engine: "zen",
            how: "prepared context",
            ask: Box::new(|n| zen.ask(ready[n].clone(), false)),
        },
        Way {
            engine: "tenet",
            how: "typed slots, recorded",
            ask: Box::new(|n| recording.ask(row(work, n))),
        },
        Way {
            engine: "zen",
            how: "typed values, trace",
            ask: Box::new(|n| zen.ask(context(work, row(work, n)), true)),
        },
    ];
    measure(name, work, ways);
}

/// Tables that differ in size alone, through the C interface.
fn sizes(folder: &str) {
    let works: Vec<(&str, Workload)> = ["keyed_10", "keyed_10000"]
        .map(|name| (name, Workload::read(folder, name)))
        .into();
    let mut ways: Vec<(&str, &Workload, Way)> = Vec::new();
    for (name, work) in &works {
        let dmn = read_to_string(format!("{folder}/{name}.dmn")).expect("dmn");
        let tenet = Tenet::model(&dmn, work, false);
        let ask = Box::new(move |n: usize| tenet.ask(row(work, n)));
        let mut way = Way {
            engine: "tenet",
            how: "typed slots",
            ask,
        };
        check(&mut way, work);
        ways.push((name, work, way));
    }
    for round in 0..ROUNDS {
        for (name, work, way) in &mut ways {
            let took = turn(way, work.rows.len());
            println!("figure\ttenet\ttyped slots\t{name}\t{round}\t{took:.1}");
        }
    }
}

fn main() {
    let folder = std::env::args()
        .nth(1)
        .expect("the folder with the workloads");
    expression(&folder);
    for name in [
        "small_table",
        "thousand_rules",
        "keyed_1000",
        "chain",
        "large_model",
    ] {
        tables(&folder, name);
    }
    sizes(&folder);
}
