// Reading a record: words selected in the text become a passage; the drawing follows the ticks;
// keys do what the buttons do. Without this file the page's form does the same.
const form = document.querySelector("[data-review]");

if (form) {
  const list = form.querySelector("[data-passages]");
  const more = form.querySelector("[data-more]");
  const words = more.querySelector("textarea");
  const add = more.querySelector("[data-add]");
  const texts = [...form.querySelectorAll("[data-words]")].map((box) => ({ box, text: box.textContent }));
  let number = Number(more.querySelector("input[name=cover]").value) + 1;

  add.hidden = false;
  for (const one of form.querySelectorAll("[data-script-only]")) one.hidden = false;
  for (const one of form.querySelectorAll("[data-no-script]")) one.hidden = true;

  const rows = () =>
    [...list.querySelectorAll("[data-passage]")].map((row) => ({
      row,
      tick: row.querySelector("input[type=checkbox]"),
      find: row.querySelector("input[type=hidden]").value,
      code: row.querySelector("select").value,
    }));

  // Draws every text anew: what is covered lies over what is suggested.
  function draw() {
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
        made.append(stretch(text.slice(from, to), state[from]));
        from = to;
      }
      box.replaceChildren(made);
    }
  }

  function stretch(text, one) {
    if (!one) return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.className = `cc-pass cc-pass--${one.tick.checked ? "cut" : "maybe"}`;
    if (one.tick.checked) mark.dataset.code = one.code;
    mark.textContent = text;
    return mark;
  }

  // Covers words that nobody suggested: a row of its own, ticked, with the code chosen below.
  function cover(find) {
    if (!find.trim() || !texts.some(({ text }) => text.includes(find))) return;
    const known = rows().find((one) => one.find === find);
    if (known) known.tick.checked = true;
    else list.append(newRow(find));
    draw();
  }

  function newRow(find) {
    const row = document.createElement("li");
    row.dataset.passage = "";
    const label = document.createElement("label");
    label.className = "cc-passage";
    const tick = Object.assign(document.createElement("input"), { type: "checkbox", name: "cover", value: String(number), checked: true });
    const quote = document.createElement("q");
    quote.textContent = find;
    const says = document.createElement("span");
    says.append(quote);
    label.append(tick, says);
    const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: `find-${number}`, value: find });
    const how = document.createElement("span");
    how.className = "cc-passage__how";
    for (const [what, says] of [["code", "Code for these words"], ["mode", "What is seen in their place"]]) {
      const select = more.querySelector(`[data-${what}]`).cloneNode(true);
      select.name = `${what}-${number}`;
      select.value = more.querySelector(`[data-${what}]`).value;
      select.setAttribute("aria-label", says);
      how.append(select);
    }
    row.append(label, hidden, how);
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
  add.addEventListener("click", () => {
    cover(words.value);
    words.value = "";
    window.getSelection().removeAllRanges();
  });
  list.addEventListener("change", draw);

  const codes = [...more.querySelector("[data-code]").options].map((option) => option.value);
  const keys = {
    // A number covers the selection, or the passage with the focus, with that code.
    code(index) {
      const find = selected();
      const row = document.activeElement?.closest?.("[data-passage]");
      if (find.trim()) {
        more.querySelector("[data-code]").value = codes[index];
        cover(find);
        words.value = "";
        window.getSelection().removeAllRanges();
      } else if (row) {
        row.querySelector("select").value = codes[index];
        row.querySelector("input[type=checkbox]").checked = true;
        draw();
      }
    },
    j: () => step(1),
    k: () => step(-1),
    x() {
      const tick = document.activeElement?.closest?.("[data-passage]")?.querySelector("input[type=checkbox]");
      if (tick) tick.checked = false;
      draw();
    },
  };

  function step(by) {
    const ticks = rows().map((one) => one.tick);
    const at = ticks.indexOf(document.activeElement);
    ticks[Math.min(Math.max(at + by, 0), ticks.length - 1)]?.focus();
  }

  document.addEventListener("keydown", (event) => {
    const writing = event.target.matches("textarea, select, input:not([type=checkbox])");
    if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (/^[1-9]$/.test(key) && codes[key - 1]) keys.code(key - 1);
    else if (keys[key]) keys[key]();
    else document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.click();
  });
}
