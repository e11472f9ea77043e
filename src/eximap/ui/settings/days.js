// When the team's day turns and its week starts.

import { el } from './../parts/draw.js';

/** @typedef {{title: string, why: string, zone: {label: string, value: string, own: string}, zones: string[],
 *   week: {label: string, value: number, days: {value: number, name: string}[]}}} Days */

/** @param {Days} days @param {(kind: string, more?: Record<string, unknown>) => void} say @returns {HTMLElement[]} */
export function daysAndWeeks({ title, why, zone, zones, week }, say) {
  const choose = el('select', { class: 'field', data: { at: 'zone' }, 'aria-label': zone.label,
    onkeydown: (/** @type {KeyboardEvent} */ e) => e.stopPropagation(),
    onchange: () => say('zone', { name: choose.value }) },
  el('option', { value: '', selected: !zone.value }, zone.own),
  [...byContinent(zones)].map(([continent, names]) => (continent
    ? el('optgroup', { label: continent }, names.map((name) => zoneOption(name, zone.value)))
    : names.map((name) => zoneOption(name, zone.value)))));
  const day = el('div', { class: 'seg', role: 'group', 'aria-label': week.label }, week.days.map((one) => el('button',
    { 'aria-pressed': String(one.value === week.value), data: { at: `week-${one.value}` },
      onclick: () => say('week', { day: one.value }) }, one.name)));
  return [el('h2', null, title), el('p', { class: 'lead' }, why),
    el('div', { class: 'days' }, el('label', null, el('span', null, zone.label), choose),
      el('div', null, el('span', { 'aria-hidden': 'true' }, week.label), day))];
}

/** @param {string} name @param {string} chosen */
function zoneOption(name, chosen) {
  const place = name.slice(name.indexOf('/') + 1).replaceAll('_', ' ');
  return el('option', { value: name, selected: name === chosen }, place);
}

/** Names by what stands before their first slash. @param {string[]} zones @returns {Map<string, string[]>} */
export function byContinent(zones) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const name of zones) {
    const continent = name.includes('/') ? name.slice(0, name.indexOf('/')) : '';
    groups.set(continent, [...(groups.get(continent) ?? []), name]);
  }
  return groups;
}
