#include "svg_canvas.hpp"

namespace tenet::report {

std::string_view drawing_style() noexcept {
    return R"(
.tenet-drawing{font-family:system-ui,-apple-system,"Segoe UI","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
.tenet-drawing .ground,.tenet-drawing .halo{fill:#fff}
.tenet-drawing text{fill:#1f2328}
.tenet-drawing .heading{font-size:18px;font-weight:600}
.tenet-drawing .subheading{font-size:12px;fill:#59636e}
.tenet-drawing .name{font-size:14px;font-weight:600}
.tenet-drawing .id,.tenet-drawing .reason{font-size:11px;fill:#59636e}
.tenet-drawing .reason{font-style:italic}
.tenet-drawing .relation{font-size:11px}
.tenet-drawing .date{font-size:10px;fill:#59636e}
.tenet-drawing .state>rect{fill:#eef4fb;stroke:#4a78a8;stroke-width:1.2}
.tenet-drawing .outcome>rect,.tenet-drawing .final>rect{fill:#eef7ee;stroke:#4a8a52}
.tenet-drawing .any>rect,.tenet-drawing .history>rect{fill:#f3f3f5;stroke:#7a7f87;stroke-dasharray:4 3}
.tenet-drawing .compound>rect{fill:#f7f9fc;stroke:#7a7f87}
.tenet-drawing .parallel>rect{fill:#f7f9fc;stroke:#7a7f87;stroke-dasharray:6 4}
.tenet-drawing .visited>rect{stroke-width:2.2}
.tenet-drawing .current>rect{fill:#fff3c4;stroke:#b0762a;stroke-width:3}
.tenet-drawing .start circle{fill:#57606a}
.tenet-drawing .way path,.tenet-drawing .axis,.tenet-drawing .spoke{fill:none;stroke:#57606a;stroke-width:1.3}
.tenet-drawing .way.aside path{stroke-dasharray:6 4}
.tenet-drawing .way.back path{stroke:#8250df}
.tenet-drawing .arrow{fill:#57606a}
.tenet-drawing .arrow.back{fill:#8250df}
.tenet-drawing .grid{fill:none;stroke:#d0d7de;stroke-width:1}
.tenet-drawing .bar{fill:#9cc3ea;stroke:#4a78a8}
.tenet-drawing .bar.open{fill:#fff3c4;stroke:#b0762a}
.tenet-drawing .late{fill:#fbeaea;stroke:#b04a4a}
.tenet-drawing .deadline{fill:none;stroke:#b3261e;stroke-width:2}
.tenet-drawing .pending{fill:#fff;stroke:#b0762a;stroke-width:1.4}
.tenet-drawing .now{fill:none;stroke:#b0762a;stroke-dasharray:3 3}
.tenet-drawing .act circle{fill:#4a78a8;stroke:#fff}
.tenet-drawing .act.approve circle{fill:#4a8a52}
.tenet-drawing .act.reject circle{fill:#b3261e}
.tenet-drawing .act.abstain circle{fill:#7a7f87}
.tenet-drawing .act.several circle{fill:#1f2328}
.tenet-drawing .area{fill:#4a78a8;fill-opacity:.18;stroke:none}
.tenet-drawing .line{fill:none;stroke:#4a78a8;stroke-width:2}
.tenet-drawing .point{fill:#4a78a8}
.tenet-drawing .point.outside,.tenet-drawing .missing{fill:#b3261e}
.tenet-drawing .interval{fill:none;stroke:#7a7f87;stroke-width:1.4}
.tenet-drawing .limit{fill:none;stroke:#b3261e;stroke-dasharray:6 4}
@media (prefers-color-scheme:dark){
.tenet-drawing .ground,.tenet-drawing .halo{fill:#0d1117}
.tenet-drawing text{fill:#e6edf3}
.tenet-drawing .subheading,.tenet-drawing .id,.tenet-drawing .reason,.tenet-drawing .date{fill:#9aa4af}
.tenet-drawing .state>rect{fill:#14263a;stroke:#6fa3d8}
.tenet-drawing .outcome>rect,.tenet-drawing .final>rect{fill:#14301a;stroke:#73bd7e}
.tenet-drawing .any>rect,.tenet-drawing .history>rect{fill:#22262c;stroke:#9aa4af}
.tenet-drawing .compound>rect,.tenet-drawing .parallel>rect{fill:#161b22;stroke:#9aa4af}
.tenet-drawing .current>rect{fill:#3d2f0a;stroke:#d8a24a}
.tenet-drawing .start circle{fill:#9aa4af}
.tenet-drawing .way path,.tenet-drawing .axis,.tenet-drawing .spoke{stroke:#9aa4af}
.tenet-drawing .way.back path{stroke:#c297ff}
.tenet-drawing .arrow{fill:#9aa4af}
.tenet-drawing .arrow.back{fill:#c297ff}
.tenet-drawing .grid{stroke:#30363d}
.tenet-drawing .bar{fill:#1f4368;stroke:#6fa3d8}
.tenet-drawing .bar.open{fill:#3d2f0a;stroke:#d8a24a}
.tenet-drawing .deadline,.tenet-drawing .limit{stroke:#ff8a80}
.tenet-drawing .pending{fill:#0d1117;stroke:#d8a24a}
.tenet-drawing .act circle{fill:#6fa3d8;stroke:#0d1117}
.tenet-drawing .act.approve circle{fill:#73bd7e}
.tenet-drawing .act.reject circle{fill:#ff8a80}
.tenet-drawing .act.several circle{fill:#e6edf3}
.tenet-drawing .area{fill:#6fa3d8}
.tenet-drawing .line{stroke:#6fa3d8}
.tenet-drawing .point{fill:#6fa3d8}
.tenet-drawing .point.outside,.tenet-drawing .missing{fill:#ff8a80}
}
)";
}

} // namespace tenet::report
