// Who else looks at this map, and what they change: it is shown at once and told now and then.

import { el, fill } from '../parts/draw.js';
import { Live, POLL_MS } from '../parts/live.js';
import { touchpointsOf } from './model.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./model.js').MapModel} MapModel */

const OWN_ANSWER_MS = 250, TOLD_EVERY_MS = 10_000, SHOWN_MOST = 4, ASIDE = ['ver', 'place'];

/**
 * Follows the map's journey until the returned function is called. @param {App} app @param {() => void} look asks for
 * the map anew @param {() => void} met draws who is here
 */
export function keepCompany(app, look, met) {
  const topic = app.data.map.id;
  const live = new Live({ topics: [topic], changed: (bump) => {
    const people = (bump?.people[topic] ?? []).filter((name) => name !== app.data.me);
    if (people.join() !== app.people.join()) {
      app.people = people;
      met();
    }
    // One's own edit is answered by a run of its own, which needs no second one.
    const behind = () => live.stamps[topic] !== app.data.stamp;
    if (behind()) setTimeout(() => { if (behind()) look(); }, OWN_ANSWER_MS);
  } });
  const wake = () => { if (!document.hidden) live.look(); };
  document.addEventListener('visibilitychange', wake);
  window.addEventListener('online', wake);
  const polling = setInterval(() => { if (!live.up && !document.hidden) look(); }, POLL_MS);
  return () => {
    clearInterval(polling);
    document.removeEventListener('visibilitychange', wake);
    window.removeEventListener('online', wake);
    live.leave();
  };
}

/** The name of a touchpoint that stands differently in two maps, or was added; null if none does. @param {MapModel} before @param {MapModel} after */
export function changedBetween(before, after) {
  const known = new Map(touchpointsOf(before).map((t) => [t.id, content(t)]));
  const found = touchpointsOf(after).find((t) => known.get(t.id) !== content(t));
  return found ? found.name : null;
}

/** What a touchpoint says, without the versions that every write changes. @param {object} touchpoint */
function content(touchpoint) {
  return JSON.stringify(touchpoint, (key, value) => (ASIDE.includes(key) ? undefined : value));
}

/** Says what others changed, at most once in ten seconds. @param {App} app @param {MapModel} before @param {number} [now] */
export function tellOfOthers(app, before, now = Date.now()) {
  const name = changedBetween(before, app.map);
  if (name === null || now - app.toldAt < TOLD_EVERY_MS) return;
  app.toldAt = now;
  app.announce(app.people.length === 1 ? fill(app.say('others.one'), { person: app.people[0], name }) : fill(app.say('others.any'), { name }));
}

/** The people who look at the same map. @param {App} app */
export function avatars(app) {
  if (!app.people.length) return null;
  const shown = app.people.slice(0, SHOWN_MOST), more = app.people.length - shown.length;
  return el('span', { class: 'company', role: 'img', 'aria-label': app.say('others.here', { names: app.people.join(', ') }), title: app.people.join(', ') },
    shown.map((name, i) => el('span', { class: 'av', style: { '--c': `var(--e${[2, -1, 1, -2][i]})` } }, initialsOf(name))), more ? el('span', { class: 'av' }, `+${more}`) : null);
}

/** @param {string} name */
function initialsOf(name) {
  const words = name.split(/\s+/).filter(Boolean);
  return (words.length > 1 ? words[0][0] + words[words.length - 1][0] : (words[0] ?? '').slice(0, 2)).toUpperCase();
}
