// What other teams did at the selected touchpoint: asked for when somebody looks at it, so that no map waits for it.

import { el, icon } from '../parts/draw.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {{id: string, name: string, team: string, effect: string, lang: string}} Practice */

const LOOK_AFTER_MS = 250; // of staying at a touchpoint: arrow keys pass many
const FRESH_MS = 60_000;
/** @type {Map<string, {at: number, found: Practice[]}>} */
const PRACTICES = new Map();

/**
 * A section that fills itself, and stays hidden while there is nothing to offer.
 * @param {App} app @param {import('./model.js').Touchpoint} t
 */
export function practices(app, t) {
  const key = `${app.map.id}/${t.id}?${t.name}`, known = PRACTICES.get(key);
  const section = el('section', { class: 'practices', hidden: true });
  if (known) fillPractices(app, section, known.found);
  if (!known || Date.now() - known.at > FRESH_MS) setTimeout(() => askPractices(app, t, key, section), LOOK_AFTER_MS);
  return section;
}

/** @param {App} app @param {import('./model.js').Touchpoint} t @param {string} key @param {HTMLElement} section */
async function askPractices(app, t, key, section) {
  if (!section.isConnected) return;
  PRACTICES.set(key, { at: Date.now(), found: PRACTICES.get(key)?.found ?? [] });
  const path = [app.map.id, t.id].map(encodeURIComponent).join('/');
  const answer = await fetch(`/eximap/playbook/${path}?lang=${app.lang}`).catch(() => null);
  if (!answer?.ok) return; // without a connection there is nothing to offer, and nothing to say about it
  const found = await answer.json();
  PRACTICES.set(key, { at: Date.now(), found });
  if (section.isConnected) fillPractices(app, section, found);
  else if (app.selected === t.id && app.inspectorOpen && !app.busy.size) app.redraw();
}

/** @param {App} app @param {HTMLElement} section @param {Practice[]} found */
function fillPractices(app, section, found) {
  section.hidden = !found.length;
  section.replaceChildren(el('h3', null, app.say('playbook.title')), ...found.map((practice) =>
    el('button', { type: 'button', class: 'btn g practice', data: { key: `i-practice-${practice.id}` },
      onclick: () => app.intent('open-entry', { id: practice.id }) },
    icon('menu_book'), el('span', { class: 'grow', lang: practice.lang }, practice.name),
    el('span', { class: 'muted' }, `${practice.effect}, ${practice.team}`))));
}
