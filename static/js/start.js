// Starts the components of a page, and of each part that is swapped into it.
import { initAll } from "../vendor/govuk-frontend@6.6.0/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

document.body.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector('meta[name="csrf-token"]');
  if (token) event.detail.headers["X-CSRFToken"] = token.content;
});

document.body.addEventListener("htmx:afterSettle", (event) => {
  initAll({ scope: event.detail.elt });
  if (event.detail.elt.id === "problem") event.detail.elt.focus();
  else event.detail.elt.querySelector(".govuk-error-summary")?.focus();
});

// "Leave quickly": the page goes from the screen at once, and from the way back.
for (const link of document.querySelectorAll("[data-cc-leave]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.body.hidden = true;
    window.location.replace(link.href);
  });
}

// A page that the browser kept for "back" is asked for again: somebody may have signed out.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});
