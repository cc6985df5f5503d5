// What the portal does where scripts run; every page works without.

// Leaving with the keyboard: Shift three times within two seconds.
const leave = document.querySelector("[data-cc-leave]");
let pressed = [];
document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift") {
    pressed = [];
    return;
  }
  const now = Date.now();
  pressed = [...pressed.filter((at) => now - at < 2000), now];
  if (pressed.length === 3 && leave) leave.click();
});

// The ticket: print it, or copy it.
const keep = document.querySelector("[data-cc-keep]");
if (keep) {
  const ticket = document.querySelector("[data-cc-ticket]");
  const said = document.querySelector("[data-cc-said]");
  const copy = keep.querySelector("[data-cc-copy]");
  keep.hidden = false;
  keep.querySelector("[data-cc-print]").addEventListener("click", () => window.print());
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", async () => {
    const reference = ticket.querySelector(".cc-ticket__ref").textContent.trim();
    const words = [...ticket.querySelectorAll(".cc-words li")].map((one) => one.textContent.trim());
    try {
      await navigator.clipboard.writeText(`${reference}\n${words.join(" ")}`);
      said.textContent = "Copied. Paste it somewhere safe.";
    } catch {
      said.textContent = "Copying did not work. Write both parts down.";
    }
  });
}

// An error summary is where reading goes on.
document.querySelector(".govuk-error-summary")?.focus();
