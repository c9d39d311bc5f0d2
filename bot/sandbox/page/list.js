// The messages of the open channel: by day, with their threads.

import { h } from "./dom.js";
import { dayName } from "./dates.js";
import { drawMessage, when } from "./message.js";

export class MessageList {
  #root;
  #act;
  #run;
  #shortcuts = [];
  #messages = new Map(); // ts -> message
  #warnings = [];
  #open = new Set(); // threads that are unfolded

  constructor(root, { act, run }) {
    this.#root = root;
    this.#act = act;
    this.#run = run;
  }

  /** Takes the shortcuts that messages offer. */
  offer(shortcuts) {
    this.#shortcuts = shortcuts ?? [];
  }

  /** Shows a channel from its beginning. */
  show(messages, warnings) {
    this.#messages = new Map(messages.map((m) => [m.ts, m]));
    this.#warnings = warnings;
    this.#draw();
    this.#root.scrollTop = this.#root.scrollHeight;
  }

  /** Adds a message, or draws a changed one again. */
  put(m) {
    const isNew = !this.#messages.has(m.ts);
    const atEnd = this.#root.scrollHeight - this.#root.scrollTop - this.#root.clientHeight < 120;
    this.#messages.set(m.ts, m);
    this.#redraw(this.#isReply(m) ? m.thread_ts : m.ts);
    if (isNew && atEnd) this.#follow(m);
  }

  /** Scrolls to a message that just came; a tall one is read from its top. */
  #follow(m) {
    const node = document.getElementById(`m${m.ts}`);
    if (node && node.offsetHeight > this.#root.clientHeight) node.scrollIntoView({ block: "start" });
    else this.#root.scrollTop = this.#root.scrollHeight;
  }

  remove(ts) {
    const m = this.#messages.get(ts);
    this.#messages.delete(ts);
    if (m && this.#isReply(m)) this.#redraw(m.thread_ts);
    else this.#draw();
  }

  /** Takes new warnings; only messages whose warnings changed are drawn again. */
  warn(warnings) {
    const before = this.#warnings;
    this.#warnings = warnings;
    const count = (list, ts) => list.filter((w) => w.ts === ts).length;
    for (const [ts, m] of this.#messages) {
      if (count(before, ts) !== count(warnings, ts)) this.#redraw(this.#isReply(m) ? m.thread_ts : ts);
    }
  }

  /** Scrolls to a message and marks it. */
  reveal(ts) {
    const node = document.getElementById(`m${ts}`);
    node?.scrollIntoView({ block: "center" });
    node?.classList.add("target");
  }

  #isReply(m) {
    return Boolean(m.thread_ts) && m.thread_ts !== m.ts && this.#messages.has(m.thread_ts);
  }

  #top() {
    return [...this.#messages.values()].filter((m) => !this.#isReply(m)).sort((a, b) => (a.ts < b.ts ? -1 : 1));
  }

  #draw() {
    const nodes = [];
    let day = "";
    for (const m of this.#top()) {
      const name = dayName(when(m.ts));
      if (name !== day) nodes.push(h("h2", { class: "day" }, h("span", {}, name)));
      day = name;
      nodes.push(this.#node(m));
    }
    if (nodes.length === 0) nodes.push(h("p", { class: "empty" }, "Nothing here yet. Type a message, or a command such as /brief china."));
    this.#root.replaceChildren(...nodes);
  }

  /** Draws one message again, at its place; a new last one is appended. */
  #redraw(ts) {
    const m = this.#messages.get(ts);
    const old = document.getElementById(`m${ts}`);
    if (!m) return;
    if (old) return old.replaceWith(this.#node(m));
    const top = this.#top();
    const before = top.at(-2);
    if (top.at(-1) !== m || !before || dayName(when(before.ts)) !== dayName(when(ts))) return this.#draw();
    this.#root.append(this.#node(m));
  }

  #node(m) {
    return drawMessage(m, {
      act: (element, value) => this.#act(m, element, value),
      warnings: this.#warnings.filter((w) => w.ts === m.ts),
      thread: this.#thread(m),
      shortcuts: this.#shortcuts,
      run: (shortcut) => this.#run(m, shortcut),
    });
  }

  #thread(m) {
    const replies = [...this.#messages.values()].filter((r) => r.thread_ts === m.ts && r.ts !== m.ts);
    if (replies.length === 0) return null;
    const open = this.#open.has(m.ts);
    const toggle = h("button", {
      type: "button", class: "replies", "aria-expanded": String(open),
      onclick: () => {
        if (open) this.#open.delete(m.ts);
        else this.#open.add(m.ts);
        this.#redraw(m.ts);
        document.querySelector(`[id="m${m.ts}"] .replies`)?.focus();
      },
    }, replies.length === 1 ? "1 reply" : `${replies.length} replies`);
    return h("div", { class: "thread" }, toggle, open ? replies.map((r) => this.#node(r)) : null);
  }
}
