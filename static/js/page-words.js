// The words of a file's pages: those under an area that is ticked are struck out as it is drawn,
// and one key after the other says that a page's words are right. Without this file ticks do it.
const SLIVER = 4;
const ticks = [...document.querySelectorAll("[name=words]")];
const bar = document.querySelector("[data-words-keys]");

document.addEventListener("areas-drawn", strike);
strike();

// As the server does it: a word that an area lies on goes whole; a sliver above or below is nothing.
function strike() {
  const areas = [...document.querySelectorAll("[data-areas] [name=area]:checked")].map(({ value }) => {
    const [page, sides] = value.split(":");
    return { page, box: sides.split(",").map(Number) };
  });
  for (const words of document.querySelectorAll("[data-said]")) {
    const here = areas.filter(({ page }) => page === words.dataset.said);
    for (const word of words.querySelectorAll("[data-box]")) {
      const [left, top, right, bottom] = word.dataset.box.split(",").map(Number);
      const cut = here.some(({ box: [from, above, to, below] }) => {
        const along = Math.min(bottom, below) - Math.max(top, above);
        return Math.min(right, to) > Math.max(left, from) && along * SLIVER > bottom - top;
      });
      word.classList.toggle("cc-pass--cut", cut);
    }
  }
}

if (bar && ticks.length) {
  bar.hidden = false;
  const all = bar.querySelector("[data-words-all]");
  const looked = new Set();
  const watch = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) looked.add(one.target);
    if (all) all.disabled = ticks.some((one) => !looked.has(one));
  });
  for (const one of ticks) watch.observe(one);
  const next = () => ticks.find((one) => !one.checked);

  // A page that was not looked at yet is shown first; the next press ticks it and shows the next.
  bar.querySelector("[data-words-next]").addEventListener("click", () => {
    const here = next();
    if (here && isInView(here)) here.checked = true;
    const then = next();
    if (!then) return;
    then.focus({ preventScroll: true });
    then.closest(".cc-said").scrollIntoView({ block: "end" });
  });
  all?.addEventListener("click", () => {
    for (const one of ticks) one.checked = true;
  });
}

function isInView(one) {
  const { top, bottom } = one.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
}
