// The door: every press goes through one queue, in its order. What cannot be sent stays in it and
// is sent again with the same token, so that it is done once; `ago` says how long it waited.
// Nothing is written to the browser's storage: the queue lives as long as the page is open.
// Without this file the same forms go by htmx, or as plain forms.
const PATIENCE = 15000;
const AGAIN = 3000;
const SLOW = 1500;
const queue = [];
let busy = false;
let waited = false;

const door = document.getElementById("door");
const said = document.getElementById("door-said");

function say(text, kept = false) {
  said.textContent = text;
  said.classList.toggle("cc-said--kept", kept);
}

function token() {
  return document.querySelector('meta[name="csrf-token"]');
}

// Somebody signed in anew in another window: their page has the token that counts now.
async function renew() {
  const answer = await fetch("/today", { headers: { "X-Unattended": "1" }, signal: AbortSignal.timeout(PATIENCE) });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector('meta[name="csrf-token"]');
  if (!found || !token()) return false;
  token().content = found.content;
  return true;
}

function post(press) {
  const fields = new URLSearchParams(press.fields);
  fields.delete("csrf_token");
  fields.set("ago", String(Math.round((Date.now() - press.at) / 1000)));
  const headers = { "HX-Request": "true", "HX-Target": "door", "X-CSRFToken": token()?.content ?? "" };
  return fetch(press.address, { method: "POST", body: fields, headers, signal: AbortSignal.timeout(PATIENCE) });
}

function draw(text) {
  const had = document.activeElement?.id;
  const made = new DOMParser().parseFromString(text, "text/html").getElementById("door");
  if (!made) return;
  door.replaceChildren(...made.childNodes);
  window.htmx?.process(door);
  if (had) document.getElementById(had)?.focus({ preventScroll: true });
  const words = door.querySelector("[data-said]")?.textContent ?? "";
  say(words || (waited ? "Everything is sent." : ""));
  waited = false;
}

function waits(why) {
  waited = true;
  const many = queue.length === 1 ? "1 press is" : `${queue.length} presses are`;
  say(`${why} ${many} kept on this page and will be sent. Keep the page open.`, true);
}

// Sends the first of the queue; true when it is done with, one way or the other.
async function sent(press) {
  const answer = await post(press);
  if (answer.ok) {
    if (queue.length === 1) draw(await answer.text());
    return true;
  }
  if (answer.status === 401) return false;
  if (answer.status === 400 && !press.renewed) {
    press.renewed = await renew();
    return press.renewed ? sent(press) : false;
  }
  if (answer.status >= 500 || answer.status === 429) throw new Error("The site is busy.");
  const problem = document.getElementById("problem");
  problem.innerHTML = "";
  problem.append(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
  problem.focus();
  window.htmx?.trigger(door, "door-again");
  return true;
}

async function pump() {
  if (busy) return;
  busy = true;
  const slow = waited ? 0 : setTimeout(() => waits("The line is slow."), SLOW);
  try {
    while (queue.length) {
      if (!(await sent(queue[0]))) {
        again("You were signed out. Sign in again in another window.");
        return;
      }
      queue.shift();
    }
  } catch (fault) {
    again(fault.message.startsWith("The site") ? fault.message : "There is no connection.");
  } finally {
    clearTimeout(slow);
    busy = false;
  }
}

function again(why) {
  waits(why);
  setTimeout(pump, AGAIN);
}

if (door && said) {
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target.closest("form[data-door]");
      if (!form) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const fields = [...new FormData(form)];
      const its = fields.find(([name]) => name === "token")?.[1];
      if (queue.some((one) => one.address === form.action && one.token === its)) return;
      form.querySelector("button")?.setAttribute("aria-busy", "true");
      form.querySelector("button")?.classList.add("cc-tap--kept");
      queue.push({ address: form.action, fields, token: its, at: Date.now() });
      if (busy && waited) waits("The line is slow.");
      pump();
    },
    true,
  );
  // What the page asks for by itself must not put back what waits to be sent.
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target === door && queue.length) event.detail.shouldSwap = false;
  });
  window.addEventListener("online", pump);
  // What waits goes with the page: the browser asks before it is closed or left. Older browsers
  // ask only for the second of these.
  window.addEventListener("beforeunload", (event) => {
    if (!queue.length) return;
    event.preventDefault();
    event.returnValue = true;
  });
}
