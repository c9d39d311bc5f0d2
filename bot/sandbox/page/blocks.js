// Blocks as Slack draws them.

import { h, link, picture } from "./dom.js";
import { barChart, pieChart } from "./chart.js";
import { control } from "./elements.js";
import { mrkdwn } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { plain, textNodes } from "./text.js";

/** The nodes of a list of blocks. inputs, if given, collects the input blocks. */
export function drawBlocks(blocks, act, inputs) {
  return (blocks ?? []).map((b) => drawBlock(b, act, inputs));
}

function drawBlock(b, act, inputs) {
  const draw = draws[b.type];
  if (!draw) return h("div", { class: "block unknown" }, `This page does not draw ${b.type} blocks.`);
  const node = draw(b, act, inputs);
  node.classList.add("block", b.type.replaceAll("_", "-"));
  return node;
}

const wrap = (...children) => h("div", {}, ...children);

function section(b, act) {
  return wrap(
    h("div", { class: "section-text" },
      b.text ? textNodes(b.text) : null,
      b.fields ? h("div", { class: "fields" }, b.fields.map((f) => h("div", {}, textNodes(f)))) : null),
    b.accessory ? h("div", { class: "accessory" }, control(b.accessory, act).node) : null);
}

function context(b) {
  return wrap((b.elements ?? []).map((e) => (e.type === "image"
    ? picture(e.image_url, e.alt_text, "icon")
    : h("div", { class: "context-text" }, textNodes(e)))));
}

function actions(b, act) {
  return wrap((b.elements ?? []).map((e) => control(e, act).node));
}

function image(b) {
  return h("figure", {}, b.title ? h("figcaption", { dir: "auto" }, plain(b.title)) : null, picture(b.image_url, b.alt_text, "wide"));
}

let serial = 0;

function input(b, act, inputs) {
  const made = control(b.element, b.dispatch_action ? act : () => {});
  const id = `input-${serial++}`;
  const error = h("p", { class: "error", role: "alert", hidden: true });
  made.node.id = id;
  if (!b.optional) made.node.setAttribute("aria-required", "true");
  inputs?.push({ block: b, read: made.read, error });
  return wrap(
    h("label", { for: id, dir: "auto" }, plain(b.label), b.optional ? h("span", { class: "optional" }, " (optional)") : null),
    made.node,
    b.hint ? h("p", { class: "hint", dir: "auto" }, plain(b.hint)) : null,
    error);
}

function table(b) {
  const [head, ...rows] = b.rows ?? [];
  const cell = (tag, c, i) => {
    const setting = b.column_settings?.[i] ?? {};
    return h(tag, { class: `align-${setting.align ?? "left"}`, dir: "auto", scope: tag === "th" ? "col" : null }, cellNodes(c));
  };
  return h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": b.caption ?? "Table" },
    h("table", {},
      b.caption ? h("caption", {}, b.caption) : null,
      h("thead", {}, h("tr", {}, (head ?? []).map((c, i) => cell("th", c, i)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map((c, i) => cell("td", c, i)))))));
}

function cellNodes(c) {
  if (c?.type === "rich_text") return richText(c);
  if (c?.type === "action_cell") return [plain(c.element?.text)];
  return [String(c?.text ?? c?.value ?? "")];
}

function card(b, act) {
  return wrap(
    b.hero_image ? picture(b.hero_image.image_url, b.hero_image.alt_text, "hero") : null,
    ["title", "subtitle", "body", "subtext"].map((part) => (b[part] ? h("div", { class: `card-${part}` }, textNodes(b[part])) : null)),
    b.actions ? h("div", { class: "actions" }, b.actions.map((e) => control(e, act).node)) : null);
}

function container(b, act, inputs) {
  const head = [b.title ? h("strong", { dir: "auto" }, plain(b.title)) : richText(b.rich_text_title ?? {}), b.subtitle ? h("div", { class: "quiet" }, textNodes(b.subtitle)) : null];
  const body = drawBlocks(b.child_blocks, act, inputs);
  if (!b.is_collapsible) return wrap(head, body);
  return h("details", { open: !b.default_collapsed }, h("summary", {}, head), body);
}

function layout(b, act, inputs) {
  return wrap(
    b.is_label_visible ? h("strong", { dir: "auto" }, b.label) : null,
    (b.rows ?? []).map((row) => h("div", { class: "layout-row" }, (row.items ?? []).map((item) => drawBlock(item.block, act, inputs)))));
}

function task(b) {
  return wrap(h("strong", { dir: "auto" }, b.title ?? ""), h("span", { class: "badge" }, b.status ?? "pending"),
    b.details ? richText(b.details) : null, b.output ? richText(b.output) : null,
    (b.sources ?? []).map((s) => link(s.url, s.text ?? s.url)));
}

const draws = {
  section, context, actions, context_actions: actions, image, input, table, data_table: table, card, container, layout, task_card: task,
  divider: () => h("hr"),
  header: (b) => h("h3", { dir: "auto" }, plain(b.text)),
  rich_text: (b) => wrap(richText(b)),
  markdown: (b) => wrap(mrkdwn(String(b.text ?? "").replace(/\*\*(.+?)\*\*/g, "*$1*").replace(/\[([^\]\n]+)\]\((https?:[^)\s]+)\)/g, "<$2|$1>"))),
  alert: (b) => h("div", { role: "note", class: `level-${b.level ?? "default"}` }, textNodes(b.text)),
  carousel: (b, act) => h("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": "Cards" }, drawBlocks(b.elements, act)),
  video: (b) => wrap(link(b.title_url ?? b.video_url, plain(b.title)), b.description ? h("p", {}, plain(b.description)) : null, picture(b.thumbnail_url, b.alt_text, "wide")),
  file: (b) => wrap(`File ${b.external_id}`),
  call: () => wrap("A call"),
  plan: (b) => wrap(h("strong", { dir: "auto" }, b.title ?? ""), (b.tasks ?? []).map((t) => drawBlock({ ...t, type: "task_card" }))),
  data_visualization: (b) => h("figure", {}, h("figcaption", { dir: "auto" }, b.title ?? ""), b.chart?.type === "pie" ? pieChart(b.chart) : barChart(b.chart ?? {})),
};
