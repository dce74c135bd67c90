#include "group_page.hpp"

namespace tenet::report {

std::string_view page_style() noexcept {
    return R"(
.tools{display:flex;flex-wrap:wrap;gap:6px;align-items:center;margin-left:auto}
.tools input{font:inherit;width:15em;padding:3px 8px;border:1px solid #8c959f;border-radius:6px;background:transparent;color:inherit}
.tools button{font:inherit;min-width:2.2em;padding:3px 9px;border:1px solid #8c959f;border-radius:6px;background:transparent;color:inherit;cursor:pointer}
.tools button:hover{background:#8c959f33}
.count{min-width:4.5em;color:#59636e}
#view{overflow:auto}
.live #view{overflow:hidden;touch-action:none;cursor:grab}
.live #view.moving{cursor:grabbing}
.live{display:grid;grid-template:auto minmax(0,1fr)/minmax(0,1fr) 320px;height:100vh}
.live header{grid-column:1/3}
.live #tenet-picture{width:100%;height:100%;display:block}
.live #members{overflow:auto;border-left:1px solid #d0d7de}
#members{padding:12px 16px}
#members h2{font-size:14px;margin:0 0 8px}
#members ol{margin:0;padding:0 0 0 2.4em}
#members li{margin:0 0 6px;overflow-wrap:anywhere}
#members a{color:inherit;font-weight:600;text-decoration:none}
#members a:hover{text-decoration:underline}
#members small{display:block;color:#59636e}
#members li.found{background:#ffe58a55;outline:2px solid #d29922}
#tenet-picture .party.found rect,#tenet-picture .party:target rect{stroke:#d29922;stroke-width:5}
@media (max-width:760px){.live{grid-template:auto minmax(0,2fr) minmax(0,1fr)/minmax(0,1fr)}.live header{grid-column:1}.live #members{border-left:0;border-top:1px solid #d0d7de}}
@media (prefers-color-scheme:dark){
body{background:#0d1117;color:#e6edf3}
header,.live #members{border-color:#30363d}
.count,#members small{color:#9aa4af}
}
@media print{.tools{display:none}.live{display:block;height:auto}}
)";
}

std::string_view page_script() noexcept {
    return R"(
"use strict";
(function () {
  var root = document.documentElement, view = document.getElementById("view");
  var picture = document.getElementById("tenet-picture");
  var whole = picture.getAttribute("viewBox").split(" ").map(Number);
  var box = whole.slice(), found = [], at = -1;
  var items = Array.prototype.slice.call(document.querySelectorAll("#members li"));
  var words = items.map(function (i) { return i.getAttribute("data-find").toLowerCase(); });
  var input = document.getElementById("search"), count = document.getElementById("count");
  function show() { picture.setAttribute("viewBox", box.join(" ")); }
  function size() { var r = picture.getBoundingClientRect();
    return [Math.max(r.width, 1), Math.max(r.height, 1)]; }
  function fit() {
    var s = size(), scale = Math.max(whole[2] / s[0], whole[3] / s[1], 0.8);
    box = [(whole[2] - s[0] * scale) / 2, 0, s[0] * scale, s[1] * scale];
    if (s[1] * scale > whole[3]) box[1] = (whole[3] - s[1] * scale) / 2;
    show();
  }
  function begin() {
    var s = size(), top = picture.querySelector(".party.top");
    if (!top || Math.max(whole[2] / s[0], whole[3] / s[1]) < 2.5) return fit();
    var b = top.getBBox();
    box = [b.x + b.width / 2 - s[0] * 0.7, b.y - 60, s[0] * 1.4, s[1] * 1.4];
    show();
  }
  function zoom(factor, x, y) {
    var s = size(), wide = Math.min(Math.max(box[2] * factor, 120),
                                    Math.max(whole[2], whole[3] * s[0] / s[1]) * 2);
    var f = wide / box[2];
    box = [box[0] + box[2] * (1 - f) * x, box[1] + box[3] * (1 - f) * y, wide, box[3] * f];
    show();
  }
  function mark(item, centre) {
    Array.prototype.forEach.call(document.querySelectorAll(".found"), function (e) {
      e.classList.remove("found"); });
    if (!item) return;
    var party = document.getElementById(item.getAttribute("data-party"));
    party.classList.add("found");
    item.classList.add("found");
    item.scrollIntoView({block: "nearest"});
    if (!centre) return;
    var b = party.getBBox(), s = size(), scale = Math.min(box[2] / s[0], 1.2);
    box = [b.x + b.width / 2 - s[0] * scale / 2, b.y + b.height / 2 - s[1] * scale / 2,
           s[0] * scale, s[1] * scale];
    show();
  }
  function say() {
    count.textContent = input.value.trim() === "" ? "" : (found.length === 0 ? "0" :
      (at + 1) + " / " + found.length);
  }
  function step(by) {
    if (found.length === 0) return;
    at = (at + by + found.length) % found.length;
    mark(items[found[at]], true);
    say();
  }
  function search() {
    var wanted = input.value.trim().toLowerCase();
    found = [];
    at = -1;
    if (wanted !== "") words.forEach(function (w, n) { if (w.indexOf(wanted) >= 0) found.push(n); });
    if (found.length > 0) step(1); else { mark(null); say(); }
  }
  function choose(lang) {
    root.setAttribute("lang", lang);
    input.setAttribute("placeholder", input.getAttribute("data-" + lang));
    input.setAttribute("aria-label", input.getAttribute("data-" + lang));
  }
  function on(id, run) { document.getElementById(id).addEventListener("click", run); }
  on("nearer", function () { zoom(0.75, 0.5, 0.5); });
  on("farther", function () { zoom(1 / 0.75, 0.5, 0.5); });
  on("fit", fit);
  on("next", function () { step(1); });
  on("previous", function () { step(-1); });
  on("language", function () { choose(root.getAttribute("lang") === "zh" ? "en" : "zh"); });
  input.addEventListener("input", search);
  input.addEventListener("keydown", function (e) {
    if (e.key === "Enter") { e.preventDefault(); step(e.shiftKey ? -1 : 1); }
  });
  document.getElementById("members").addEventListener("click", function (e) {
    var item = e.target.closest("li");
    if (!item) return;
    e.preventDefault();
    mark(item, true);
  });
  view.addEventListener("wheel", function (e) {
    e.preventDefault();
    var r = view.getBoundingClientRect();
    zoom(Math.exp(Math.max(-200, Math.min(200, e.deltaY)) / 400), (e.clientX - r.left) / r.width,
         (e.clientY - r.top) / r.height);
  }, {passive: false});
  var held = null;
  view.addEventListener("pointerdown", function (e) {
    if (e.button !== 0) return;
    held = [e.clientX, e.clientY, box[0], box[1]];
    view.setPointerCapture(e.pointerId);
    view.classList.add("moving");
  });
  view.addEventListener("pointermove", function (e) {
    if (!held) return;
    var s = size();
    box[0] = held[2] - (e.clientX - held[0]) * box[2] / s[0];
    box[1] = held[3] - (e.clientY - held[1]) * box[3] / s[1];
    show();
  });
  function release() { held = null; view.classList.remove("moving"); }
  view.addEventListener("pointerup", release);
  view.addEventListener("pointercancel", release);
  view.addEventListener("keydown", function (e) {
    var by = {ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1]}[e.key];
    if (by) { box[0] += by[0] * box[2]; box[1] += by[1] * box[3]; show(); }
    else if (e.key === "+" || e.key === "=") zoom(0.75, 0.5, 0.5);
    else if (e.key === "-") zoom(1 / 0.75, 0.5, 0.5);
    else if (e.key === "0") fit();
    else return;
    e.preventDefault();
  });
  document.body.classList.add("live");
  document.getElementById("tools").removeAttribute("hidden");
  view.setAttribute("tabindex", "0");
  choose(root.getAttribute("lang"));
  begin();
  window.addEventListener("resize", function () {
    var s = size();
    box[3] = box[2] * s[1] / s[0];
    show();
  });
})();
)";
}

} // namespace tenet::report
