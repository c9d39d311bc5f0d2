// data_visualization blocks: plain charts whose values can be read as text.

import { h } from "./dom.js";

/** Bars for every kind of series chart: what counts here is the numbers. */
export function barChart(chart) {
  const categories = chart.axis_config?.categories ?? [];
  const series = chart.series ?? [];
  const most = Math.max(1, ...series.flatMap((s) => (s.data ?? []).map((d) => Math.abs(d.value))));
  const columns = categories.map((category) => h("div", { class: "column" },
    h("div", { class: "bars" }, series.map((s, i) => bar(s, i, category, most))),
    h("span", { class: "tick" }, category)));
  return h("div", { class: "chart" },
    chart.axis_config?.y_label ? h("div", { class: "quiet" }, chart.axis_config.y_label) : null,
    h("div", { class: "columns" }, columns),
    chart.axis_config?.x_label ? h("div", { class: "quiet center" }, chart.axis_config.x_label) : null,
    series.length > 1 ? legend(series.map((s) => s.name)) : null);
}

function bar(series, i, category, most) {
  const value = series.data?.find((d) => d.label === category)?.value ?? 0;
  const fill = h("span", { class: `bar tone-${i % 6}` });
  fill.style.height = `${(Math.abs(value) / most) * 100}%`;
  return h("span", { class: "bar-slot", title: `${series.name}, ${category}: ${value}` }, h("span", { class: "bar-value" }, String(value)), fill);
}

/** The shares of a pie, as rows with bars. */
export function pieChart(chart) {
  const segments = chart.segments ?? [];
  const sum = segments.reduce((n, s) => n + s.value, 0) || 1;
  return h("div", { class: "chart" }, segments.map((s, i) => {
    const fill = h("span", { class: `share tone-${i % 6}` });
    fill.style.width = `${(s.value / sum) * 100}%`;
    return h("div", { class: "share-row" }, h("span", {}, `${s.label} ${Math.round((s.value / sum) * 100)} %`), fill);
  }));
}

function legend(names) {
  return h("div", { class: "legend" }, names.map((name, i) => h("span", {}, h("i", { class: `tone-${i % 6}` }), name)));
}
