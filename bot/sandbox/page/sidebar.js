// The sidebar: channels with their dots, the app, and who the page plays.

import { h } from "./dom.js";

const $ = (id) => document.getElementById(id);

/** Draws the channels; bold with a dot are those with something unread. */
export function drawChannels(state, { current, seen, home }) {
  const rows = state.channels.filter((c) => !c.is_im).map((c) => {
    const unread = c.id !== current && c.latest > (seen.get(c.id) ?? "");
    return h("li", {}, h("a", {
      href: `#${c.name}`, class: `${unread ? "unread" : ""} ${c.is_archived ? "archived" : ""}`,
      "aria-current": c.id === current ? "page" : null, "data-id": c.id,
    }, h("span", { class: "hash", "aria-hidden": "true" }, c.is_private ? "🔒" : "#"), h("span", { class: "label", dir: "auto" }, c.name),
    unread ? h("span", { class: "dot", role: "img", "aria-label": "unread" }) : null));
  });
  $("channels").replaceChildren(...rows);
  $("apps").replaceChildren(h("li", {}, h("button", { type: "button", "aria-current": home ? "page" : null },
    h("img", { src: "/page/app.svg", alt: "" }), h("span", { class: "label" }, state.app.name),
    h("span", { class: state.sockets > 0 ? "presence on" : "presence", role: "img", "aria-label": state.sockets > 0 ? "connected" : "not connected" }))));
}

/** Marks the open channel before its messages are there. */
export function markCurrent(id) {
  for (const a of $("channels").querySelectorAll("a")) {
    if (a.dataset.id === id) a.setAttribute("aria-current", "page");
    else a.removeAttribute("aria-current");
  }
}

/** Draws the choice of people, unless it is as it was. */
export function drawUsers(people, current) {
  const select = $("user");
  const key = people.map((u) => u.id).join();
  if (select.dataset.key !== key) {
    select.replaceChildren(...people.map((u) => h("option", { value: u.id }, `${u.real_name} · ${u.tz}`)));
    select.dataset.key = key;
  }
  select.value = current;
}
