//! A workload as `workloads.py` writes it, its values as a host would hold them.

use serde_json::Value;
use std::fs::read_to_string;

pub enum Host {
    Text(String),
    /// A number times a power of ten: digits, and places behind the point.
    Number(i64, u32),
    Truth(bool),
}

pub struct Workload {
    pub asked: String,
    /// Name and type.
    pub inputs: Vec<(String, String)>,
    pub rows: Vec<Vec<Host>>,
    pub answers: Vec<Option<f64>>,
}

fn host(value: &Value) -> Host {
    match value {
        Value::String(text) => Host::Text(text.clone()),
        Value::Bool(b) => Host::Truth(*b),
        _ => {
            let text = value.to_string();
            let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
            let digits = format!("{whole}{rest}").parse().expect("a plain number");
            Host::Number(digits, rest.len() as u32)
        }
    }
}

impl Workload {
    pub fn read(folder: &str, name: &str) -> Workload {
        let text = read_to_string(format!("{folder}/{name}.rows.json")).expect("the rows");
        let read: Value = serde_json::from_str(&text).expect("JSON");
        let inputs: Vec<(String, String)> = read["inputs"]
            .as_object()
            .expect("inputs")
            .iter()
            .map(|(name, kind)| (name.clone(), kind.as_str().expect("type").to_string()))
            .collect();
        let rows = read["rows"].as_array().expect("rows");
        Workload {
            asked: read["asked"].as_str().expect("asked").to_string(),
            rows: rows
                .iter()
                .map(|row| inputs.iter().map(|(name, _)| host(&row[name])).collect())
                .collect(),
            answers: read["answers"]
                .as_array()
                .expect("answers")
                .iter()
                .map(Value::as_f64)
                .collect(),
            inputs,
        }
    }
}
