// Everything about the selected touchpoint, beside the map; on a phone the same as a page of its own.

import { el, gem, icon, signed, step } from '../parts/draw.js';
import { drawnScore, endOf } from './guess.js';
import { findTouchpoint, touchpointsOf } from './model.js';
import { editInPlace } from './edit.js';
import { actionCard } from './lanes.js';
import { practices } from './practices.js';
import { ideaList, noteList } from './rows.js';
import { scorePart } from './scores.js';
import { renameTouchpoint, setBehaviour, setForecast, toggleMoment } from './verbs.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./model.js').Touchpoint} Touchpoint */

/** @param {App} app @returns {Node[]} nothing while nothing is selected */
export function inspector(app) {
  const at = app.current;
  if (!at) return [];
  const t = at.touchpoint;
  return [head(app, at), scorePart(app, t), ...gains(t), forecast(app, t), noteList(app, t), behaviour(app, t), line(app, t), inPerson(app, t), ideaList(app, t),
    actions(app, t), practices(app, t), details(app, t), ledger(app)].filter((node) => node !== null);
}

/** @param {App} app @param {{stage: import('./model.js').Stage, touchpoint: Touchpoint}} at */
function head(app, { stage, touchpoint: t }) {
  const crumb = app.say('inspector.crumb', { stage: stage.name, number: t.number, total: touchpointsOf(app.map).length });
  return el('header', null,
    el('div', { class: 'cr' }, el('span', { class: 'grow' }, crumb),
      el('button', { type: 'button', class: 'ib', data: { menu: 'tp', key: 'i-menu' }, 'aria-label': app.say('menu') }, icon('more_horiz')),
      el('button', { type: 'button', class: 'ib', data: { close: 'inspector', key: 'i-close' }, 'aria-label': app.say('close') }, icon('close'))),
    el('h2', null, textButton(app, 'i-name', t.name, app.say('touchpoint.rename'), (text) => renameTouchpoint(app, t.id, text))),
    el('div', { class: 'tags' }, momentTag(app, t), ...t.marks.map((mark) => markTag(app, t, mark))));
}

/**
 * A text that becomes a field when pressed.
 * @param {App} app @param {string} key @param {string} value @param {string} label @param {(text: string) => void} keep
 * @param {{placeholder?: string, lines?: boolean, most?: number}} [more]
 */
export function textButton(app, key, value, label, keep, more = {}) {
  return el('button', { type: 'button', class: `text${value ? '' : ' none'}`, title: label, data: { key },
    'aria-label': `${label}: ${value || more.placeholder || label}`, lang: app.map.locale,
    onclick: (/** @type {MouseEvent} */ e) => editInPlace(app, asHost(/** @type {HTMLElement} */ (e.currentTarget)), { value, label, keep, ...more }) },
  value || more.placeholder || label);
}

/** A field may not stand inside a button. @param {HTMLElement} button */
function asHost(button) {
  const host = el('div', { class: 'text' });
  button.replaceWith(host);
  return host;
}

/** @param {App} app @param {Touchpoint} t */
function momentTag(app, t) {
  return el('button', { type: 'button', class: `tag${t.moment ? ' mot' : ' off'}`, 'aria-pressed': String(t.moment), data: { key: 'i-moment' },
    onclick: () => toggleMoment(app, t.id) }, gem(13), app.say('moment'));
}

/** @param {App} app @param {Touchpoint} t @param {string} mark */
function markTag(app, t, mark) {
  const score = drawnScore(app.map, t), kind = { peak: 'delight', pit: 'pain', end: 'end' }[mark] ?? '';
  const guess = app.map.curve === 'guess' ? ' guessed' : '';
  return el('span', { class: `tag ${kind}${guess}` }, score === null ? app.say(mark) : `${app.say(mark)} ${signed(score, app.lang)}`);
}

/** @param {Touchpoint} t */
function gains(t) {
  const washes = /** @type {Record<string, string>} */ ({ 'fix-pit': 'pain', 'build-peak': 'delight', 'strengthen-end': 'end' });
  return t.gains.map((gain) => el('div', { class: `lever ${washes[gain.lever] ?? ''}` }, el('b', null, gain.title), ' ', gain.text));
}

/** @param {App} app @param {Touchpoint} t */
function forecast(app, t) {
  const label = app.say('forecast.label'), says = t.forecast === null ? app.say('forecast.none') : step(t.forecast, app.lang);
  return part(app.say('legend.guess'), says, el('div', { class: 'row' },
    el('input', { type: 'range', min: -2, max: 2, step: 0.5, value: String(t.forecast ?? 0), class: `range${t.forecast === null ? ' none' : ''}`,
      'aria-label': label, 'aria-valuetext': says, data: { key: 'i-forecast' },
      onchange: (/** @type {Event} */ e) => setForecast(app, t.id, Number(/** @type {HTMLInputElement} */ (e.currentTarget).value)) }),
    t.forecast !== null && el('button', { type: 'button', class: 'ib', 'aria-label': app.say('forecast.clear'), title: app.say('forecast.clear'),
      data: { key: 'i-clear' }, onclick: () => setForecast(app, t.id, null) }, icon('close', 16))));
}

/** @param {string} title @param {string} aside @param {...(Node | Node[] | false)} body */
export function part(title, aside, ...body) {
  const heading = title.charAt(0).toLocaleUpperCase() + title.slice(1);
  return el('section', null, el('h3', null, heading, el('span', null, aside)), body);
}

/** @param {App} app @param {Touchpoint} t */
function behaviour(app, t) {
  return part(app.say('lane.lead'), '', textButton(app, 'i-lead', t.behaviour, app.say('lead.edit'), (text) => setBehaviour(app, t.id, text),
    { lines: true, placeholder: app.say('lead.add') }));
}

/** The line that the lead could say. @param {App} app @param {Touchpoint} t */
function line(app, t) {
  if (!t.line) return null;
  return part(app.say('line.title'), t.line.form, el('blockquote', { lang: app.map.locale }, t.line.text));
}

/** What the lead did or does here in person. @param {App} app @param {Touchpoint} t */
function inPerson(app, t) {
  const walks = app.data.walks[t.id] ?? [];
  if (!app.data.in_person && !walks.length) return null;
  return part(app.say('person.title'), '', el('ul', { class: 'walked' }, walks.map((walk) => el('li', null, icon('directions_walk', 16), el('span', null, walk)))),
    app.data.in_person && el('button', { type: 'button', class: 'btn g add', data: { key: 'i-person' },
      onclick: () => app.intent('touchpoint', { touchpoint: t.id }) }, icon('forum'), app.say('person.open')));
}

/** @param {App} app @param {Touchpoint} t */
function actions(app, t) {
  const own = app.map.actions.filter((a) => a.touchpoint === t.id);
  return part(app.say('lane.act'), '', ...own.map((action) => actionCard(app, action, 0)),
    el('button', { type: 'button', class: 'btn g add', data: { plan: t.id, key: 'i-plan' } }, icon('add_task'), app.say('action.add')));
}

/** @param {App} app @param {Touchpoint} t */
function details(app, t) {
  /** @param {string} hint @param {string[]} actors */
  const describe = (hint, actors) => {
    const same = hint === t.hint && actors.join('\n') === t.actors.join('\n');
    if (!same && findTouchpoint(app.map, t.id)) app.submit({ kind: 'DescribeTouchpoint', id: t.id, hint, actors });
  };
  const split = (/** @type {string} */ text) => text.split(/[,;，、；\n]/).map((name) => name.trim()).filter(Boolean);
  const isEnd = endOf(app.map) === t.id;
  return el('section', { class: 'details' },
    el('h3', null, app.say('hint.title')),
    textButton(app, 'i-hint', t.hint, app.say('hint.edit'), (text) => describe(text.trim(), t.actors), { lines: true, placeholder: app.say('hint.none') }),
    el('h3', null, app.say('actors.title')),
    textButton(app, 'i-actors', t.actors.join(', '), app.say('actors.edit'), (text) => describe(t.hint, split(text)), { placeholder: app.say('actors.none'), most: app.data.limits.text }),
    !isEnd && el('button', { type: 'button', class: 'btn g add', data: { key: 'i-end' },
      onclick: () => app.submit({ kind: 'DeclareEnd', touchpoint: t.id }) }, icon('flag'), app.say('end.declare')));
}

/** What is stored and where the figures come from. @param {App} app */
export function ledger(app) {
  return app.data.ledger ? el('p', { class: 'ledger' }, icon('shield_lock'), el('span', null, app.data.ledger)) : null;
}

