// Dates as each reader sees them: in the zone of the person the page plays.

import { h } from "./dom.js";

let zone = "UTC";

/** Sets the reader's IANA zone. */
export function setZone(name) {
  zone = name;
}

const format = (date, options, locale = "en-US") => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(date);

/** The time of day, 24 hours. */
export function timeOfDay(date, seconds = false) {
  return format(date, { hour: "2-digit", minute: "2-digit", second: seconds ? "2-digit" : undefined, hourCycle: "h23" });
}

const dayKey = (date) => format(date, { year: "numeric", month: "2-digit", day: "2-digit" }, "en-CA");

/** Today, yesterday, tomorrow, or "". */
function nearDay(date) {
  const day = 86_400_000;
  for (const [offset, word] of [[0, "today"], [-day, "yesterday"], [day, "tomorrow"]]) {
    if (dayKey(date) === dayKey(new Date(Date.now() + offset))) return word;
  }
  return "";
}

/** The head of a day in the message list. */
export function dayName(date) {
  const near = nearDay(date);
  return near ? near[0].toUpperCase() + near.slice(1) : format(date, { weekday: "long", month: "long", day: "numeric" });
}

/** How long ago, in words. */
export function ago(date) {
  const seconds = Math.round((Date.now() - date) / 1000);
  const ahead = seconds < 0;
  const s = Math.abs(seconds);
  if (s < 45) return ahead ? "in a moment" : "just now";
  const units = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3600], ["minute", 60]];
  const [unit, size] = units.find(([, size]) => s >= size) ?? ["minute", 60];
  const n = Math.max(1, Math.floor(s / size));
  const words = `${n} ${unit}${n === 1 ? "" : "s"}`;
  return ahead ? `in ${words}` : `${words} ago`;
}

const short = { year: "numeric", month: "short", day: "numeric" };
const long = { weekday: "long", year: "numeric", month: "long", day: "numeric" };
const medium = { year: "numeric", month: "long", day: "numeric" };

/** One {token} of a date format; an unknown one stays as it is. */
function token(name, date, first) {
  const pretty = (options) => {
    const near = nearDay(date);
    if (!near) return format(date, options);
    return first ? near[0].toUpperCase() + near.slice(1) : near;
  };
  switch (name) {
    case "date_num": return dayKey(date);
    case "date": return format(date, medium);
    case "date_short": return format(date, short);
    case "date_long": return format(date, long);
    case "date_pretty": return pretty(medium);
    case "date_short_pretty": return pretty(short);
    case "date_long_pretty": return pretty(long);
    case "day_divider_pretty": return dayName(date);
    case "time": return timeOfDay(date);
    case "time_secs": return timeOfDay(date, true);
    case "ago": return ago(date);
  }
  return `{${name}}`;
}

/** A date by Slack's format, such as "since {date_short_pretty} {time}". */
export function formatDate(unix, pattern) {
  const date = new Date(unix * 1000);
  return pattern.replace(/\{([a-z_]+)\}/g, (_, name, at) => token(name, date, at === 0));
}

/** A node that shows a date, and keeps an {ago} true. */
export function dateNode(unix, pattern, fallback) {
  const seconds = Number(unix);
  if (!Number.isFinite(seconds) || Math.abs(seconds) > 8e12) return document.createTextNode(fallback ?? "");
  const date = new Date(seconds * 1000);
  const title = format(date, { ...long, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const node = h("time", { datetime: date.toISOString(), title }, formatDate(seconds, pattern));
  if (pattern.includes("{ago}")) {
    node.dataset.unix = seconds;
    node.dataset.pattern = pattern;
  }
  return node;
}

/** Brings every {ago} on the page up to date. */
export function tick() {
  for (const node of document.querySelectorAll("time[data-pattern]")) {
    const text = formatDate(Number(node.dataset.unix), node.dataset.pattern);
    if (node.textContent !== text) node.textContent = text;
  }
}
