//! Tenet through its C interface: slots filled with typed values, the answer read as a number.

use crate::rows::{Host, Workload};
use std::ffi::c_char;
use std::ptr::{null, null_mut};

#[repr(C)]
#[derive(Clone, Copy)]
struct Str {
    data: *const c_char,
    size: usize,
}

#[repr(C)]
struct Text {
    name: Str,
    text: Str,
}

#[repr(C)]
struct SlotDef {
    name: Str,
    zh: Str,
    kind: Str,
    open: i32,
    reserved: u32,
}

#[repr(C)]
struct Options {
    size: usize,
    flags: u32,
    reserved: u32,
    context: Handle,
    records: Handle,
}

const TRACE: u32 = 0x10;

#[repr(C)]
pub struct Opaque([u8; 0]);
type Handle = *mut Opaque;

extern "C" {
    fn tenet_scope_new(
        types: Handle,
        slots: *const SlotDef,
        count: usize,
        size: usize,
        out: *mut Handle,
        error: *mut Handle,
    ) -> i32;
    fn tenet_expression_compile(
        text: Str,
        scope: Handle,
        out: *mut Handle,
        error: *mut Handle,
    ) -> i32;
    fn tenet_evaluation_new(
        scope: Handle,
        options: Handle,
        out: *mut Handle,
        error: *mut Handle,
    ) -> i32;
    fn tenet_expression_run(expression: Handle, run: Handle, error: *mut Handle) -> i32;
    fn tenet_model_load_texts(
        files: *const Text,
        count: usize,
        options: Handle,
        out: *mut Handle,
        warnings: *mut Handle,
        error: *mut Handle,
    ) -> i32;
    fn tenet_model_evaluation_new(
        model: Handle,
        options: *const Options,
        out: *mut Handle,
        error: *mut Handle,
    ) -> i32;
    fn tenet_model_find_input(model: Handle, name: Str, space: Str) -> usize;
    fn tenet_model_find_element(model: Handle, name: Str, space: Str) -> usize;
    fn tenet_model_decide(model: Handle, run: Handle, element: usize, error: *mut Handle) -> i32;
    fn tenet_evaluation_set_string(run: Handle, slot: u32, text: Str) -> i32;
    fn tenet_evaluation_set_scaled(run: Handle, slot: u32, coefficient: i64, exponent: i32) -> i32;
    fn tenet_evaluation_set_boolean(run: Handle, slot: u32, value: i32) -> i32;
    fn tenet_evaluation_double(run: Handle, out: *mut f64) -> i32;
}

fn text(of: &str) -> Str {
    Str {
        data: of.as_ptr().cast(),
        size: of.len(),
    }
}

fn must(status: i32) {
    assert_eq!(status, 0, "Tenet refused a call");
}

/// A decision or expression, ready to be asked.
pub struct Tenet {
    asks: Asks,
    run: Handle,
    slots: Vec<u32>,
}

enum Asks {
    Expression(Handle),
    Decision(Handle, usize),
}

impl Tenet {
    pub fn expression(source: &str, work: &Workload) -> Tenet {
        let slots: Vec<SlotDef> = work
            .inputs
            .iter()
            .map(|(name, kind)| SlotDef {
                name: text(name),
                zh: text(""),
                kind: text(kind),
                open: 0,
                reserved: 0,
            })
            .collect();
        let (mut scope, mut compiled, mut run) = (null_mut(), null_mut(), null_mut());
        unsafe {
            must(tenet_scope_new(
                null_mut(),
                slots.as_ptr(),
                slots.len(),
                size_of::<SlotDef>(),
                &mut scope,
                null_mut(),
            ));
            must(tenet_expression_compile(
                text(source),
                scope,
                &mut compiled,
                null_mut(),
            ));
            must(tenet_evaluation_new(
                scope,
                null_mut(),
                &mut run,
                null_mut(),
            ));
        }
        Tenet {
            asks: Asks::Expression(compiled),
            run,
            slots: (0..slots.len() as u32).collect(),
        }
    }

    /// `traced`: what happens is recorded, for a trace that may be asked for.
    pub fn model(dmn: &str, work: &Workload, traced: bool) -> Tenet {
        let file = Text {
            name: text("model.dmn"),
            text: text(dmn),
        };
        let (mut model, mut run) = (null_mut(), null_mut());
        unsafe {
            must(tenet_model_load_texts(
                &file,
                1,
                null_mut(),
                &mut model,
                null_mut(),
                null_mut(),
            ));
            let options = Options {
                size: size_of::<Options>(),
                flags: if traced { TRACE } else { 0 },
                reserved: 0,
                context: null_mut(),
                records: null_mut(),
            };
            must(tenet_model_evaluation_new(
                model,
                &options,
                &mut run,
                null_mut(),
            ));
            let slot = |name: &str| tenet_model_find_input(model, text(name), text("")) as u32;
            let slots = work.inputs.iter().map(|(name, _)| slot(name)).collect();
            let element = tenet_model_find_element(model, text(&work.asked), text(""));
            Tenet {
                asks: Asks::Decision(model, element),
                run,
                slots,
            }
        }
    }

    pub fn ask(&self, row: &[Host]) -> Option<f64> {
        let mut answer = 0.0;
        unsafe {
            for (&slot, value) in self.slots.iter().zip(row) {
                must(match value {
                    Host::Text(t) => tenet_evaluation_set_string(self.run, slot, text(t)),
                    Host::Number(n, places) => {
                        tenet_evaluation_set_scaled(self.run, slot, *n, -(*places as i32))
                    }
                    Host::Truth(b) => tenet_evaluation_set_boolean(self.run, slot, *b as i32),
                });
            }
            must(match self.asks {
                Asks::Expression(e) => {
                    tenet_expression_run(e, self.run, null::<Handle>().cast_mut())
                }
                Asks::Decision(m, element) => tenet_model_decide(m, self.run, element, null_mut()),
            });
            (tenet_evaluation_double(self.run, &mut answer) == 0).then_some(answer)
        }
    }
}
