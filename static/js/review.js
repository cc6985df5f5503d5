// Reading a record: words selected in the text become a passage; the drawing follows the ticks;
// keys do what the buttons do. Without this file the page's form does the same.
const form = document.querySelector("[data-review]");
const list = form?.querySelector("[data-passages]");

if (form) {
  for (const one of document.querySelectorAll("[data-script-only]")) one.hidden = false;
  for (const one of document.querySelectorAll("[data-no-script]")) one.hidden = true;
}
if (list) mark();
if (form) begin();

document.addEventListener("keydown", (event) => {
  const writing = event.target.matches("textarea, select, input:not([type=checkbox], [type=radio])");
  if (!form || writing || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  if (!/^[a-z]$/.test(key)) return;
  document.querySelector(`[data-key="${key}"]:not(:disabled)`)?.click();
});

// Words to begin a reason with: they come with the code, as long as nobody has written their own.
function begin() {
  const reason = form.querySelector("[name=reason]");
  const templates = new Map(
    [...form.querySelectorAll("[data-template]")].map((one) => [one.dataset.template, one.querySelector("span").textContent]),
  );
  const written = () => {
    if ("begun" in form.dataset && reason.value === reason.defaultValue) return false;
    const ready = [...templates.values()];
    return reason.value.split("\n").some((line) => line.trim() && !ready.includes(line.trim()));
  };
  function offer(codes) {
    if (!written()) reason.value = [...templates].filter(([code]) => codes.includes(code)).map(([, words]) => words).join("\n");
  }
  form.querySelector("[name=exemption]").addEventListener("change", (event) => {
    if (event.target.value) offer([event.target.value]);
  });
  form.addEventListener("covered", (event) => {
    if (event.detail.some((code) => code !== "TP16")) offer(event.detail);
  });
  for (const one of form.querySelectorAll("[data-use]")) {
    one.hidden = false;
    one.addEventListener("click", () => {
      reason.value = templates.get(one.closest("[data-template]").dataset.template);
      reason.focus();
      reason.setSelectionRange(reason.value.length, reason.value.length);
    });
  }
}

function mark() {
  const more = form.querySelector("[data-more]");
  const words = more.querySelector("textarea");
  const add = more.querySelector("[data-add]");
  const texts = [...form.querySelectorAll("[data-words]")].map((box) => ({ box, text: box.textContent }));
  const codes = [...more.querySelectorAll("[data-code]")];
  let number = Number(more.querySelector("input[name=cover]").value) + 1;
  add.hidden = false;

  const rows = () =>
    [...list.querySelectorAll("[data-passage]")].map((row) => ({
      row,
      tick: row.querySelector("input[type=checkbox]"),
      find: row.querySelector("input[type=hidden]").value,
      code: row.querySelector("select").value,
    }));

  // Draws every text anew: what is covered lies over what is suggested; the chosen one is ringed.
  function draw() {
    const chosen = document.activeElement?.closest?.("[data-passage]");
    const all = rows().sort((a, b) => a.tick.checked - b.tick.checked || a.find.length - b.find.length);
    for (const { box, text } of texts) {
      const state = new Array(text.length).fill(null);
      for (const one of all) {
        if (!one.find) continue;
        for (let at = text.indexOf(one.find); at >= 0; at = text.indexOf(one.find, at + 1)) {
          state.fill(one, at, at + one.find.length);
        }
      }
      const made = document.createDocumentFragment();
      for (let from = 0, to = 1; to <= text.length; to += 1) {
        if (to < text.length && state[to] === state[from]) continue;
        made.append(stretch(text.slice(from, to), state[from], chosen));
        from = to;
      }
      box.replaceChildren(made);
    }
  }

  // After a change by hand: drawn anew, and the reason's words follow the codes that are used.
  function changed() {
    draw();
    const used = rows().filter((one) => one.tick.checked).map((one) => one.code);
    if (used.length) form.dispatchEvent(new CustomEvent("covered", { detail: used }));
  }

  function stretch(text, one, chosen) {
    if (!one) return document.createTextNode(text);
    const drawn = document.createElement("mark");
    drawn.className = `cc-pass cc-pass--${one.tick.checked ? "cut" : "maybe"}`;
    if (one.row === chosen) drawn.classList.add("cc-pass--here");
    if (one.tick.checked) drawn.dataset.code = one.code;
    drawn.textContent = text;
    return drawn;
  }

  // Covers words that nobody suggested: a row of its own, ticked, with the code chosen below.
  function cover(find) {
    if (!find.trim() || !texts.some(({ text }) => text.includes(find))) return;
    const known = rows().find((one) => one.find === find);
    const row = known ? known.row : list.appendChild(newRow(find));
    row.querySelector("input[type=checkbox]").checked = true;
    row.querySelector("select").value = more.querySelector("[data-code]:checked").value;
    row.querySelectorAll("select")[1].value = more.querySelector("[data-mode]:checked").value;
    words.value = "";
    window.getSelection().removeAllRanges();
    changed();
  }

  function newRow(find) {
    const row = document.createElement("li");
    row.dataset.passage = "";
    const label = Object.assign(document.createElement("label"), { className: "cc-passage" });
    const tick = Object.assign(document.createElement("input"), { type: "checkbox", name: "cover", value: String(number) });
    const says = document.createElement("span");
    says.append(Object.assign(document.createElement("q"), { textContent: find }));
    label.append(tick, says);
    const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: `find-${number}`, value: find });
    row.append(label, hidden, more.querySelector("[data-row]").content.cloneNode(true));
    const [code, mode] = row.querySelectorAll("select");
    code.name = `code-${number}`;
    mode.name = `mode-${number}`;
    number += 1;
    return row;
  }

  // The selection as it stands in one text, letter for letter; nothing where it spans several.
  function selected() {
    const selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return "";
    const range = selection.getRangeAt(0);
    const inside = texts.some(({ box }) => box.contains(range.startContainer) && box.contains(range.endContainer));
    return inside ? range.toString() : "";
  }

  document.addEventListener("selectionchange", () => {
    const find = selected();
    if (find.trim()) words.value = find;
  });
  add.addEventListener("click", () => cover(words.value));
  list.addEventListener("change", changed);
  list.addEventListener("focusin", draw);
  list.addEventListener("focusout", draw);
  form.querySelector("[data-tick-all]")?.addEventListener("click", (event) => {
    event.preventDefault();
    for (const one of rows()) if ("suggested" in one.row.dataset) one.tick.checked = true;
    changed();
  });

  // A number covers the selection, or the passage with the focus, with that code.
  function withCode(radio) {
    const find = selected();
    const row = document.activeElement?.closest?.("[data-passage]");
    if (find.trim()) {
      radio.checked = true;
      cover(find);
    } else if (row) {
      row.querySelector("select").value = radio.value;
      row.querySelector("input[type=checkbox]").checked = true;
      changed();
    }
  }

  function step(by) {
    const ticks = rows().map((one) => one.tick);
    const at = ticks.indexOf(document.activeElement);
    ticks[Math.min(Math.max(at + by, 0), ticks.length - 1)]?.focus();
  }

  function stay() {
    const tick = document.activeElement?.closest?.("[data-passage]")?.querySelector("input[type=checkbox]");
    if (tick) tick.checked = false;
    draw();
  }

  document.addEventListener("keydown", (event) => {
    const writing = event.target.matches("textarea, select, input:not([type=checkbox], [type=radio])");
    if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (/^[1-9]$/.test(key) && codes[key - 1]) withCode(codes[key - 1]);
    else if (key === "j") step(1);
    else if (key === "k") step(-1);
    else if (key === "x") stay();
  });
}
