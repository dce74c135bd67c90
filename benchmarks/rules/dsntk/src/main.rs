//! dsntk over the workloads that `workloads.py` wrote: `rules-dsntk FOLDER`.
//!
//! Models are built once and contexts beforehand; the decision asked for is evaluated with what it
//! requires, and its answer, a value of FEEL, is left as it is.

use dsntk_common::Jsonify;
use dsntk_evaluator::ModelEvaluator;
use dsntk_feel::FeelScope;
use dsntk_feel::context::FeelContext;
use dsntk_model::{DmnElement, NamedElement};
use serde_json::Value;
use std::fs::read_to_string;
use std::hint::black_box;
use std::time::{Duration, Instant};

const ROUNDS: usize = 5;
const TURN: Duration = Duration::from_millis(100);

fn main() {
    let folder = std::env::args()
        .nth(1)
        .expect("the folder with the workloads");
    for name in [
        "expression",
        "small_table",
        "thousand_rules",
        "keyed_1000",
        "chain",
        "large_model",
    ] {
        measure(&folder, name);
    }
}

fn measure(folder: &str, name: &str) {
    let read = |ending: &str| read_to_string(format!("{folder}/{name}.{ending}")).expect(ending);
    let work: Value = serde_json::from_str(&read("rows.json")).expect("JSON");
    let asked = work["asked"].as_str().expect("asked");
    let definitions = dsntk_model::parse(&read("dmn")).expect("a model");
    let (space, model) = (
        definitions.namespace().to_string(),
        definitions.name().to_string(),
    );
    let evaluator = ModelEvaluator::new(&[definitions]).expect("an evaluator");
    let rows: Vec<FeelContext> = work["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(context)
        .collect();
    let ask = |n: usize| evaluator.evaluate_invocable(&space, &model, asked, &rows[n]);
    for n in 0..rows.len().min(20) {
        let found: Option<f64> = ask(n).jsonify().parse().ok();
        let expected = work["answers"][n].as_f64();
        let agrees = match (found, expected) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-9,
            (a, b) => a.is_none() && b.is_none(),
        };
        assert!(
            agrees,
            "dsntk finds {found:?} for row {n} of {name}, not {expected:?}"
        );
    }
    for round in 0..ROUNDS {
        let (begin, mut count) = (Instant::now(), 0);
        while begin.elapsed() < TURN {
            black_box(ask(count % rows.len()));
            count += 1;
        }
        let took = begin.elapsed().as_nanos() as f64 / count as f64;
        println!("figure\tdsntk\tprepared context\t{name}\t{round}\t{took:.1}");
    }
}

fn context(row: &Value) -> FeelContext {
    dsntk_evaluator::evaluate_context(&FeelScope::default(), &row.to_string()).expect("a context")
}
