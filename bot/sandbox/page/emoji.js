// The few emoji names that messages of news and status use. Others stay words.

const names = {
  "+1": "👍", "-1": "👎", thumbsup: "👍", thumbsdown: "👎", wave: "👋", eyes: "👀", tada: "🎉", rocket: "🚀", fire: "🔥",
  heart: "❤️", star: "⭐", sparkles: "✨", bulb: "💡", bell: "🔔", mega: "📣", newspaper: "📰", rolled_up_newspaper: "🗞️",
  calendar: "📅", date: "📅", clock1: "🕐", hourglass: "⌛", link: "🔗", lock: "🔒", key: "🔑", mag: "🔍", pushpin: "📌",
  memo: "📝", book: "📖", chart_with_upwards_trend: "📈", chart_with_downwards_trend: "📉", bar_chart: "📊",
  white_check_mark: "✅", heavy_check_mark: "✔️", ballot_box_with_check: "☑️", x: "❌", warning: "⚠️", no_entry: "⛔",
  question: "❓", exclamation: "❗", information_source: "ℹ️", arrow_right: "➡️", arrow_left: "⬅️", arrow_up: "⬆️", arrow_down: "⬇️",
  earth_africa: "🌍", earth_americas: "🌎", earth_asia: "🌏", globe_with_meridians: "🌐", cn: "🇨🇳", us: "🇺🇸", eu: "🇪🇺",
  cat: "🐱", dog: "🐶", coffee: "☕", smile: "😄", slightly_smiling_face: "🙂", thinking_face: "🤔", pray: "🙏", clap: "👏",
  robot_face: "🤖", red_circle: "🔴", large_green_circle: "🟢", large_yellow_circle: "🟡", white_circle: "⚪",
};

/** The picture of a name, or undefined. */
export function emoji(name) {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
