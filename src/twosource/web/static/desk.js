// Keys and hovering on the report page, dropping files on the page for adding.
// Every page works without this.

const help = document.querySelector("dialog.help");
const helpButton = document.querySelector("[data-help]");

if (help && helpButton) {
  helpButton.hidden = false;
  helpButton.addEventListener("click", () => help.showModal());
}

const first = [...document.querySelectorAll("a.content[id]")];
const noteOf = (id) => document.querySelector(`[data-note="${CSS.escape(id)}"]`);
let lit = null;

function light(id) {
  if (lit === id) return;
  for (const element of document.querySelectorAll(".lit")) element.classList.remove("lit");
  lit = id;
  if (!id) return;
  for (const part of document.querySelectorAll(`a.content[data-claim="${CSS.escape(id)}"]`)) {
    part.classList.add("lit");
  }
  noteOf(id)?.classList.add("lit");
}

function open(id) {
  for (const note of document.querySelectorAll("details.note[open]")) {
    if (note.dataset.note !== id) note.open = false;
  }
  const note = id && noteOf(id);
  if (note) note.open = true;
}

for (const part of document.querySelectorAll("a.content[data-claim]")) {
  part.addEventListener("mouseenter", () => light(part.dataset.claim));
  part.addEventListener("mouseleave", () => light(null));
  part.addEventListener("focus", () => light(part.dataset.claim));
  part.addEventListener("click", (event) => {
    event.preventDefault();
    const note = noteOf(part.dataset.claim);
    if (note?.open) open(null);
    else open(part.dataset.claim);
  });
}
for (const note of document.querySelectorAll("details.note")) {
  note.addEventListener("mouseenter", () => light(note.dataset.note));
  note.addEventListener("mouseleave", () => light(null));
  note.addEventListener("toggle", () => {
    if (note.open) open(note.dataset.note);
  });
}

function current() {
  return first.indexOf(document.activeElement);
}

function step(by) {
  if (first.length === 0) return;
  const at = current();
  const next = at < 0 ? (by > 0 ? 0 : first.length - 1) : at + by;
  const target = first[Math.max(0, Math.min(first.length - 1, next))];
  target.focus();
  target.scrollIntoView({ block: "center" });
  open(target.dataset.claim);
}

function follow(what) {
  const at = current();
  const address = at >= 0 && noteOf(first[at].dataset.claim)?.dataset[what];
  if (address) location.assign(address);
}

// Judging: a link to the page that asks, which a script doesn't need to ask on.
const elsewhere = (link) => location.assign(link.href);

async function judge(link) {
  if (link.dataset.busy) return;
  link.dataset.busy = "true";
  link.setAttribute("aria-busy", "true");
  const asked = new URL(link.href).searchParams;
  const answer = await fetch("/api/v1/judgements", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ verdict: asked.get("verdict"), subjects: asked.getAll("subject") }),
  }).catch(() => null);
  if (!answer?.ok) {
    elsewhere(link);
    return;
  }
  const made = await answer.json();
  const here = new URL(location.href);
  if ("stay" in link.dataset || "here" in link.dataset) {
    here.searchParams.set("judged", made.id);
    if (link.dataset.here !== undefined) here.hash = link.dataset.here;
    location.assign(here);
  } else {
    location.assign(made.page);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-judge]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  judge(link);
});

function verdict(name) {
  const at = current();
  const note = at >= 0 && noteOf(first[at].dataset.claim);
  if (note) note.querySelector(`[data-verdict="${name}"]`)?.click();
}

function press(key) {
  const pressed = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  pressed?.click();
  return pressed !== null;
}

const keys = {
  a: () => verdict("accept"),
  x: () => verdict("reject"),
  c: () => verdict("correct"),
  j: () => step(1),
  k: () => step(-1),
  o: () => follow("origin"),
  e: () => follow("event"),
  "?": () => help?.showModal(),
  Escape: () => open(null),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, dialog")) return;
  if (event.key === "u" && document.querySelector("[data-undo]")) {
    document.querySelector("[data-undo]").click();
    return;
  }
  if (press(event.key)) {
    event.preventDefault();
    return;
  }
  const action = keys[event.key];
  if (action && (first.length > 0 || event.key === "?")) {
    event.preventDefault();
    action();
  }
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("details.note, a.content")) open(null);
});

const drop = document.querySelector(".drop");
const picker = drop?.querySelector('input[type="file"]');
if (drop && picker) {
  for (const name of ["dragover", "dragenter"]) {
    document.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  document.addEventListener("dragleave", () => drop.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer?.files.length) picker.files = event.dataTransfer.files;
  });
}
