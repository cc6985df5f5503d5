// The search box: "/" goes to it, the arrows go through what was found, Escape puts it away.
const box = document.querySelector("#find");
const found = () => document.querySelector("#finding");
const links = () => [...found().querySelectorAll("a, button")];

function putAway() {
  found().hidden = true;
}

document.addEventListener("keydown", (event) => {
  const writing = event.target.matches("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

box?.form.addEventListener("keydown", (event) => {
  const all = links();
  const at = all.indexOf(document.activeElement);
  if (event.key === "Escape") {
    putAway();
    box.focus();
  } else if (event.key === "ArrowDown" && all.length && !found().hidden) {
    event.preventDefault();
    all[Math.min(at + 1, all.length - 1)].focus();
  } else if (event.key === "ArrowUp" && at >= 0) {
    event.preventDefault();
    (all[at - 1] ?? box).focus();
  }
});

// What was typed is gone, or the reader went on: nothing stays open.
box?.addEventListener("input", () => {
  if (!box.value.trim()) putAway();
});
document.addEventListener("click", (event) => {
  if (box && !box.form.contains(event.target)) putAway();
});
box?.form.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !box.form.contains(event.relatedTarget)) putAway();
});
