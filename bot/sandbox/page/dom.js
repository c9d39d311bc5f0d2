// Building the page from nodes. Nothing that came from a message is ever
// parsed as HTML: texts become text nodes, addresses are checked.

/** Makes an element. Props starting with "on" are listeners, others properties or attributes. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((c) => c !== null && c !== undefined && c !== ""));
  return node;
}

/** Makes an SVG icon of one path. */
export function icon(path, box = "0 0 20 20") {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", box);
  svg.setAttribute("aria-hidden", "true");
  const p = document.createElementNS(ns, "path");
  p.setAttribute("d", path);
  svg.append(p);
  return svg;
}

/** A link that opens elsewhere, or plain nodes if the address is not one to follow. */
export function link(url, ...children) {
  if (!/^(https?:|mailto:|tel:|slack:)/i.test(url ?? "")) return h("span", {}, ...children);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

/** A picture from the outside, with its description. */
export function picture(url, alt, className) {
  if (!/^https?:/i.test(url ?? "")) return h("span", { class: "no-picture" }, alt ?? "");
  return h("img", { src: url, alt: alt ?? "", class: className, loading: "lazy", referrerpolicy: "no-referrer" });
}
