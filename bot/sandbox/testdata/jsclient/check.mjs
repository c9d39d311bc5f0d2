// Checks that Slack's official JavaScript clients can use a running sandbox as
// they use Slack: connect, answer a command, post, update, read history, open
// a modal, upload a file, and connect again when asked to.
//
//     npm install && node check.mjs http://127.0.0.1:PORT
//
// Exits 0 if all is well, 1 with the reason if not.

import assert from "node:assert/strict";
import { SocketModeClient } from "@slack/socket-mode";
import { WebClient } from "@slack/web-api";

const url = (process.argv[2] ?? process.env.SANDBOX_URL ?? "").replace(/\/$/, "");
if (!url) {
  console.error("usage: node check.mjs http://127.0.0.1:PORT");
  process.exit(1);
}

const deadline = setTimeout(() => {
  console.error("jsclient: not done within 60 s");
  process.exit(1);
}, 60_000);

const web = new WebClient("xoxb-jsclient", { slackApiUrl: `${url}/api/`, retryConfig: { retries: 0 } });
const socket = new SocketModeClient({ appToken: "xapp-jsclient", clientOptions: { slackApiUrl: `${url}/api/` } });

const channel = `jsclient-${process.pid}`;
const blocks = [
  { type: "header", text: { type: "plain_text", text: "Lumo Strait", emoji: false } },
  {
    type: "actions",
    elements: [{ type: "button", action_id: "check.more", value: "1", text: { type: "plain_text", text: "More", emoji: false } }],
  },
];

/** Calls the control API, which plays the people. */
async function control(path, body) {
  const response = await fetch(`${url}/control/${path}`, body && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** The messages of the channel as the page shows them. */
async function shown() {
  return (await control(`messages?channel=${channel}`)).messages;
}

/** The next event of this kind. Ask before causing it. */
function next(kind) {
  return new Promise((resolve) => socket.once(kind, resolve));
}

async function checkCommand() {
  const asked = next("slash_commands");
  const answered = control("command", { channel, user: "nadia", command: "/check", text: "china" });
  const { ack, body } = await asked;
  await ack();
  assert.deepEqual(await answered, { ok: true });
  assert.equal(body.command, "/check");
  assert.equal(body.text, "china");

  const response = await fetch(body.response_url, { method: "POST", body: JSON.stringify({ text: "only for you" }), headers: { "Content-Type": "application/json" } });
  assert.equal(response.status, 200);
  const posted = await web.chat.postMessage({ channel: body.channel_id, text: "for all", blocks, unfurl_links: false, unfurl_media: false, metadata: { event_type: "check", event_payload: { k: "1" } } });

  const [whisper, post] = await shown();
  assert.equal(whisper.text, "only for you");
  assert.equal(whisper.ephemeral, true);
  assert.equal(post.text, "for all");
  assert.equal(post.blocks.length, 2);
  assert.equal(post.ts, posted.ts);
  return posted;
}

async function checkAckPayload() {
  const asked = next("slash_commands");
  const answered = control("command", { channel, user: "nadia", command: "/ping", text: "" });
  const { ack } = await asked;
  await ack({ response_type: "in_channel", text: "pong" });
  assert.deepEqual(await answered, { ok: true });
  assert.equal((await shown()).at(-1).text, "pong");
}

async function checkHistory({ channel: id, ts }) {
  await web.chat.update({ channel: id, ts, text: "for all, corrected", blocks });
  const reply = await web.chat.postMessage({ channel: id, text: "in the thread", thread_ts: ts });
  const history = await web.conversations.history({ channel: id, include_all_metadata: true });
  const post = history.messages.find((m) => m.ts === ts);
  assert.equal(post.text, "for all, corrected");
  assert.equal(post.reply_count, 1);
  assert.equal(post.metadata.event_payload.k, "1");
  const replies = await web.conversations.replies({ channel: id, ts });
  assert.deepEqual(replies.messages.map((m) => m.ts), [ts, reply.ts]);
}

async function checkClick({ channel: id, ts }) {
  const clicked = next("interactive");
  const answered = control("action", { channel: id, ts, action_id: "check.more", value: "1", user: "nadia" });
  const { ack, body } = await clicked;
  await ack();
  assert.deepEqual(await answered, { ok: true });
  assert.equal(body.type, "block_actions");
  assert.equal(body.actions[0].value, "1");
  const modal = { type: "modal", title: { type: "plain_text", text: "More", emoji: false }, blocks: [blocks[0]] };
  const opened = await web.views.open({ trigger_id: body.trigger_id, view: modal });
  assert.match(opened.view.id, /^V/);
}

async function checkRefusals() {
  const faulty = [{ type: "header", text: { type: "plain_text", text: "x".repeat(151) } }];
  await assert.rejects(web.chat.postMessage({ channel, text: "x", blocks: faulty }), (err) => {
    assert.equal(err.data.error, "invalid_blocks");
    assert.match(err.data.response_metadata.messages[0], /json-pointer:\/blocks\/0\/text\/text/);
    return true;
  });
  await assert.rejects(web.chat.postMessage({ channel: "nowhere", text: "x" }), /channel_not_found/);
}

async function checkUpload({ channel: id }) {
  const { files } = await web.files.uploadV2({ channel_id: id, filename: "feeds.opml", content: "<opml/>", title: "Feeds" });
  assert.ok(files.length > 0);
  assert.equal((await shown()).at(-1).files[0].name, "feeds.opml");
}

async function checkReconnect() {
  const again = next("connected");
  await control("fault", { kind: "disconnect:refresh_requested", delay_ms: 200 });
  await again;
  await checkAckPayload();
}

try {
  assert.equal((await control("channel", { channel, action: "create" })).ok, true);
  await control("channel", { channel, action: "invite" });
  await socket.start();
  const posted = await checkCommand();
  await checkAckPayload();
  await checkHistory(posted);
  await checkClick(posted);
  await checkRefusals();
  await checkUpload(posted);
  await checkReconnect();
  await socket.disconnect();
  console.log("jsclient: ok");
} catch (err) {
  console.error("jsclient:", err);
  process.exitCode = 1;
  await socket.disconnect().catch(() => {});
} finally {
  clearTimeout(deadline);
}
