// Slack's mrkdwn as nodes. https://docs.slack.dev/messaging/formatting-message-text

import { h, link } from "./dom.js";
import { dateNode } from "./dates.js";
import { emoji } from "./emoji.js";
import { channelNode, userNode } from "./mention.js";

/** Undoes Slack's three escapes. */
export function unescape(s) {
  return s.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

/** A text as nodes, one element a paragraph, quote or code block. */
export function mrkdwn(text, { verbatim = false } = {}) {
  const nodes = [];
  for (const [i, part] of text.split("```").entries()) {
    if (i % 2 === 1 && part !== "") nodes.push(h("pre", { dir: "auto" }, unescape(part.replace(/^\n|\n$/g, ""))));
    else nodes.push(...paragraphs(part, verbatim));
  }
  return nodes;
}

/** Lines, with the quoted ones gathered into quotes. */
function paragraphs(text, verbatim) {
  const nodes = [];
  let quote = null;
  for (const line of text.replace(/^\n|\n$/g, "").split("\n")) {
    const quoted = line.match(/^(?:&gt;|>) ?(.*)$/);
    if (!quoted) {
      quote = null;
      if (line !== "" || nodes.length > 0) nodes.push(h("div", { class: line === "" ? "line blank" : "line", dir: "auto" }, inline(line, verbatim)));
      continue;
    }
    if (!quote) nodes.push((quote = h("blockquote")));
    quote.append(h("div", { class: "line", dir: "auto" }, inline(quoted[1], verbatim)));
  }
  return nodes;
}

const marks = { "*": "strong", _: "em", "~": "s" };
const boundary = /^$|[\s\p{P}\p{S}]/u;
const bareURL = /^https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"”’\]]/;

/** The nodes of one line. */
export function inline(text, verbatim) {
  const nodes = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push(unescape(plain));
    plain = "";
  };
  for (let i = 0; i < text.length; ) {
    const found = construct(text, i, verbatim);
    if (!found) {
      plain += text[i++];
      continue;
    }
    flush();
    nodes.push(found.node);
    i = found.end;
  }
  flush();
  return nodes;
}

/** What begins at i and is more than a letter: its node and end, or null. */
function construct(text, i, verbatim) {
  const c = text[i];
  const before = text[i - 1] ?? "";
  if (c === "<") return angle(text, i);
  if (c === "`" && boundary.test(before)) {
    const end = text.indexOf("`", i + 1);
    if (end > i + 1) return { node: h("code", {}, unescape(text.slice(i + 1, end))), end: end + 1 };
  }
  if (marks[c] && boundary.test(before) && before !== c) {
    const end = closing(text, i);
    if (end > 0) return { node: h(marks[c], {}, inline(text.slice(i + 1, end), verbatim)), end: end + 1 };
  }
  if (c === ":") {
    const name = text.slice(i).match(/^:([a-z0-9_+-]+):/)?.[1];
    const picture = name && emoji(name);
    if (picture) return { node: h("span", { role: "img", "aria-label": name }, picture), end: i + name.length + 2 };
  }
  if (c === "h" && !verbatim && boundary.test(before)) {
    const url = text.slice(i).match(bareURL)?.[0];
    if (url) return { node: link(unescape(url), unescape(url)), end: i + url.length };
  }
  return null;
}

/** Where the mark that opens at i closes, or -1. Tags in between stay whole. */
function closing(text, i) {
  const c = text[i];
  if (/^\s?$/.test(text[i + 1] ?? "") || text[i + 1] === c) return -1;
  for (let j = i + 1; j < text.length; j++) {
    if (text[j] === "<") {
      const end = text.indexOf(">", j);
      if (end > 0) j = end;
    } else if (text[j] === c && !/\s/.test(text[j - 1]) && boundary.test(text[j + 1] ?? "")) {
      return j;
    }
  }
  return -1;
}

/** What stands in angle brackets: a link, a mention, a date. */
function angle(text, i) {
  const end = text.indexOf(">", i);
  if (end < 0) return null;
  const body = text.slice(i + 1, end);
  const bar = body.indexOf("|");
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? "" : body.slice(bar + 1);
  const node = tag(target, label);
  return node && { node, end: end + 1 };
}

function tag(target, label) {
  if (/^(https?|mailto|tel|slack):/i.test(target)) {
    const url = unescape(target);
    return link(url, label ? inline(label, true) : url.replace(/^mailto:/i, ""));
  }
  if (/^@[UW]/.test(target)) return userNode(target.slice(1));
  if (/^#C/.test(target)) return channelNode(target.slice(1), label);
  const date = target.match(/^!date\^(-?\d+)\^([^^]+)(?:\^(.+))?$/);
  if (date) {
    const node = dateNode(date[1], unescape(date[2]), unescape(label));
    return date[3] ? link(unescape(date[3]), node) : node;
  }
  const group = target.match(/^!(here|channel|everyone)$/)?.[1] ?? (target.startsWith("!subteam^") && (label || "group"));
  return group ? h("span", { class: "mention broadcast" }, `@${group.replace(/^@/, "")}`) : null;
}
