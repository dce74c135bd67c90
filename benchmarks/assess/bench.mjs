// The chart of bench_statechart.cpp in XState, over the same events and the same clock:
//
//     node bench.mjs EVENTS ROUNDS FOLDER_WITH_NODE_MODULES
//
// It prints the checksum over all states, and the seconds of each way of calling, best of its
// rounds. `actor` is an actor with XState's simulated clock, `pure` its function `transition`, with the
// delays kept here.
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [events, rounds, folder] = [+process.argv[2], +process.argv[3], process.argv[4]];
const require = createRequire(join(resolve(folder), "package.json"));
const { assign, createActor, initialTransition, setup, SimulatedClock, transition } =
  require("xstate");

const chart = setup({
  guards: { valid: ({ event }) => event.data >= 0 && event.data <= 10 },
  actions: {
    count: assign({
      answers: ({ context }) => context.answers + 1,
      sum: ({ context, event }) => context.sum + event.data,
    }),
    reject: assign({ rejected: ({ context }) => context.rejected + 1 }),
    alarm: assign({ alarms: ({ context }) => context.alarms + 1 }),
  },
}).createMachine({
  id: "survey",
  context: { answers: 0, sum: 0, rejected: 0, alarms: 0 },
  initial: "running",
  states: {
    running: {
      type: "parallel",
      states: {
        replies: {
          initial: "open",
          states: {
            open: {
              initial: "quiet",
              on: {
                answer: [{ guard: "valid", actions: "count" }, { actions: "reject" }],
                pause: "paused",
              },
              states: {
                quiet: { on: { answer: { guard: "valid", target: "busy", actions: "count" } } },
                busy: {},
              },
            },
            paused: { on: { resume: "open" } },
          },
        },
        watch: {
          initial: "calm",
          states: {
            calm: {
              after: { 60000: "alarmed" },
              on: { ack: { target: "calm", reenter: true } },
            },
            alarmed: { entry: "alarm", on: { ack: "calm" } },
          },
        },
      },
    },
  },
});

// The events, as bench_statechart.cpp makes them.
const kinds = new Map();
const script = [];
let random = 20260101;
for (let n = 0; n < events; ++n) {
  random = (random * 48271) % 2147483647;
  const type = { 0: "pause", 1: "resume", 2: "ack" }[random % 16] ?? "answer";
  const data = type === "answer" ? Math.floor(random / 16) % 12 : undefined;
  const name = type + (data ?? "");
  if (!kinds.has(name)) kinds.set(name, data === undefined ? { type } : { type, data });
  script.push(kinds.get(name));
}

const stride = 10_000; // milliseconds between events

function byActor(seen) {
  const clock = new SimulatedClock();
  const actor = createActor(chart, { clock });
  actor.start();
  for (const event of script) {
    clock.increment(stride);
    actor.send(event);
    seen?.(actor.getSnapshot());
  }
  return actor.getSnapshot();
}

function byFunction(seen) {
  const timers = new Map();
  let now = 0;
  const keep = (actions) => {
    for (const { type, params } of actions) {
      if (type === "xstate.raise") {
        timers.set(params.id, { due: now + params.delay, event: params.event });
      } else if (type === "xstate.cancel") {
        timers.delete(params.sendId);
      }
    }
  };
  let [snapshot, actions] = initialTransition(chart);
  keep(actions);
  for (const event of script) {
    const until = now + stride;
    for (const [id, timer] of timers) {
      if (timer.due > until) continue;
      now = timer.due;
      timers.delete(id);
      [snapshot, actions] = transition(chart, snapshot, timer.event);
      keep(actions);
    }
    now = until;
    [snapshot, actions] = transition(chart, snapshot, event);
    keep(actions);
    seen?.(snapshot);
  }
  return snapshot;
}

const places = { quiet: 1, busy: 2, paused: 3 };

function checksum(run) {
  let sum = 0;
  run(({ value, context }) => {
    const { replies, watch } = value.running;
    const place = places[replies.open ?? replies] * 2 + (watch === "alarmed" ? 1 : 0);
    const { answers, sum: total, rejected, alarms } = context;
    sum = (sum * 31 + place + answers * 7 + total * 3 + rejected * 5 + alarms * 11) % 1000003;
  });
  return sum;
}

const ways = { actor: byActor, pure: byFunction };
const best = {};
for (let round = 0; round < rounds; ++round) {
  for (const [name, run] of Object.entries(ways)) {
    const begin = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(begin);
    best[name] = Math.min(best[name] ?? Infinity, (user + system) / 1e6);
  }
}
for (const [name, run] of Object.entries(ways)) {
  console.log(`figure\t${name}\t${checksum(run)}\t${best[name]}`);
}
