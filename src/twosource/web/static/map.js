// A map that can be moved, laid over the one that the server has drawn: same frame, same marks.
// It asks nobody for tiles or glyphs; shapes and names come from the desk. Moving it narrows the
// list, and the server answers with the marks of what is in view.

const SVG = "http://www.w3.org/2000/svg";
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const dark = matchMedia("(prefers-color-scheme: dark)");
const LARGEST_ZOOM = 9;
const KM_A_DEGREE = 111.2;
const NOTHING = { type: "FeatureCollection", features: [] };

const figure = document.getElementById("map");
const stage = figure?.querySelector(".map-stage");

function hasWebGl() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

function loaded(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

const feature = (type, coordinates, properties = {}) => ({
  type: "Feature",
  properties,
  geometry: { type, coordinates },
});

// The form is told in web/assetbuild/outlines.py.
function decoded(world) {
  const arcs = world.arcs.map((flat) => {
    let [x, y] = flat;
    const line = [[x * world.step, y * world.step]];
    for (let i = 2; i < flat.length; i += 2) {
      x += flat[i];
      y += flat[i + 1];
      line.push([x * world.step, y * world.step]);
    }
    return unwound(line);
  });
  const uses = new Map();
  const ringOf = (numbers) => {
    const ring = [];
    for (const n of numbers) {
      const number = n < 0 ? ~n : n;
      uses.set(number, (uses.get(number) ?? 0) + 1);
      ring.push(...(n < 0 ? arcs[number].slice().reverse() : arcs[number]).slice(ring.length ? 1 : 0));
    }
    return closed(unwound(ring));
  };
  const countries = world.countries.map(([code, name, parts]) =>
    feature("MultiPolygon", parts.map((part) => part.map(ringOf)), { code, name }),
  );
  const shared = [...uses].filter(([, times]) => times > 1).map(([number]) => arcs[number]);
  return { countries, borders: feature("MultiLineString", shared) };
}

// Longitudes go on beyond 180 where a line crosses the antimeridian.
function unwound(line) {
  const made = [line[0]];
  for (const [lon, lat] of line.slice(1)) {
    const before = made.at(-1)[0];
    made.push([lon + 360 * Math.round((before - lon) / 360), lat]);
  }
  return made;
}

// A ring round a pole closes beyond the edge of the map.
function closed(ring) {
  const [[start], [end, lat]] = [ring[0], ring.at(-1)];
  if (Math.abs(end - start) < 180) return ring;
  const pole = lat > 0 ? 89 : -89;
  return [...ring, [end, pole], [start, pole], ring[0]];
}

function disc(lat, lon, km) {
  const high = km / KM_A_DEGREE;
  const wide = high / Math.cos((lat * Math.PI) / 180);
  const ring = [];
  for (let i = 0; i <= 72; i++) {
    const turn = (i / 72) * 2 * Math.PI;
    ring.push([lon + wide * Math.cos(turn), lat + high * Math.sin(turn)]);
  }
  return ring;
}

const numbers = (text) => text.split(",").map(Number);
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function hatching() {
  const size = 6;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * 2;
  const pen = canvas.getContext("2d");
  pen.strokeStyle = token("--hatch");
  pen.globalAlpha = 0.3;
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (const shift of [-size * 2, 0, size * 2]) {
    pen.moveTo(shift - 2, size * 2 + 2);
    pen.lineTo(shift + size * 2 + 2, -2);
  }
  pen.stroke();
  return pen.getImageData(0, 0, size * 2, size * 2);
}

function colours() {
  return [
    ["sea", "background-color", token("--sea")],
    ["land", "fill-color", token("--land")],
    ["borders", "line-color", token("--border")],
    ["discs", "fill-color", token("--ink")],
    ["edges", "line-color", token("--ink")],
    ["hatched-edges", "line-color", token("--ink")],
  ];
}

function style({ countries, borders }) {
  const of = (extent) => ["==", ["get", "extent"], extent];
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: { type: "FeatureCollection", features: countries }, tolerance: 0.2 },
      borders: { type: "geojson", data: borders, tolerance: 0.2 },
      areas: { type: "geojson", data: NOTHING, tolerance: 0.1 },
    },
    layers: [
      { id: "sea", type: "background", paint: {} },
      { id: "land", type: "fill", source: "land", paint: { "fill-antialias": false } },
      { id: "borders", type: "line", source: "borders", layout: { "line-join": "round" }, paint: { "line-width": 1 } },
      { id: "hatched", type: "fill", source: "areas", filter: of("hatch"), paint: { "fill-pattern": "hatching" } },
      { id: "discs", type: "fill", source: "areas", filter: of("disc"), paint: { "fill-opacity": 0.07 } },
      { id: "edges", type: "line", source: "areas", filter: of("disc"), paint: { "line-opacity": 0.55 } },
      { id: "hatched-edges", type: "line", source: "areas", filter: of("hatch"), paint: { "line-opacity": 0.35, "line-dasharray": [3, 3] } },
    ],
  };
}

// Right, left, below and above of a mark.
const sidesOf = (radius) => [
  ["start", radius + 4, 4],
  ["end", -radius - 4, 4],
  ["middle", 0, radius + 13],
  ["middle", 0, -radius - 6],
];
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

class LiveMap {
  constructor(world) {
    this.countries = new Map(world.countries.map((f) => [f.properties.code, f.geometry.coordinates]));
    this.markers = [];
    this.host = document.createElement("div");
    this.host.className = "map-live";
    stage.append(this.host);
    this.map = new maplibregl.Map({
      container: this.host,
      style: style(world),
      bounds: this.frameOf(document),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxPitch: 0,
      minZoom: -2,
      maxZoom: LARGEST_ZOOM,
      fadeDuration: 0,
      cooperativeGestures: true,
      locale: {
        "Map.Title": "Map of events; the list beside it shows what is in view",
        "CooperativeGesturesHandler.WindowsHelpText": "Hold Ctrl and scroll to zoom",
        "CooperativeGesturesHandler.MacHelpText": "Hold ⌘ and scroll to zoom",
        "CooperativeGesturesHandler.MobileHelpText": "Move the map with two fingers",
      },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.on("error", (event) => console.warn(event.error?.message));
    this.map.once("load", () => this.begin());
  }

  begin() {
    this.map.addImage("hatching", hatching(), { pixelRatio: 2 });
    this.paint();
    this.take(document);
    dark.addEventListener("change", () => {
      this.map.updateImage("hatching", hatching());
      this.paint();
    });
    this.map.on("resize", () => this.tidy());
    this.map.on("moveend", (event) => {
      this.tidy();
      if (event.originalEvent || event.byUs) this.narrow();
    });
    this.addButtons();
    this.map.once("idle", () => {
      figure.classList.add("live");
    });
  }

  paint() {
    for (const [layer, name, colour] of colours()) this.map.setPaintProperty(layer, name, colour);
  }

  frameOf(page) {
    const [west, south, east, north] = numbers(page.getElementById("map").dataset.frame);
    return [[west, south], [east, north]];
  }

  narrow() {
    const bounds = this.map.getBounds();
    const wide = bounds.getEast() - bounds.getWest();
    const turned = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;
    const sides = wide >= 360
      ? [-180, bounds.getSouth(), 180, bounds.getNorth()]
      : [turned(bounds.getWest()), bounds.getSouth(), turned(bounds.getEast()), bounds.getNorth()];
    const bbox = sides.map((side) => String(Number(side.toFixed(4)))).join(",");
    document.dispatchEvent(new CustomEvent("narrow", { detail: { change: { bbox, unplaced: "" }, soon: true } }));
  }

  // The marks and areas that a page of the server's has drawn, in place of those before.
  take(page) {
    const focused = document.activeElement?.dataset?.at;
    for (const marker of this.markers) marker.remove();
    this.markers = [...page.querySelectorAll(".map-drawing a.mark")].map((mark) => this.marker(mark));
    for (const marker of this.markers) {
      if (focused && marker.getElement().dataset.at === focused) marker.getElement().focus({ preventScroll: true });
    }
    this.tidy();
    const areas = [...page.querySelectorAll(".map-drawing .area")].map((area) => this.area(area));
    this.map.getSource("areas").setData({ type: "FeatureCollection", features: areas });
  }

  // Names stand where they cover no mark and no other name; the first ones have the right.
  tidy() {
    const taken = this.markers.map((marker) => marker.getElement().querySelector("circle").getBoundingClientRect());
    const edge = stage.getBoundingClientRect();
    for (const [i, marker] of [...this.markers.entries()].reverse()) {
      const name = marker.getElement().querySelector(".name");
      if (!name) continue;
      const radius = Number(marker.getElement().querySelector("circle").getAttribute("r"));
      const free = sidesOf(radius).some(([anchor, dx, dy]) => {
        name.setAttribute("text-anchor", anchor);
        name.setAttribute("dx", dx);
        name.setAttribute("dy", dy);
        const box = name.getBoundingClientRect();
        if (box.left < edge.left || box.right > edge.right) return false;
        if (taken.some((other, j) => j !== i && overlap(box, other))) return false;
        taken.push(box);
        return true;
      });
      name.classList.toggle("covered", !free);
    }
  }

  area({ classList, dataset }) {
    const extent = classList.contains("disc") ? "disc" : "hatch";
    if (dataset.country) return feature("MultiPolygon", this.countries.get(dataset.country) ?? [], { extent });
    const [lat, lon] = numbers(dataset.at);
    return feature("Polygon", [disc(lat, lon, Number(dataset.km))], { extent });
  }

  marker(mark) {
    const link = document.createElement("a");
    link.className = `map-mark ${mark.getAttribute("class")}`;
    link.href = mark.getAttribute("href");
    link.setAttribute("aria-label", mark.getAttribute("aria-label"));
    link.title = mark.getAttribute("aria-label");
    Object.assign(link.dataset, mark.dataset);
    link.append(pictureOf(mark));
    if (!link.dataset.event) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        const bbox = new URL(link.href).searchParams.get("bbox");
        document.dispatchEvent(new CustomEvent("narrow", { detail: { change: { bbox }, moved: true } }));
      });
    }
    const [lat, lon] = numbers(mark.dataset.at);
    return new maplibregl.Marker({ element: link }).setLngLat([lon, lat]).addTo(this.map);
  }

  follow(page, moved) {
    figure.dataset.frame = page.getElementById("map").dataset.frame;
    this.take(page);
    if (moved) this.map.fitBounds(this.frameOf(page), { animate: !calm.matches, duration: 400, linear: true });
  }

  addButtons() {
    const bar = document.createElement("div");
    bar.className = "map-buttons";
    for (const [sign, label, by] of [["+", "Zoom in", 1], ["−", "Zoom out", -1]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", label);
      button.addEventListener("click", () =>
        this.map.easeTo({ zoom: this.map.getZoom() + by, animate: !calm.matches, duration: 250 }, { byUs: true }),
      );
      bar.append(button);
    }
    stage.append(bar);
  }
}

// The picture of a mark as the server has drawn it, around a middle of its own.
function pictureOf(mark) {
  const picture = document.createElementNS(SVG, "svg");
  const radius = Number(mark.querySelector("circle").getAttribute("r"));
  const size = Math.max(24, 2 * radius + 4);
  picture.setAttribute("width", size);
  picture.setAttribute("height", size);
  picture.setAttribute("aria-hidden", "true");
  for (const part of mark.querySelectorAll("circle, text")) {
    const copy = part.cloneNode(true);
    for (const [name, value] of part.tagName === "circle" ? [["cx", size / 2], ["cy", size / 2]] : [["x", size / 2], ["y", size / 2]]) {
      copy.setAttribute(name, value);
    }
    picture.append(copy);
  }
  return picture;
}

async function start() {
  const { script, worker, world } = figure.dataset;
  const [shapes] = await Promise.all([fetch(world).then((answer) => answer.json()), loaded(script)]);
  maplibregl.setWorkerUrl(worker);
  const live = new LiveMap(decoded(shapes));
  document.addEventListener("narrowed", ({ detail }) => live.follow(detail.page, detail.moved));
}

if (figure?.dataset.script && hasWebGl()) start().catch((error) => console.warn("no map to move:", error));
