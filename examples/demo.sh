#!/usr/bin/env bash
# The main job, as `./dev demo` shows it: a key-account regulation judged for a portfolio of four
# group customers, in Chinese and in English. TENET names the binary.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pack=$root/packs/key-account-regulation
portfolio=$root/examples/key-accounts
options=(--at 2025-12-31T18:00:00+08:00 --calendar "$root/packs/calendars/cn.json")

# Violations are what the demo is about: exit code 1 is a result, not a failure.
tenet() { "$TENET" "$@" || [ $? -eq 1 ]; }
heading() { printf '\n── %s\n' "$*"; }

heading "四个集团客户的判定：违反与无法判定的条款"
tenet check "$pack" "$portfolio" "${options[@]}" --lang zh --outcome fail --outcome unknown \
    --rule 2 --rule 10 --rule 12 --rule 13 --rule 14 \
    --subject HENGYUE --subject QINGHE --subject YUNSHAN --subject VANTERRA "$@"
heading "One verdict with its citation, facts, parameters and missing facts"
tenet explain "$pack" "$portfolio" "${options[@]}" --lang en --subject QINGHE --rule 14.1-survey
tenet explain "$pack" "$portfolio" "${options[@]}" --lang zh --subject QINGHE --rule 14.1-survey
heading "今后 60 天到期与已逾期的事项 / Due within 60 days, and overdue"
tenet due "$pack" "$portfolio" "${options[@]}" --lang zh --until 2026-03-01 --subject QINGHE --subject HENGYUE
heading "An order checked before it is booked"
tenet evaluate "$pack" "$portfolio" "${options[@]}" --lang en --change - <<'CHANGE'
{"upsert": {"orders": [{"id": "SO-2026-0001", "account": "QINGHE", "ordered_on": "2025-12-31",
                        "status": "confirmed", "currency": "CNY", "amount": 250000.00,
                        "lines": [{"product": "P-130", "quantity": 120, "discount": 12.5}]}]}}
CHANGE
heading "The whole portfolio in numbers"
tenet check "$pack" "$portfolio" "${options[@]}" --lang en --summary
