// Reviewing by keyboard: words that are selected become spans, rows move up and down.
// The page works without this: fields take words of the report as they are typed.

const form = document.querySelector("form.review");
const passage = document.querySelector("[data-passage]");
const tools = document.querySelector("[data-as]");
const toField = document.querySelector("[data-focused]");
let left = null;

passage?.querySelector("#here")?.scrollIntoView({ block: "center" });
scrollTo(0, 0);

// Where a place in the passage stands in the report: offsets there count characters as Python
// does, so that what lies beyond the basic plane counts once.
const length = (text) => [...text].length;

function offset(node, at) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-at]");
  if (!piece) return null;
  const before = document.createRange();
  before.selectNodeContents(piece);
  before.setEnd(node, at);
  return Number(piece.dataset.at) + length(before.toString());
}

function edge(range, first) {
  const pieces = [...passage.querySelectorAll("[data-at]")].filter((p) => range.intersectsNode(p));
  const piece = first ? pieces[0] : pieces.at(-1);
  if (!piece) return null;
  const start = Number(piece.dataset.at);
  return first ? start : start + length(piece.textContent);
}

// The selected words and where they stand, without white space at the ends.
function selected() {
  const selection = getSelection();
  if (!passage || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!passage.contains(range.commonAncestorContainer)) return null;
  let start = offset(range.startContainer, range.startOffset) ?? edge(range, true);
  let end = offset(range.endContainer, range.endOffset) ?? edge(range, false);
  const text = range.toString();
  if (start === null || end === null) return null;
  start += length(text) - length(text.trimStart());
  end -= length(text) - length(text.trimEnd());
  return start < end ? { words: text.trim().replace(/\s+/g, " "), at: `${start}-${end}` } : null;
}

function put(field, span) {
  if (!field || !span) return;
  field.value = span.words;
  form.elements[`${field.name}_at`].value = span.at;
  field.closest("details")?.setAttribute("open", "");
  field.classList.add("changed");
}

const lastOf = (list, part) =>
  [...form.querySelectorAll(`[data-list="${list}"] .row`)]
    .filter((row, i, all) => all.length === 1 || !row.closest(".new-row"))
    .at(-1)
    ?.querySelector(`[name$="-${part}"]`);
const blankOf = (list, part) =>
  form.querySelector(`[data-list="${list}"] .new-row [name$="-${part}"]`);

const targets = {
  content: () => form.elements.content,
  source: () => lastOf("chain", "words"),
  cue: () => form.elements.cue,
  hedge: () => blankOf("hedges", "words"),
  focused: () => left,
};

function set(what) {
  const span = selected();
  const field = targets[what]();
  put(field, span);
  if (what === "source" && span && field) {
    const name = form.elements[field.name.replace(/words$/, "name")];
    if (!name.value) name.value = span.words;
  }
  if (what === "cue" && span) {
    const own = lastOf("chain", "cue");
    if (own?.value) put(own, span);
  }
}

document.addEventListener("selectionchange", () => {
  if (!tools) return;
  tools.hidden = !selected();
  tools.previousElementSibling.hidden = !tools.hidden;
});
for (const button of document.querySelectorAll("[data-set]")) {
  // Pressing must not take the selection away.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => set(button.dataset.set));
}
for (const field of form?.querySelectorAll("[data-span]") ?? []) {
  field.addEventListener("focus", () => {
    left = field;
    const label = field.getAttribute("aria-label") ?? field.dataset.for;
    toField.innerHTML = "";
    toField.append(`${label} `, Object.assign(document.createElement("kbd"), { textContent: "5" }));
    toField.hidden = false;
  });
  field.addEventListener("input", () => {
    form.elements[`${field.name}_at`].value = "";
  });
}

// The words of the passage by keyboard: there is always at least one selected, so that one sees
// where one is.
function toWords() {
  passage.focus();
  const start = passage.querySelector("#here") ?? passage.querySelector("[data-at]");
  const node = start?.firstChild;
  if (!node) return;
  getSelection().setBaseAndExtent(node, 0, node, 0);
  getSelection().modify("extend", "forward", "word");
}

passage?.addEventListener("keydown", (event) => {
  const ways = { ArrowRight: "forward", ArrowLeft: "backward" };
  const way = ways[event.key];
  const selection = getSelection();
  if (!way || !selection.rangeCount) return;
  event.preventDefault();
  if (!event.shiftKey) {
    if (way === "forward") selection.collapseToEnd();
    else selection.collapseToStart();
  }
  selection.modify("extend", way, event.ctrlKey || event.altKey ? "character" : "word");
  selection.focusNode?.parentElement?.scrollIntoView({ block: "nearest" });
});

// Rows: buttons instead of the numbers that order them without a script.
function renumber(list) {
  [...list.querySelectorAll('[name$="-rank"]')].forEach((rank, i) => {
    rank.value = i + 1;
  });
}

for (const list of document.querySelectorAll("[data-list]")) {
  for (const row of list.querySelectorAll("[data-row]")) {
    const rank = row.querySelector(".rank");
    if (!rank) continue;
    rank.hidden = true;
    const before = (up) => {
      const other = up ? row.previousElementSibling : row.nextElementSibling;
      if (!other?.matches("[data-row]")) return;
      if (up) other.before(row);
      else other.after(row);
      renumber(list);
    };
    for (const [label, up] of [["↑", true], ["↓", false]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet move";
      button.textContent = label;
      button.setAttribute("aria-label", up ? "move up" : "move down");
      button.addEventListener("click", () => {
        before(up);
        button.focus();
      });
      rank.before(button);
    }
  }
}

const actions = {
  c: () => form.elements.content.focus(),
  w: toWords,
  1: () => set("content"),
  2: () => set("source"),
  3: () => set("cue"),
  4: () => set("hedge"),
  5: () => (selected() ? set("focused") : left?.focus()),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (typing && event.key === "Escape") {
    event.target.blur();
    return;
  }
  if (typing && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    document.querySelector('[data-key="s"]').click();
    return;
  }
  if (typing && event.key === "Enter" && typing.tagName !== "TEXTAREA") {
    // Enter in a field must not accept what is being corrected.
    event.preventDefault();
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("dialog")) return;
  const action = actions[event.key];
  if (!action || !form) return;
  event.preventDefault();
  action();
});
