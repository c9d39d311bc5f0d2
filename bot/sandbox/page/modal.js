// Modals that the app opened: blocks in a dialog, inputs that can be sent.

import { h } from "./dom.js";
import { drawBlocks } from "./blocks.js";
import { post } from "./api.js";
import { plain } from "./text.js";

let shown = null; // the dialog, with the hash of its view

/** Shows the modal on top for this user, or none. */
export function showModal(view, user) {
  if (shown?.hash === view?.hash) return;
  shown?.dialog.close();
  shown?.dialog.remove();
  shown = view ? { hash: view.hash, dialog: build(view, user) } : null;
  if (!shown) return;
  document.body.append(shown.dialog);
  shown.dialog.showModal();
}

function build(view, user) {
  const inputs = [];
  const act = (e, value) => post("action", { view_id: view.id, action_id: e.action_id, value, user });
  const status = h("p", { role: "status" });
  const close = () => post("view", { view_id: view.id, user, action: "close" });
  const form = h("form", { method: "dialog", novalidate: true, onsubmit: (event) => { event.preventDefault(); submit(view, user, inputs, status); } },
    h("header", {}, h("h2", { dir: "auto" }, plain(view.title)), h("button", { type: "button", class: "x", "aria-label": "Close", onclick: close }, "×")),
    h("div", { class: "modal-body" }, drawBlocks(view.blocks, act, inputs)),
    h("footer", {}, status,
      h("button", { type: "button", class: "btn", onclick: close }, view.close ? plain(view.close) : "Close"),
      view.submit ? h("button", { type: "submit", class: "btn primary" }, plain(view.submit)) : null));
  return h("dialog", { class: "modal", "aria-label": plain(view.title), oncancel: (event) => { event.preventDefault(); close(); } }, form);
}

/** Sends what was entered; shows what the app finds wrong at its place. */
async function submit(view, user, inputs, status) {
  const values = {};
  for (const { block, read, error } of inputs) {
    error.hidden = true;
    (values[block.block_id] ??= {})[block.element.action_id ?? "value"] = read();
  }
  status.textContent = "Sending…";
  const reply = await post("view", { view_id: view.id, user, action: "submit", values });
  status.textContent = reply.ok ? "" : reply.errors ? "" : `We had some trouble connecting (${reply.error}).`;
  for (const { block, error } of inputs) {
    const text = reply.errors?.[block.block_id];
    error.hidden = !text;
    error.textContent = text ?? "";
  }
}
