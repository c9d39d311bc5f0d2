// The control API: what the page may ask and do.

/** Gets a part of the sandbox's state. */
export async function get(path) {
  const response = await fetch(`/control/${path}`);
  return response.json();
}

/** Does something as a person; the reply has ok, and error if not. */
export async function post(path, body) {
  try {
    const response = await fetch(`/control/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return await response.json();
  } catch {
    return { ok: false, error: "the sandbox does not answer" };
  }
}

/** Listens for what happens. onopen is called at every (re)connection. */
export function listen({ onopen, onmessage, ondeleted, onstate, onlost }) {
  const events = new EventSource("/control/events");
  const parse = (f) => (event) => f(JSON.parse(event.data));
  events.addEventListener("open", onopen);
  events.addEventListener("error", onlost);
  events.addEventListener("message", parse(onmessage));
  events.addEventListener("deleted", parse(ondeleted));
  events.addEventListener("state", parse(onstate));
}
