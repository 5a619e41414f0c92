// List, map and timeline of the page of events follow each other: whichever narrows what is shown
// says so, the server answers with the page for the new address, and its parts are put in place.
// Without this every change is a link or a form, and the page comes whole.

const PARTS = ["found", "timeline", "filters"];
const QUIET = 250;
let asked = null;
let waiting = 0;

function addressWith(change) {
  const address = new URL(location.href);
  address.searchParams.delete("cursor");
  for (const [name, value] of Object.entries(change)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  return address;
}

async function show(address, { push, moved }) {
  asked?.abort();
  asked = new AbortController();
  document.getElementById("found")?.classList.add("busy");
  let page;
  try {
    const answer = await fetch(address, { signal: asked.signal });
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
    return;
  }
  if (push && address.href !== location.href) history.pushState(null, "", address);
  put(page);
  document.dispatchEvent(new CustomEvent("narrowed", { detail: { page, moved } }));
}

function put(page) {
  const focused = document.activeElement;
  for (const id of PARTS) {
    const old = document.getElementById(id);
    const made = page.getElementById(id);
    // What somebody is typing stays.
    if (old && made && !(id === "filters" && old.contains(focused))) {
      old.replaceWith(document.adoptNode(made));
    }
  }
  for (const part of ["#map .picture-head", "#map figcaption", ".map-drawing"]) {
    const made = page.querySelector(part);
    if (made) document.querySelector(part)?.replaceWith(document.importNode(made, true));
  }
}

// detail: { change: parameters to set or, if empty, to drop; soon: wait for more of the same }
document.addEventListener("narrow", (event) => {
  clearTimeout(waiting);
  const { change, soon, moved } = event.detail;
  const go = () => show(addressWith(change), { push: true, moved });
  if (soon) waiting = setTimeout(go, QUIET);
  else go();
});

addEventListener("popstate", () => {
  clearTimeout(waiting);
  if (location.pathname === "/events") show(new URL(location.href), { push: false, moved: true });
});

// An event that is pointed at anywhere shows everywhere.
function light(id, at) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (!id) return;
  for (const part of document.querySelectorAll(`[data-event="${CSS.escape(id)}"]`)) {
    part.classList.add("lit");
  }
  if (at) document.dispatchEvent(new CustomEvent("pointed", { detail: at }));
}

for (const name of ["pointerover", "focusin"]) {
  document.addEventListener(name, (event) => {
    const part = event.target.closest?.("[data-event]");
    light(part?.dataset.event, part?.dataset.at);
  });
}

// A mark of one event selects it in the list, if it is on this page; a second time opens it.
document.addEventListener("click", (event) => {
  const mark = event.target.closest?.("a.mark[data-event], a.map-mark[data-event]");
  if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const row = document.querySelector(`.events li[data-event="${CSS.escape(mark.dataset.event)}"]`);
  if (!row || row.classList.contains("selected")) return;
  event.preventDefault();
  for (const old of document.querySelectorAll(".selected")) old.classList.remove("selected");
  row.classList.add("selected");
  mark.classList.add("selected");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  row.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
});
