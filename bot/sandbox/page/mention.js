// People and channels, by their ids, as the page knows them.

import { h } from "./dom.js";

const people = new Map();
const channels = new Map();

/** Learns who and what there is. */
export function learn(state) {
  for (const u of state.users) people.set(u.id, u);
  for (const c of state.channels) channels.set(c.id, c);
}

/** Ids and names of what there is to pick: "user", "channel" or "conversation". */
export function known(kind) {
  if (kind === "user") return [...people.values()].filter((u) => !u.is_bot).map((u) => [u.id, u.real_name]);
  return [...channels.values()].filter((c) => !c.is_im || kind === "conversation").map((c) => [c.id, c.is_im ? `Direct messages with ${people.get(c.user)?.real_name ?? c.user}` : `#${c.name}`]);
}

export function person(id) {
  return people.get(id);
}

export function userNode(id) {
  return h("span", { class: "mention" }, `@${people.get(id)?.real_name ?? id}`);
}

export function channelNode(id, label) {
  const name = channels.get(id)?.name || label || id;
  return h("a", { class: "mention", href: `#${name}` }, `#${name}`);
}
