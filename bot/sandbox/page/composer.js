// The box at the bottom: messages, and commands that begin with a slash.

import { post } from "./api.js";

/** Wires the box. where() gives {channel, user, name, app}. */
export function composer(where) {
  const form = document.getElementById("composer");
  const box = document.getElementById("composer-text");
  const hint = document.getElementById("hint");
  const past = [];

  const fit = () => {
    box.rows = Math.min(6, box.value.split("\n").length);
    const { app } = where();
    if (!form.dataset.busy) hint.textContent = box.value.startsWith("/") ? `Enter sends the command to ${app}` : "";
    hint.classList.remove("error");
  };
  box.addEventListener("input", fit);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "ArrowUp" && box.value === "" && past.length) {
      event.preventDefault();
      box.value = past.at(-1);
      fit();
    }
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (!text || form.dataset.busy) return;
    form.dataset.busy = "true";
    hint.textContent = text.startsWith("/") ? `Waiting for ${where().app}…` : "";
    const reply = await send(text, where());
    delete form.dataset.busy;
    if (reply.ok || reply.error === "operation_timeout") {
      past.push(text);
      box.value = "";
      fit();
    } else {
      hint.textContent = `Not sent: ${reply.error}.`;
      hint.classList.add("error");
    }
  });
}

function send(text, { channel, user }) {
  const command = text.match(/^(\/[^\s/]+)\s*([\s\S]*)$/);
  if (command) return post("command", { channel, user, command: command[1], text: command[2] });
  return post("message", { channel, user, text });
}
