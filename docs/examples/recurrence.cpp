// The last weekday of each quarter; docs/assessments.md.

#include <tenet/base/recurrence.hpp>

#include <cstdio>

using namespace tenet;

int main() {
    const date_time first = date_time::parse("2026-03-31T17:00:00+08:00").value();
    const auto quarterly = recurrence::parse_rule(
        "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", first);
    for (const date_time& day : quarterly.value().take({4, 1000, {}}).value()) {
        std::printf("%s\n", day.text().c_str());
    }
    return 0;
}
