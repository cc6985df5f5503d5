// Marking areas on the pages of a file: what is drawn with mouse or finger becomes a ticked area,
// and the drawing follows the ticks. Without this file the page's lists do the same.
const list = document.querySelector("[data-areas]");
const WHOLE = 1000;
const SMALLEST = 8;

if (list) {
  for (const page of document.querySelectorAll(".cc-pic")) listen(page);
  list.addEventListener("change", draw);
  for (const one of document.querySelectorAll("[data-tick-areas]")) {
    one.hidden = false;
    one.addEventListener("click", () => {
      for (const tick of list.querySelectorAll("[data-proposed]")) tick.checked = true;
      draw();
    });
  }
  for (const one of document.querySelectorAll("[data-finger]")) {
    one.hidden = false;
    one.addEventListener("click", () => {
      const on = one.getAttribute("aria-pressed") !== "true";
      one.setAttribute("aria-pressed", on);
      for (const page of document.querySelectorAll(".cc-pic")) page.classList.toggle("cc-pic--drawing", on);
    });
  }
  draw();
}

function listen(page) {
  const svg = page.querySelector("svg");
  let from = null;
  let shape = null;
  const at = (event) => {
    const box = svg.getBoundingClientRect();
    const part = (value, start, size) => Math.min(WHOLE, Math.max(0, Math.round(((value - start) / size) * WHOLE)));
    return [part(event.clientX, box.left, box.width), part(event.clientY, box.top, box.height)];
  };
  svg.addEventListener("pointerdown", (event) => {
    const scrolls = event.pointerType === "touch" && !page.classList.contains("cc-pic--drawing");
    if (event.button || scrolls) return;
    from = at(event);
    shape = rect("cc-area--cut");
    svg.append(shape);
    svg.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  svg.addEventListener("pointermove", (event) => {
    if (from) place(shape, around(from, at(event)));
  });
  svg.addEventListener("pointerup", (event) => {
    if (!from) return;
    const box = around(from, at(event));
    shape.remove();
    from = null;
    if (box[2] - box[0] >= SMALLEST && box[3] - box[1] >= SMALLEST) cover(page.dataset.page, box);
    else toggle(page, box);
  });
  svg.addEventListener("pointercancel", () => {
    shape?.remove();
    from = null;
  });
}

const around = (one, two) => [
  Math.min(one[0], two[0]), Math.min(one[1], two[1]), Math.max(one[0], two[0]), Math.max(one[1], two[1]),
];

// A press on an area that is listed ticks it, or takes the tick away.
function toggle(page, [x, y]) {
  const hit = ticks().findLast(({ page: number, box }) =>
    number === page.dataset.page && box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3] && !inLines(number, box),
  );
  if (!hit) return;
  hit.tick.checked = !hit.tick.checked;
  draw();
}

function cover(page, box) {
  const chosen = (name) => document.querySelector(`[name=${name}]:checked`).value;
  const row = document.createElement("label");
  row.className = "cc-passage";
  const tick = document.createElement("input");
  Object.assign(tick, { type: "checkbox", name: "area", checked: true });
  tick.value = `${page}:${box.join(",")}:${chosen("area-code")}:${chosen("area-mode")}`;
  const words = document.createElement("span");
  words.textContent = `An area you drew, ${chosen("area-code")}`;
  row.append(tick, words);
  list.querySelector(`[name=picture-${page}]`).closest("li").append(row);
  draw();
}

function ticks() {
  return [...list.querySelectorAll("[name=area]")].map((tick) => {
    const [page, sides] = tick.value.split(":");
    return { tick, page, box: sides.split(",").map(Number) };
  });
}

function inLines(page, box) {
  const same = `${page}:${box.join(",")}`;
  return [...list.querySelectorAll("details [name=area]")].some((one) => one.value === same && !one.checked);
}

function draw() {
  for (const page of document.querySelectorAll(".cc-pic")) page.querySelector("svg").replaceChildren();
  for (const { tick, page, box } of ticks()) {
    if (!tick.checked && tick.closest("details")) continue;
    const shape = rect(tick.checked ? "cc-area--cut" : "cc-area--maybe");
    place(shape, box);
    document.querySelector(`.cc-pic[data-page="${page}"] svg`)?.append(shape);
  }
  document.dispatchEvent(new CustomEvent("areas-drawn"));
}

function rect(kind) {
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  shape.setAttribute("class", kind);
  return shape;
}

function place(shape, [left, top, right, bottom]) {
  for (const [name, value] of Object.entries({ x: left, y: top, width: right - left, height: bottom - top })) {
    shape.setAttribute(name, value);
  }
}
