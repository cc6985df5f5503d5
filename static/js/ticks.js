// "Tick all" ticks the boxes of its list. Without this file its link does the same.
for (const link of document.querySelectorAll("[data-tick]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    for (const box of document.querySelectorAll(`[data-ticks="${link.dataset.tick}"] input[type=checkbox]`)) box.checked = true;
  });
}
