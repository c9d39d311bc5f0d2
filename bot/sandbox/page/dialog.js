// Dialogs that ask.

import { h } from "./dom.js";
import { plain, textNodes } from "./text.js";

/** Shows a confirm object; resolves to whether the person agreed. */
export function confirmed(c) {
  return new Promise((resolve) => {
    const finish = (answer) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    const dialog = h("dialog", { class: "confirm", "aria-label": plain(c.title), oncancel: (event) => { event.preventDefault(); finish(false); } },
      h("h2", { dir: "auto" }, plain(c.title)),
      h("div", {}, textNodes(c.text)),
      h("footer", {},
        h("button", { type: "button", class: "btn", onclick: () => finish(false) }, plain(c.deny) || "Cancel"),
        h("button", { type: "button", class: `btn ${c.style ?? "primary"}`, onclick: () => finish(true) }, plain(c.confirm) || "OK")));
    document.body.append(dialog);
    dialog.showModal();
  });
}
