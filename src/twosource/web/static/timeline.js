// Brushing on the timeline: drag over a band, or move its two ends with the arrow keys.
// The days that are chosen stand in the address; the server draws what follows from them.

const SVG = "http://www.w3.org/2000/svg";
const DAY = 86_400_000;
const FEWEST_PIXELS = 5;
let focusAgain = null;

const numberOf = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const spoken = (day) =>
  new Date(day * DAY).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

class Band {
  constructor(group) {
    this.group = group;
    this.ground = group.querySelector(".ground");
    this.first = numberOf(group.dataset.first);
    this.last = numberOf(group.dataset.last);
    const given = new URLSearchParams(location.search);
    const { from, until } = group.dataset;
    // A form sends the fields that were left empty, too.
    this.from = given.get(from) ? numberOf(given.get(from)) : null;
    this.until = given.get(until) ? numberOf(given.get(until)) : null;
    this.handles = [this.handle("from"), this.handle("until")];
  }

  percent(day) {
    const part = (day - this.first) / (this.last - this.first + 1);
    return 100 * Math.min(1, Math.max(0, part));
  }

  dayAt(clientX) {
    const box = this.ground.getBoundingClientRect();
    const part = Math.min(0.9999, Math.max(0, (clientX - box.left) / box.width));
    return this.first + Math.floor(part * (this.last - this.first + 1));
  }

  edge(end) {
    if (end === "from") return this.percent(this.from ?? this.first);
    return this.percent((this.until ?? this.last) + 1);
  }

  handle(end) {
    const y = Number(this.ground.getAttribute("y"));
    const height = Number(this.ground.getAttribute("height"));
    const made = element("rect", {
      class: this[end] === null ? "handle idle" : "handle",
      width: 5,
      height: 22,
      rx: 2,
      y: y + height / 2 - 11,
      role: "slider",
      tabindex: 0,
      "aria-label": `${this.group.dataset.name} ${end === "from" ? "from" : "until"}`,
      "aria-valuemin": this.first,
      "aria-valuemax": this.last,
    });
    made.addEventListener("keydown", (event) => this.key(event, end));
    this.group.ownerSVGElement.append(made);
    this.place(made, end);
    return made;
  }

  place(handle, end) {
    const day = this[end] ?? (end === "from" ? this.first : this.last);
    handle.setAttribute("x", `${this.edge(end)}%`);
    handle.setAttribute("transform", `translate(${end === "from" ? 0 : -5} 0)`);
    handle.setAttribute("aria-valuenow", day);
    handle.setAttribute("aria-valuetext", spoken(day));
    handle.classList.toggle("idle", this[end] === null);
  }

  key(event, end) {
    const wide = this.last - this.first + 1;
    const step = Math.max(1, Math.round(wide / 100));
    const steps = {
      ArrowLeft: -step,
      ArrowDown: -step,
      ArrowRight: step,
      ArrowUp: step,
      PageDown: -10 * step,
      PageUp: 10 * step,
      Home: -wide,
      End: wide,
    };
    if (event.key === "Escape") {
      event.preventDefault();
      this.choose(null, null, end);
      return;
    }
    if (!(event.key in steps)) return;
    event.preventDefault();
    const now = this[end] ?? (end === "from" ? this.first : this.last);
    const low = end === "from" ? this.first : (this.from ?? this.first);
    const high = end === "from" ? (this.until ?? this.last) : this.last;
    const day = Math.min(high, Math.max(low, now + steps[event.key]));
    if (end === "from") this.choose(day <= this.first ? null : day, this.until, end, true);
    else this.choose(this.from, day >= this.last ? null : day, end, true);
  }

  choose(from, until, end = null, soon = false) {
    this.from = from;
    this.until = until;
    this.place(this.handles[0], "from");
    this.place(this.handles[1], "until");
    focusAgain = end && { from: this.group.dataset.from, index: end === "from" ? 0 : 1 };
    const change = {
      [this.group.dataset.from]: from === null ? "" : isoOf(from),
      [this.group.dataset.until]: until === null ? "" : isoOf(until),
    };
    document.dispatchEvent(new CustomEvent("narrow", { detail: { change, soon } }));
  }

  drag(start) {
    const y = Number(this.ground.getAttribute("y"));
    const drawn = element("rect", { class: "drawn", y, height: this.ground.getAttribute("height") });
    const grabbed = this.handles.indexOf(start.target);
    // A grabbed end moves; anywhere else a new stretch begins.
    const fixed = [this.until ?? this.last, this.from ?? this.first][grabbed];
    const anchor = fixed ?? this.dayAt(start.clientX);
    let moved = false;
    let days = [anchor, anchor];
    const move = (event) => {
      if (!moved && Math.abs(event.clientX - start.clientX) < FEWEST_PIXELS) return;
      if (!moved) this.ground.after(drawn);
      moved = true;
      days = [anchor, this.dayAt(event.clientX)].sort((a, b) => a - b);
      drawn.setAttribute("x", `${this.percent(days[0])}%`);
      drawn.setAttribute("width", `${this.percent(days[1] + 1) - this.percent(days[0])}%`);
    };
    const stop = (event) => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", stop);
      removeEventListener("pointercancel", stop);
      drawn.remove();
      if (!moved || event.type === "pointercancel") return;
      addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => removeEventListener("click", swallow, { capture: true }), 0);
      this.choose(days[0] <= this.first ? null : days[0], days[1] >= this.last ? null : days[1]);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", stop);
    addEventListener("pointercancel", stop);
  }
}

// What was dragged isn't followed as a link, too.
function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}

function bandAt(bands, event) {
  return bands.find(({ ground }) => {
    const box = ground.getBoundingClientRect();
    return event.clientY >= box.top && event.clientY <= box.bottom;
  });
}

function start() {
  const drawing = document.querySelector(".timeline-drawing");
  if (!drawing) return;
  drawing.closest("figure").classList.add("live");
  const bands = [...drawing.querySelectorAll(".band")].map((group) => new Band(group));
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button === 0) bandAt(bands, event)?.drag(event);
  });
  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  if (focusAgain) {
    const band = bands.find(({ group }) => group.dataset.from === focusAgain.from);
    band?.handles[focusAgain.index].focus({ preventScroll: true });
    focusAgain = null;
  }
}

document.addEventListener("narrowed", start);
start();
