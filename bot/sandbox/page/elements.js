// Interactive elements. Each is a node with a read() that gives its state, in
// the form view_submission has it. act(element, value) is called on use.

import { h, icon, picture } from "./dom.js";
import { confirmed } from "./dialog.js";
import { known } from "./mention.js";
import { plain } from "./text.js";

/** The element as {node, read}. In an input block act does nothing by itself. */
export function control(e, act) {
  const make = makers[e.type];
  if (make) return make(e, act);
  if (/^(multi_)?(static|external|users|conversations|channels)_select$/.test(e.type)) return select(e, act);
  if (/_input$/.test(e.type)) return entry(e);
  return { node: h("span", { class: "unknown" }, `[${e.type}]`), read: () => null };
}

/** Asks first if the element wants it, then acts; the node is busy meanwhile. */
async function use(node, e, value, act) {
  if (e.confirm && !(await confirmed(e.confirm))) return;
  node.setAttribute("aria-busy", "true");
  await act(e, value);
  node.removeAttribute("aria-busy");
}

function button(e, act) {
  const label = plain(e.text);
  const node = h("button", {
    type: "button", class: `btn ${e.style ?? ""}`, "aria-label": e.accessibility_label,
    "data-action": e.action_id,
    onclick: () => {
      if (e.url && /^https?:/i.test(e.url)) window.open(e.url, "_blank", "noopener");
      use(node, e, e.value ?? "", act);
    },
  }, label);
  node.dir = "auto";
  return { node, read: () => null };
}

function feedback(e, act) {
  const half = (b, word) => {
    const node = h("button", { type: "button", class: "btn", "aria-label": b.accessibility_label ?? word, onclick: () => use(node, e, b.value, act) }, plain(b.text));
    return node;
  };
  return { node: h("span", { class: "row" }, half(e.positive_button, "Good"), half(e.negative_button, "Bad")), read: () => null };
}

const dots = "M10 3.2a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2m0 5.2a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2m0 5.2a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2";

function overflow(e, act) {
  const items = (e.options ?? []).map((o) => h("button", {
    type: "button", role: "menuitem", tabindex: "-1", dir: "auto",
    onclick: () => {
      close();
      if (o.url && /^https?:/i.test(o.url)) window.open(o.url, "_blank", "noopener");
      use(opener, e, o.value, act);
    },
  }, plain(o.text)));
  const menu = h("span", { class: "menu", role: "menu", hidden: true }, items);
  const opener = h("button", {
    type: "button", class: "btn more", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": "More actions",
    "data-action": e.action_id, onclick: () => (menu.hidden ? open() : close()),
  }, icon(dots));
  const open = () => {
    menu.hidden = false;
    menu.classList.toggle("below", opener.getBoundingClientRect().top < menu.offsetHeight + 60);
    opener.setAttribute("aria-expanded", "true");
    items[0]?.focus();
  };
  const close = () => {
    menu.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  };
  const node = h("span", { class: "overflow", onkeydown: (event) => steer(event, items, close, opener) }, opener, menu);
  node.addEventListener("focusout", (event) => {
    if (!node.contains(event.relatedTarget)) close();
  });
  return { node, read: () => null };
}

/** Arrow keys and Escape in a menu. */
function steer(event, items, close, opener) {
  const at = items.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && at >= 0) {
    event.preventDefault();
    items[(at + step + items.length) % items.length].focus();
  } else if (event.key === "Escape" && at >= 0) {
    event.stopPropagation();
    close();
    opener.focus();
  }
}

function optionNode(o, chosen) {
  return h("option", { value: o.value, selected: chosen }, plain(o.text));
}

function select(e, act) {
  const multi = e.type.startsWith("multi_");
  const initial = multi ? (e.initial_options ?? []) : [e.initial_option].filter(Boolean);
  const groups = e.option_groups ?? [{ options: e.options ?? initial }];
  const options = groups.flatMap((g) => g.options);
  const chosen = (o) => initial.some((i) => i.value === o.value);
  const picked = () => options.filter((o) => [...node.selectedOptions].some((s) => s.value === o.value));
  const node = h("select", { multiple: multi, "aria-label": plain(e.placeholder) || "Choose", "data-action": e.action_id,
    onchange: () => use(node, e, node.value, act) },
  multi || initial.length ? null : h("option", { value: "", selected: true, disabled: true }, plain(e.placeholder) || "Choose"),
  e.option_groups
    ? groups.map((g) => h("optgroup", { label: plain(g.label) }, g.options.map((o) => optionNode(o, chosen(o)))))
    : options.map((o) => optionNode(o, chosen(o))));
  const read = () => (multi ? { type: e.type, selected_options: picked() } : { type: e.type, selected_option: picked()[0] ?? null });
  if (/_(users|conversations|channels)_select$/.test(`_${e.type}`)) return idEntry(e, multi);
  return { node, read };
}

/** Picking people and conversations, from those that there are. */
function idEntry(e, multi) {
  const kind = e.type.replace(/^multi_/, "").replace(/s_select$/, "");
  const initial = [e[`initial_${kind}s`] ?? e[`initial_${kind}`] ?? []].flat();
  const node = h("select", { multiple: multi, "aria-label": plain(e.placeholder) || "Choose", "data-action": e.action_id },
    multi || initial.length ? null : h("option", { value: "", selected: true, disabled: true }, plain(e.placeholder) || "Choose"),
    known(kind).map(([id, name]) => h("option", { value: id, selected: initial.includes(id) }, name)));
  const ids = () => [...node.selectedOptions].map((o) => o.value).filter(Boolean);
  return { node, read: () => (multi ? { type: e.type, [`selected_${kind}s`]: ids() } : { type: e.type, [`selected_${kind}`]: ids()[0] ?? null }) };
}

let serial = 0;

function choices(kind) {
  return (e, act) => {
    const name = `choice-${serial++}`;
    const initial = e.initial_options ?? [e.initial_option].filter(Boolean);
    const inputs = (e.options ?? []).map((o) => h("input", {
      type: kind, name, value: o.value, checked: initial.some((i) => i.value === o.value), onchange: () => use(node, e, o.value, act),
    }));
    const node = h("fieldset", { class: "choices", "data-action": e.action_id }, inputs.map((input, i) => {
      const o = e.options[i];
      return h("label", {}, input, h("span", { dir: "auto" }, plain(o.text), o.description ? h("small", {}, plain(o.description)) : null));
    }));
    const picked = () => e.options.filter((_, i) => inputs[i].checked);
    const read = () => (kind === "radio" ? { type: e.type, selected_option: picked()[0] ?? null } : { type: e.type, selected_options: picked() });
    return { node, read };
  };
}

function entry(e) {
  const kinds = { email_text_input: "email", url_text_input: "url", number_input: "number", file_input: "file" };
  const props = { placeholder: plain(e.placeholder), maxlength: e.max_length, minlength: e.min_length, "data-action": e.action_id, dir: "auto" };
  const node = e.multiline || e.type === "rich_text_input" ? h("textarea", { ...props, rows: 3 }) : h("input", { type: kinds[e.type] ?? "text", ...props });
  if (typeof e.initial_value === "string") node.value = e.initial_value;
  return { node, read: () => ({ type: e.type, value: node.value || null }) };
}

function picker(kind, initial, selected) {
  return (e, act) => {
    const node = h("input", { type: kind, "data-action": e.action_id, "aria-label": plain(e.placeholder) || kind, onchange: () => use(node, e, node.value, act) });
    if (e[initial]) node.value = e[initial];
    return { node, read: () => ({ type: e.type, [selected]: node.value || null }) };
  };
}

function dateTime(e) {
  const node = h("input", { type: "datetime-local", "data-action": e.action_id });
  if (e.initial_date_time) node.value = new Date(e.initial_date_time * 1000).toISOString().slice(0, 16);
  return { node, read: () => ({ type: e.type, selected_date_time: node.value ? Date.parse(`${node.value}Z`) / 1000 : null }) };
}

const makers = {
  button, icon_button: button, workflow_button: button, overflow, feedback_buttons: feedback,
  radio_buttons: choices("radio"), checkboxes: choices("checkbox"),
  datepicker: picker("date", "initial_date", "selected_date"),
  timepicker: picker("time", "initial_time", "selected_time"),
  datetimepicker: dateTime,
  image: (e) => ({ node: picture(e.image_url, e.alt_text, "thumb"), read: () => null }),
};
