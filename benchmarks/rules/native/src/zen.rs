//! ZEN through its Rust crates: an engine whose decisions are compiled beforehand, as its
//! documentation advises, and a compiled expression run on a virtual machine that is kept.

use crate::rows::{Host, Workload};
use futures::executor::block_on;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::Decimal;
use std::sync::Arc;
use zen_engine::loader::MemoryLoader;
use zen_engine::model::DecisionContent;
use zen_engine::nodes::custom::NoopCustomNode;
use zen_engine::{DecisionEngine, EvaluationOptions, Variable};
use zen_expression::expression::{Expression, Standard};
use zen_expression::variable::VariableMap;
use zen_expression::vm::VM;

/// A row as ZEN takes it.
pub fn context(work: &Workload, row: &[Host]) -> Variable {
    let mut made = VariableMap::with_capacity(row.len());
    for ((name, _), value) in work.inputs.iter().zip(row) {
        made.insert(Variable::key(name), variable(value));
    }
    Variable::from_object(made)
}

fn variable(value: &Host) -> Variable {
    match value {
        Host::Text(text) => Variable::String(Variable::key(text)),
        Host::Number(n, places) => Variable::Number(Decimal::new(*n, *places)),
        Host::Truth(b) => Variable::Bool(*b),
    }
}

fn number(of: &Variable) -> Option<f64> {
    of.as_number().and_then(|n| n.to_f64())
}

pub struct Zen {
    engine: DecisionEngine,
    asked: String,
}

impl Zen {
    pub fn new(jdm: &str, work: &Workload) -> Zen {
        let content: DecisionContent = serde_json::from_str(jdm).expect("JDM");
        let loader = MemoryLoader::default();
        loader.add("decision", content);
        let engine = DecisionEngine::new(Arc::new(loader), Arc::new(NoopCustomNode));
        assert!(engine.compile().is_empty(), "ZEN compiles the decision");
        Zen {
            engine,
            asked: work.asked.clone(),
        }
    }

    pub fn ask(&self, context: Variable, trace: bool) -> Option<f64> {
        let options = EvaluationOptions {
            trace,
            ..Default::default()
        };
        let made = block_on(self.engine.evaluate_with_opts("decision", context, options)).ok()?;
        number(&made.result.dot(&self.asked)?)
    }
}

pub struct ZenExpression {
    compiled: Expression<Standard>,
    vm: VM,
}

impl ZenExpression {
    pub fn new(source: &str) -> ZenExpression {
        let compiled = zen_expression::compile_expression(source).expect("expression");
        ZenExpression {
            compiled,
            vm: VM::new(),
        }
    }

    pub fn ask(&mut self, context: Variable) -> Option<f64> {
        number(&self.compiled.evaluate_with(context, &mut self.vm).ok()?)
    }
}
