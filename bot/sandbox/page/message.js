// One message of the list.

import { h, icon, link } from "./dom.js";
import { drawBlocks } from "./blocks.js";
import { timeOfDay } from "./dates.js";
import { emoji } from "./emoji.js";
import { person } from "./mention.js";
import { mrkdwn } from "./mrkdwn.js";

const eye = "M10 4.5c4 0 6.9 3 8 5.5-1.1 2.5-4 5.5-8 5.5s-6.9-3-8-5.5c1.1-2.5 4-5.5 8-5.5m0 2a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7m0 2a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3";

export const when = (ts) => new Date(Number(ts) * 1000);

/** Draws a message. act(element, value) is called when an element of it is used, run(shortcut) when one of the shortcuts is. */
export function drawMessage(m, { act, warnings = [], thread, shortcuts = [], run }) {
  const time = when(m.ts);
  return h("article", { class: `message${m.ephemeral ? " ephemeral" : ""}`, id: `m${m.ts}`, "data-ts": m.ts },
    m.ephemeral ? h("p", { class: "only-you" }, icon(eye), "Only visible to you") : null,
    avatar(m),
    h("div", { class: "message-body" },
      h("header", {},
        h("strong", { class: "name", dir: "auto" }, author(m)),
        m.bot_id || m.user === "USLACKBOT" ? h("span", { class: "badge" }, "APP") : null,
        h("time", { class: "stamp", datetime: time.toISOString(), title: time.toLocaleString() }, timeOfDay(time)),
        m.ephemeral ? null : shortcuts.map((s) => h("button", { type: "button", class: "shortcut", "data-shortcut": s.callback_id, onclick: () => run(s) }, s.name))),
      content(m, act),
      m.edited ? h("span", { class: "quiet" }, "(edited)") : null,
      reactions(m),
      thread,
      warnings.length ? warningList(warnings) : null));
}

function author(m) {
  return m.username || person(m.user)?.real_name || m.bot_profile?.name || m.user || "";
}

function avatar(m) {
  if (m.bot_id) return h("img", { class: "avatar", src: "/page/app.svg", alt: "" });
  const name = author(m);
  const tone = [...(m.user ?? "")].reduce((n, c) => n + c.charCodeAt(0), 0) % 6;
  return h("span", { class: `avatar tone-${tone}`, "aria-hidden": "true" }, [...name][0]?.toUpperCase() ?? "?");
}

function content(m, act) {
  const nodes = m.blocks ? drawBlocks(m.blocks, act) : [h("div", { class: "block text" }, mrkdwn(m.text ?? ""))];
  for (const a of m.attachments ?? []) {
    nodes.push(h("div", { class: "attachment" }, a.blocks ? drawBlocks(a.blocks, act) : mrkdwn(a.text ?? a.fallback ?? "")));
  }
  for (const f of m.files ?? []) {
    nodes.push(h("div", { class: "file" }, link(f.url_private, f.title ?? f.name), h("span", { class: "quiet" }, ` ${f.size} bytes`)));
  }
  return nodes;
}

function reactions(m) {
  if (!m.reactions?.length) return null;
  return h("div", { class: "reactions" }, m.reactions.map((r) => h("span", { title: `:${r.name}:` }, `${emoji(r.name) ?? `:${r.name}:`} ${r.count}`)));
}

function warningList(warnings) {
  return h("details", { class: "warnings" },
    h("summary", {}, warnings.length === 1 ? "1 warning" : `${warnings.length} warnings`),
    h("ul", {}, warnings.map((w) => h("li", {}, h("code", {}, w.pointer), ` ${w.message}`))));
}
