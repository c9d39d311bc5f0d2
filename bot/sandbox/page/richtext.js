// rich_text blocks as nodes. Nothing in them is parsed: a text is its letters.

import { h, link } from "./dom.js";
import { dateNode } from "./dates.js";
import { emoji } from "./emoji.js";
import { channelNode, userNode } from "./mention.js";

/** The nodes of a rich_text block. */
export function richText(block) {
  return (block.elements ?? []).map(container);
}

function container(e) {
  switch (e.type) {
    case "rich_text_section": return h("div", { class: "rt-section" }, lines(e.elements));
    case "rich_text_quote": return h("blockquote", {}, lines(e.elements));
    case "rich_text_preformatted": return h("pre", { dir: "auto" }, inlines(e.elements));
    case "rich_text_list": return list(e);
  }
  return unknown(e);
}

function list(e) {
  const level = Math.min(Number(e.indent) || 0, 8);
  const classes = `rt-list level-${level}${e.border ? " bordered" : ""}`;
  const rows = (e.elements ?? []).map((row) => h("li", {}, container(row)));
  if (e.style !== "ordered") return h("ul", { class: classes }, rows);
  return h("ol", { class: classes, start: (Number(e.offset) || 0) + 1 }, rows);
}

/** Inline elements, broken into lines so that each has its own direction. */
function lines(elements = []) {
  const rows = [[]];
  for (const e of elements) {
    if (e.type !== "text" || !String(e.text).includes("\n")) {
      rows.at(-1).push(e);
      continue;
    }
    for (const [i, text] of e.text.split("\n").entries()) {
      if (i > 0) rows.push([]);
      if (text) rows.at(-1).push({ ...e, text });
    }
  }
  return rows.map((row) => h("div", { class: row.length ? "line" : "line blank", dir: "auto" }, inlines(row)));
}

function inlines(elements = []) {
  return elements.map((e) => styled(inlineNode(e), e.style));
}

function inlineNode(e) {
  switch (e.type) {
    case "text": return document.createTextNode(e.text ?? "");
    case "link": return link(e.url, e.text || e.url);
    case "user": return userNode(e.user_id);
    case "channel": return channelNode(e.channel_id);
    case "broadcast": return h("span", { class: "mention broadcast" }, `@${e.range}`);
    case "emoji": return h("span", { role: "img", "aria-label": e.name }, emoji(e.name) ?? `:${e.name}:`);
    case "date": {
      const node = dateNode(e.timestamp, e.format ?? "", e.fallback);
      return e.url ? link(e.url, node) : node;
    }
    case "color": return h("code", {}, e.value ?? "");
    case "tag": return h("span", { class: "badge" }, e.text ?? "");
  }
  return document.createTextNode(e.text ?? e.label ?? "");
}

const tags = { bold: "strong", italic: "em", strike: "s", code: "code", underline: "u" };

function styled(node, style = {}) {
  for (const [name, tag] of Object.entries(tags)) {
    if (style?.[name]) node = h(tag, {}, node);
  }
  return node;
}

function unknown(e) {
  return h("div", { class: "unknown" }, `[${e.type}]`);
}
