// The page: a workspace with one app, drawn like Slack and fed by events.

import { get, listen, post } from "./api.js";
import { composer } from "./composer.js";
import { setZone, tick } from "./dates.js";
import { h } from "./dom.js";
import { drawBlocks } from "./blocks.js";
import { learn } from "./mention.js";
import { MessageList } from "./list.js";
import { showModal } from "./modal.js";
import { drawChannels, drawUsers, markCurrent } from "./sidebar.js";

const $ = (id) => document.getElementById(id);
const seen = new Map(); // channel id -> ts read up to
const view = { state: null, user: "", channel: "", tab: "messages" };
const list = new MessageList($("messages"), {
  act: (m, element, value) => post("action", { channel: view.channel, ts: m.ts, action_id: element.action_id, value: value ?? "", user: view.user }).then(report),
  run: (m, shortcut) => post("shortcut", { channel: view.channel, ts: m.ts, callback_id: shortcut.callback_id, user: view.user }).then(report),
});

/** Says what went wrong, where everybody looks. */
function report(reply) {
  const notice = $("notice");
  notice.hidden = reply.ok;
  if (!reply.ok) notice.textContent = reply.error === "operation_timeout" ? `${view.state.app.name} did not respond.` : `That did not work: ${reply.error}.`;
}

const channelOf = (id) => view.state.channels.find((c) => c.id === id);
const isDM = () => channelOf(view.channel)?.is_im ?? false;
const myDM = () => view.state.channels.find((c) => c.is_im && c.user === view.user);

/** Loads what is around the messages. */
async function loadState() {
  const first = !view.state;
  view.state = await get("state");
  learn(view.state);
  list.offer(view.state.shortcuts);
  const people = view.state.users.filter((u) => !u.is_bot);
  const asked = new URLSearchParams(location.search).get("user");
  if (first) view.user = (people.find((u) => u.name === asked || u.id === asked) ?? people[0]).id;
  setZone(view.state.users.find((u) => u.id === view.user)?.tz ?? "UTC");
  if (first) for (const c of view.state.channels) seen.set(c.id, c.latest);
  drawUsers(people, view.user);
  drawAround();
}

/** Draws everything but the messages. */
function drawAround() {
  const { state } = view;
  document.title = `${channelOf(view.channel)?.name ?? state.app.name} · ${state.team.name}`;
  $("team-name").textContent = state.team.name;
  drawChannels(state, { current: view.channel, seen, home: isDM() });
  const connection = $("connection");
  connection.classList.toggle("on", state.sockets > 0);
  connection.textContent = state.sockets > 0 ? `${state.app.name} is connected` : "No app is connected";
  connection.title = state.sockets > 0 ? `${state.sockets} open` : `Start an app with SLACK_API_URL=${location.origin}/api/`;
  showModal(state.views[view.user], view.user);
  if (view.tab === "home" && isDM()) drawHome();
}

/** Where the address says we are: a channel's name, or the app. */
function wanted() {
  const permalink = location.pathname.match(/^\/archives\/([A-Z0-9]+)\/p(\d+)(\d{6})$/);
  if (permalink) return { channel: permalink[1], ts: `${permalink[2]}.${permalink[3]}` };
  const name = decodeURIComponent(location.hash.slice(1));
  const found = view.state.channels.find((c) => c.id === name || (c.name && c.name === name));
  return { channel: (found ?? view.state.channels[0])?.id };
}

async function openChannel(id, ts) {
  view.channel = id;
  const channel = channelOf(id);
  if (!channel) return;
  document.body.classList.remove("drawer");
  $("menu").setAttribute("aria-expanded", "false");
  $("channel-name").textContent = channel.is_im ? view.state.app.name : `# ${channel.name}`;
  $("composer-text").placeholder = channel.is_im ? `Message ${view.state.app.name}` : `Message #${channel.name} or /brief china`;
  $("notice").hidden = !channel.is_archived;
  $("notice").textContent = channel.is_archived ? "This channel is archived." : "";
  drawTabs();
  seen.set(id, channel.latest > (seen.get(id) ?? "") ? channel.latest : seen.get(id));
  markCurrent(id);
  await loadMessages(ts);
  drawAround();
}

async function loadMessages(ts) {
  const id = view.channel;
  const [{ messages }, { warnings }] = await Promise.all([get(`messages?channel=${id}&user=${view.user}`), get("warnings")]);
  if (id !== view.channel) return; // another channel was opened meanwhile
  list.show(messages ?? [], warnings.filter((w) => w.channel === id));
  if (ts) list.reveal(ts);
}

/** Home and Messages, in the app's own conversation. */
function drawTabs() {
  const tabs = $("tabs");
  tabs.hidden = !isDM();
  if (!isDM()) view.tab = "messages";
  const home = view.tab === "home";
  $("messages").classList.toggle("home", home);
  $("composer").hidden = home;
  tabs.replaceChildren(...["home", "messages"].map((name) => h("button", {
    type: "button", role: "tab", "aria-selected": String(view.tab === name), onclick: () => openTab(name),
  }, name === "home" ? "Home" : "Messages")));
}

function openTab(name) {
  view.tab = name;
  if (name === "home") post("home", { user: view.user });
  openChannel(view.channel);
}

function drawHome() {
  const home = view.state.homes[view.user];
  const act = (e, value) => post("action", { view_id: home.id, action_id: e.action_id, value: value ?? "", user: view.user }).then(report);
  const blocks = home ? drawBlocks(home.blocks, act) : [h("p", { class: "empty" }, `${view.state.app.name} has published no Home tab.`)];
  $("messages").replaceChildren(h("div", { class: "home-tab" }, blocks));
}

/** Opens the conversation with the app, at its Home tab. */
async function openApp() {
  await post("home", { user: view.user });
  await loadState();
  view.tab = "home";
  location.hash = myDM()?.id ?? "";
  if (myDM()) openChannel(myDM().id);
}

async function route() {
  if (!view.state) return;
  const { channel, ts } = wanted();
  if (channel !== view.channel) view.tab = "messages";
  await openChannel(channel, ts);
}

function onMessage({ channel, message }) {
  if (message.ephemeral && message.ephemeral_user !== view.user) return;
  const c = channelOf(channel);
  if (c && !message.ephemeral && message.ts > (c.latest ?? "")) c.latest = message.ts;
  if (channel !== view.channel) return drawAround();
  seen.set(channel, c?.latest);
  if (view.tab === "home") return;
  list.put(message);
  loadWarnings();
}

let warningTimer = 0;

/** Loads the warnings a moment after the last message: digests come in bursts. */
function loadWarnings() {
  clearTimeout(warningTimer);
  warningTimer = setTimeout(async () => {
    const { warnings } = await get("warnings");
    list.warn(warnings.filter((w) => w.channel === view.channel));
  }, 150);
}

function wire() {
  composer(() => ({ channel: view.channel, user: view.user, app: view.state?.app.name ?? "the app" }));
  $("user").addEventListener("change", async (event) => {
    view.user = event.target.value;
    await loadState();
    if (isDM()) view.channel = myDM()?.id ?? view.state.channels[0].id;
    openChannel(view.channel);
  });
  $("menu").addEventListener("click", () => {
    const open = document.body.classList.toggle("drawer");
    $("menu").setAttribute("aria-expanded", String(open));
  });
  $("messages").addEventListener("click", () => document.body.classList.remove("drawer"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.body.classList.remove("drawer");
  });
  $("apps").addEventListener("click", openApp);
  window.addEventListener("hashchange", route);
  setInterval(tick, 20_000);
  listen({
    onopen: async () => {
      await loadState();
      await route();
      document.body.dataset.ready = "true";
    },
    onmessage: onMessage,
    ondeleted: ({ channel, ts }) => channel === view.channel && list.remove(ts),
    onstate: () => loadState(),
    onlost: () => {
      $("connection").classList.remove("on");
      $("connection").textContent = "The sandbox does not answer";
    },
  });
}

wire();
