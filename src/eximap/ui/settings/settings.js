// The settings: a menu at the side, one part at a time, and what each part asks for.

import { el, icon } from './../parts/draw.js';
import { daysAndWeeks } from './days.js';
import { exampleFigure } from './example.js';
import { ownDataForm } from './own_data.js';
import { newTeamsState, teamsPart } from './teams.js';

/** @typedef {{kind: 'hidden' | 'band' | 'dots', people: string, text: string}} Case */
/** @typedef {{title: string, stepper: string, floor: string, cases: Case[], dots: number}} Example */
/** @typedef {{kind: string, row: number, days: number, options: {days: number, name: string}[]}} Keep */
/** @typedef {{title: string, lead: string, head: string[], rows: string[][], keep: Keep[], keep_when: string, example: Example,
 *   ledger: {title: string, text: string}, printed: string, own: import('./own_data.js').OwnWords}} PrivacyPart */
/** @typedef {{what: string, when: string, where: string, folder: string, last: string | null, back: string,
 *   commands: string[]}} BackupPart */
/** @typedef {{gone: string, stays: string, type: string, word: string}} ErasePart */
/** @typedef {{parts: {name: string, title: string}[], privacy: PrivacyPart, team: string, people: string[],
 *   days: import('./days.js').Days, k: {value: number, least: number, most: number}, language: string, languages: {code: string, name: string}[],
 *   backup: BackupPart, erase: ErasePart, teams: import('./teams.js').TeamsPart, labels: Record<string, string>}} SettingsData */
/** @typedef {(kind: string, more?: Record<string, unknown>) => void} Say */
/** @typedef {{part: string, renaming: string | null, drafts: Record<string, string>, focus: string | null,
 *   own: import('./own_data.js').OwnState | null, teams: import('./teams.js').TeamsState}} Shown */

/** What each instance shows beyond its data: the open part, a name being changed, what is typed. */
const STATES = new WeakMap();
/** @type {Record<string, (data: SettingsData, shown: Shown, say: Say, draw: () => void) => (Node | null)[]>} */
const PARTS = { privacy, teams, team, language, backup, erase };

/** @param {ComponentArguments<SettingsData>} component */
export default function settings(component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = /** @type {HTMLElement} */ (parentElement.querySelector('main'));
  /** @type {Shown} */
  const shown = STATES.get(root) ?? { part: 'privacy', renaming: null, drafts: {}, focus: null, own: null, teams: newTeamsState() };
  STATES.set(root, shown);
  /** @type {Say} */
  const say = (kind, more = {}) => setTriggerValue('intent', { kind, ...more, at: Date.now() });
  const draw = () => {
    const held = focused(root) ?? shown.focus;
    root.replaceChildren(menu(data, shown, draw),
      el('section', { class: shown.part }, PARTS[shown.part](data, shown, say, draw)));
    shown.focus = null;
    if (held) /** @type {HTMLElement | null} */ (root.querySelector(`[data-at="${CSS.escape(held)}"]`))?.focus();
  };
  draw();
}

/** Where the focus is, so that a redraw can put it back. @param {HTMLElement} root @returns {string | null} */
function focused(root) {
  const within = /** @type {ShadowRoot | Document} */ (root.getRootNode()).activeElement;
  return within instanceof HTMLElement ? within.dataset.at ?? null : null;
}

/** @param {SettingsData} data @param {Shown} shown @param {() => void} draw */
function menu(data, shown, draw) {
  const choose = (/** @type {string} */ name) => { shown.part = name; shown.renaming = null; draw(); };
  return el('nav', { 'aria-label': data.labels.menu }, data.parts.map((part) => el('button',
    { 'aria-current': part.name === shown.part ? 'true' : null, data: { at: `part-${part.name}` },
      onclick: () => choose(part.name) }, part.title)));
}

/** @param {SettingsData} data @param {Shown} shown */
function headline(data, shown) {
  return el('h1', null, data.parts.find((part) => part.name === shown.part)?.title);
}

// --- privacy ---------------------------------------------------------------------------------------

/** @param {SettingsData} data @param {Shown} shown @param {Say} say @param {() => void} draw */
function privacy(data, shown, say, draw) {
  const { title, lead, head, rows, example, ledger, printed, own } = data.privacy;
  return [privacyHeading(data, shown, title, draw), el('p', { class: 'lead' }, lead),
    el('p', { class: 'printed muted' }, printed),
    shown.own ? ownDataForm(own, data.labels, data.people, data.language, shown.own) : null,
    el('table', null, el('thead', null, el('tr', null, head.map((text) => el('th', { scope: 'col' }, text)))),
      el('tbody', null, rows.map(([kind, ...cells], row) => el('tr', null, el('th', { scope: 'row' }, kind),
        cells.map((text, i) => el('td', { data: { head: head[i + 1] } }, text,
          i === cells.length - 1 ? keptFor(data.privacy.keep.find((one) => one.row === row), kind, head[i + 1], say) : null)))))),
    el('p', { class: 'muted' }, data.privacy.keep_when),
    el('h2', null, example.title),
    el('div', { class: 'example' }, stepper(data, say), example.cases.map((one) => el('div', { class: 'card' },
      el('b', null, one.people), exampleFigure(one.kind, example.dots), el('p', null, one.text)))),
    el('p', { class: 'ledger' }, icon('shield_lock'), el('span', null, el('b', null, ledger.title), ' ', ledger.text))];
}

/** @param {Keep | undefined} keep @param {string} kind @param {string} head @param {Say} say */
function keptFor(keep, kind, head, say) {
  if (!keep) return null;
  const choice = el('select', { class: 'field kept', 'aria-label': `${kind}: ${head}`, data: { at: `keep-${keep.kind}` },
    onkeydown: (/** @type {KeyboardEvent} */ e) => e.stopPropagation(),
    onchange: () => say('keep', { name: keep.kind, days: Number(choice.value) }) },
  keep.options.map((one) => el('option', { value: one.days, selected: one.days === keep.days }, one.name)));
  return choice;
}

/** @param {SettingsData} data @param {Shown} shown @param {string} title @param {() => void} draw */
function privacyHeading({ labels: l }, shown, title, draw) {
  const toggle = () => {
    shown.own = shown.own ? null : { name: '', problem: '' };
    draw();
  };
  return el('header', { class: 'hd' }, el('h1', { class: 'grow' }, title), el('div', { class: 'row tools' },
    el('button', { class: 'btn b', onclick: () => window.print() }, icon('print'), l.print),
    el('button', { class: 'btn b', 'aria-expanded': String(Boolean(shown.own)), data: { at: 'own-data' }, onclick: toggle },
      icon('download'), l.own)));
}

/** @param {SettingsData} data @param {Say} say */
function stepper({ k, labels: l, privacy: { example } }, say) {
  const button = (/** @type {number} */ by, /** @type {string} */ text, /** @type {string} */ sign) => el('button',
    { class: 'btn i', 'aria-label': `${example.stepper}: ${text}`, data: { at: `k${by}` },
      'aria-disabled': k.value + by < k.least || k.value + by > k.most ? 'true' : null,
      onclick: () => { if (k.value + by >= k.least && k.value + by <= k.most) say('k', { value: k.value + by }); } },
    icon(sign));
  return el('div', { class: 'card k' }, el('b', null, example.stepper),
    el('div', { class: 'steps' }, button(-1, l.fewer, 'remove'), el('output', null, k.value), button(1, l.more, 'add')),
    el('p', null, example.floor));
}

// --- team ------------------------------------------------------------------------------------------

/** @param {SettingsData} data @param {Shown} shown @param {Say} say @param {() => void} draw */
function team(data, shown, say, draw) {
  const { labels: l } = data;
  return [headline(data, shown),
    form(shown, 'team', l.team, data.team, l.save, 80, (name) => say('team', { name })),
    el('h2', null, l.people), el('p', { class: 'lead' }, l.people_why),
    data.people.length ? el('ul', null, data.people.map((name) => person(name, l, shown, say, draw)))
      : el('p', { class: 'muted' }, l.nobody),
    form(shown, 'person', l.name, '', l.add, 200, (name) => {
      delete shown.drafts.person;
      shown.focus = 'person';
      say('add', { name });
    }),
    ...daysAndWeeks(data.days, say)];
}

/** @param {SettingsData} data @param {Shown} shown @param {Say} say @param {() => void} draw */
function teams(data, shown, say, draw) {
  return teamsPart(data.teams, shown.teams, say, draw);
}

/** @param {string} name @param {Record<string, string>} l @param {Shown} shown @param {Say} say @param {() => void} draw */
function person(name, l, shown, say, draw) {
  if (shown.renaming === name) {
    return el('li', null, form(shown, `rename-${name}`, l.name, name, l.save, 200, (typed) => {
      shown.renaming = null;
      delete shown.drafts[`rename-${name}`];
      if (typed.trim() && typed.trim() !== name) say('rename', { old: name, name: typed });
      draw();
    }));
  }
  const rename = () => { shown.renaming = name; shown.focus = `rename-${name}`; draw(); };
  return el('li', null, el('span', { class: 'grow' }, name),
    el('button', { class: 'btn g', 'aria-label': `${l.rename}: ${name}`, data: { at: `pen-${name}` }, onclick: rename },
      icon('edit', 16), l.rename),
    el('button', { class: 'btn g', 'aria-label': `${l.remove}: ${name}`, onclick: () => say('remove', { name }) },
      icon('close', 16), l.remove));
}

/**
 * A labelled field with its button; what is typed outlives a redraw.
 * @param {Shown} shown @param {string} at @param {string} label @param {string} value @param {string} button
 * @param {number} most @param {(typed: string) => void} done
 */
function form(shown, at, label, value, button, most, done) {
  const input = el('input', { class: 'field', value: shown.drafts[at] ?? value, maxlength: most, data: { at },
    autocomplete: 'off', oninput: () => { shown.drafts[at] = input.value; },
    // A bare letter would reach Streamlit's own shortcuts.
    onkeydown: (/** @type {KeyboardEvent} */ e) => e.stopPropagation() });
  return el('form', { onsubmit: (/** @type {Event} */ e) => { e.preventDefault(); done(input.value); } },
    el('label', null, el('span', null, label), input), el('button', { class: 'btn b' }, button));
}

// --- language, backup, erase -----------------------------------------------------------------------

/** @param {SettingsData} data @param {Shown} shown @param {Say} say */
function language(data, shown, say) {
  return [headline(data, shown), el('p', { class: 'lead' }, data.labels.language_why),
    el('div', { class: 'seg', role: 'group', 'aria-label': data.parts.find((part) => part.name === 'language')?.title }, data.languages.map((one) => el('button',
      { 'aria-pressed': String(one.code === data.language), lang: one.code, data: { at: one.code },
        onclick: () => say('speak', { language: one.code }) }, one.name)))];
}

/** @param {SettingsData} data @param {Shown} shown @param {Say} say */
function backup(data, shown, say) {
  const { labels: l, backup: b } = data;
  return [headline(data, shown), el('p', { class: 'lead' }, b.what), el('p', null, b.when), el('p', null, b.where),
    el('code', null, b.folder),
    el('button', { class: 'btn p b', data: { at: 'back-up' }, onclick: () => say('backup') }, icon('save'), l.back_up),
    el('p', { role: 'status', class: 'written' }, b.last ? [icon('check_circle'), `${l.last} `, el('code', null, b.last)] : []),
    el('p', null, b.back), el('pre', { tabindex: 0 }, b.commands.join('\n'))];
}

/** @param {SettingsData} data @param {Shown} shown @param {Say} say */
function erase(data, shown, say) {
  const { erase: e, labels: l } = data;
  const matches = (/** @type {string} */ typed) => typed.trim().toLowerCase() === e.word.toLowerCase();
  const button = el('button', { class: 'btn b danger', disabled: !matches(shown.drafts.erase ?? '') }, icon('delete_forever'), l.erase);
  const input = el('input', { class: 'field', data: { at: 'erase' }, autocomplete: 'off', value: shown.drafts.erase ?? '',
    oninput: () => { shown.drafts.erase = input.value; button.disabled = !matches(input.value); },
    onkeydown: (/** @type {KeyboardEvent} */ key) => key.stopPropagation() });
  const done = (/** @type {Event} */ submitted) => {
    submitted.preventDefault();
    if (matches(input.value)) say('erase', { word: input.value });
  };
  return [headline(data, shown), el('p', { class: 'lead' }, e.gone), el('p', null, e.stays),
    el('form', { onsubmit: done }, el('label', null, el('span', null, e.type), input), button)];
}
