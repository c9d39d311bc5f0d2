// Text objects: plain_text and mrkdwn.

import { h } from "./dom.js";
import { emoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";

/** The letters of a plain text, with :names: as pictures unless emoji is false. */
export function plain(object) {
  const text = object?.text ?? "";
  if (object?.emoji === false) return text;
  return text.replace(/:([a-z0-9_+-]+):/g, (all, name) => emoji(name) ?? all);
}

/** A text object as nodes. */
export function textNodes(object) {
  if (object?.type === "mrkdwn") return mrkdwn(object.text ?? "", { verbatim: object.verbatim });
  return plain(object).split("\n").map((line) => h("div", { class: line ? "line" : "line blank", dir: "auto" }, line));
}
