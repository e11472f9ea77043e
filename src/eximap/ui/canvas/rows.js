// Notes and ideas in the inspector: one line each, with its controls when it is opened.

import { el, icon } from '../parts/draw.js';
import { freshId } from './app.js';
import { editInPlace } from './edit.js';
import { part, textButton } from './inspector.js';
import { SYMBOLS } from './lanes.js';
import { addNote, deleteNote, editNote } from './verbs.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./model.js').Touchpoint} Touchpoint */
/** @typedef {import('./model.js').Note} Note */
/** @typedef {import('./model.js').Idea} Idea */

const KINDS = /** @type {const} */ (['pain', 'delight', 'itch', 'story']);
const NEEDS = ['need', 'want'], REACHES = ['now', 'later', 'not-by-us'];
const LEVERS = ['fix-pit', 'build-peak', 'strengthen-end'], RATINGS = [1, 2, 3, 4, 5], VOTES_MAX = 999;

/** @param {App} app @param {Touchpoint} t */
export function noteList(app, t) {
  const notes = [...t.notes].sort((a, b) => b.votes - a.votes);
  return part(app.say('notes'), notes.length > 1 ? app.say('notes.order') : '',
    el('ul', null, notes.map((note) => noteRow(app, note))),
    el('div', { class: 'adds' }, KINDS.map((kind) => el('button', { type: 'button', class: `chip ${kind}-t`, data: { key: `i-add-${kind}` },
      'aria-label': app.say(`${kind}.add`), title: t.prompts[kind] ?? app.say(`${kind}.add`),
      onclick: (/** @type {MouseEvent} */ e) => typeNew(app, e, app.say(`${kind}.add`), t.prompts[kind], (text) => addNote(app, t.id, kind, text)) },
    icon(SYMBOLS[kind], 15), app.say(`kind.${kind}`)))));
}

/** @param {App} app @param {MouseEvent} event @param {string} label @param {string | undefined} placeholder @param {(text: string) => void} keep */
function typeNew(app, event, label, placeholder, keep) {
  const host = el('div', { class: 'text new' });
  /** @type {HTMLElement} */ (event.currentTarget).parentElement?.before(host);
  editInPlace(app, host, { value: '', label, placeholder: placeholder ?? label, lines: true, keep });
}

/** @param {App} app @param {string} id @param {string} symbol @param {string} tone @param {string} text @param {number} votes @param {Node | null} controls */
function row(app, id, symbol, tone, text, votes, controls) {
  const open = app.opened === id;
  return el('li', { class: open ? 'open' : '', data: { row: id } },
    el('button', { type: 'button', class: 'line', 'aria-expanded': String(open), data: { key: `row-${id}` },
      onclick: () => { app.opened = open ? null : id; app.redraw(); } },
    el('span', { class: tone }, icon(symbol, 16)), el('span', { class: 'words', lang: app.map.locale }, text),
    votes > 0 && el('b', { class: tone, 'aria-label': app.count('n.dot', votes) }, votes)),
    app.data.replies[id] && el('p', { class: 'reply', lang: app.lang }, icon('reply', 15), app.data.replies[id]),
    app.data.owed[id] && el('p', { class: 'reply', lang: app.lang }, icon('hourglass_empty', 15), app.data.owed[id]),
    open && controls);
}

/** @param {App} app @param {Note} note */
function noteRow(app, note) {
  /** @param {{need?: string | null, reach?: string | null}} change */
  const qualify = (change) => app.submit({ kind: 'QualifyNote', id: note.id, need: note.need, reach: note.reach, ...change });
  const controls = app.opened !== note.id ? null : el('div', { class: 'controls' },
    textButton(app, `text-${note.id}`, note.text, app.say('note.edit'), (text) => editNote(app, note.id, text), { lines: true }),
    dots(app, note.id, note.votes, (votes) => app.submit({ kind: 'SetNoteVotes', id: note.id, votes })),
    chips(app, 'note.need', NEEDS, note.need, (v) => `need.${v}`, (need) => qualify({ need })),
    chips(app, 'note.reach', REACHES, note.reach, (v) => `reach.${v}`, (reach) => qualify({ reach })),
    note.under !== null && el('button', { type: 'button', class: 'chip', data: { key: `apart-${note.id}` },
      onclick: () => app.submit({ kind: 'UngroupNote', id: note.id }) }, app.say('note.apart')),
    app.data.in_person && el('button', { type: 'button', class: 'btn g add', data: { key: 'row-talk' },
      onclick: () => app.intent('touchpoint', { touchpoint: app.selected, note: note.id }) }, icon('forum'), app.say('person.talk')),
    foot(app, { note: note.id }, () => deleteNote(app, note.id)));
  return row(app, note.id, SYMBOLS[note.kind], `${note.kind}-t`, note.text, note.votes, controls);
}

/** Dots counted by hand, in the room. @param {App} app @param {string} id @param {number} votes @param {(votes: number) => void} set */
function dots(app, id, votes, set) {
  /** @param {string} symbol @param {string} label @param {number} by */
  const press = (symbol, label, by) => el('button', { type: 'button', class: 'ib box', 'aria-label': app.say(label), title: app.say(label),
    data: { key: `${label}-${id}` }, disabled: votes + by < 0 || votes + by > VOTES_MAX, onclick: () => set(votes + by) }, icon(symbol, 16));
  return el('div', { class: 'row tally' }, press('remove', 'dots.less', -1), el('output', null, app.count('n.dot', votes)), press('add', 'dots.more', 1));
}

/**
 * One of a few words, or none: pressing the chosen one again takes it back.
 * @template {string | number} T
 * @param {App} app @param {string} label @param {readonly T[]} values @param {T | null} chosen
 * @param {(value: T) => string} key a label's key, or the text itself @param {(value: T | null) => void} set
 */
function chips(app, label, values, chosen, key, set) {
  return el('div', { class: 'chips', role: 'group', 'aria-label': app.say(label) }, values.map((value) =>
    el('button', { type: 'button', class: 'chip', 'aria-pressed': String(value === chosen), data: { key: `${label}-${value}` },
      onclick: () => set(value === chosen ? null : value) }, app.say(key(value)))));
}

/** @param {App} app @param {{note?: string, idea?: string}} source @param {() => void} remove */
function foot(app, source, remove) {
  return el('div', { class: 'row' },
    el('button', { type: 'button', class: 'btn g add', data: { key: 'row-plan' },
      onclick: () => app.intent('plan', { touchpoint: app.selected, ...source }) }, icon('add_task'), app.say('action.from')),
    el('span', { class: 'grow' }),
    el('button', { type: 'button', class: 'ib', 'aria-label': app.say('delete'), title: app.say('delete'), data: { key: 'row-delete' }, onclick: remove },
      icon('delete')));
}

/** @param {App} app @param {Touchpoint} t */
export function ideaList(app, t) {
  const ideas = app.map.ideas.filter((idea) => idea.touchpoint === t.id).sort((a, b) => b.votes - a.votes);
  const lever = t.marks.includes('end') ? LEVERS[2] : t.marks.includes('peak') ? LEVERS[1] : LEVERS[0];
  return part(app.say('ideas'), '', el('ul', null, ideas.map((idea) => ideaRow(app, idea))),
    el('div', { class: 'adds' }, el('button', { type: 'button', class: 'chip', data: { key: 'i-add-idea' },
      onclick: (/** @type {MouseEvent} */ e) => typeNew(app, e, app.say('idea.add'), undefined, (text) => {
        if (text.trim()) app.submit({ kind: 'AddIdea', id: freshId(), text: text.trim(), touchpoint: t.id, lever });
      }) }, icon('add', 15), app.say('idea.add'))));
}

/** @param {App} app @param {Idea} idea */
function ideaRow(app, idea) {
  /** @param {Partial<Idea>} change */
  const edit = (change) => {
    const { id, text, lever, impact, effort } = { ...idea, ...change };
    app.submit({ kind: 'EditIdea', id, text, lever, impact, effort });
  };
  const rename = (/** @type {string} */ text) => { if (text.trim() && text.trim() !== idea.text) edit({ text: text.trim() }); };
  const rating = (/** @type {'impact' | 'effort'} */ what) => el('div', { class: 'rating' }, el('span', null, app.say(`idea.${what}`)),
    chips(app, `idea.${what}`, RATINGS, idea[what], String, (value) => edit({ [what]: value })));
  const controls = app.opened !== idea.id ? null : el('div', { class: 'controls' },
    textButton(app, `text-${idea.id}`, idea.text, app.say('idea.edit'), rename, { lines: true }),
    dots(app, idea.id, idea.votes, (votes) => app.submit({ kind: 'SetIdeaVotes', id: idea.id, votes })),
    chips(app, 'idea.lever', LEVERS, idea.lever, (v) => `lever.${v}`, (lever) => { if (lever) edit({ lever }); }),
    rating('impact'), rating('effort'),
    foot(app, { idea: idea.id }, () => {
      app.submit({ kind: 'DeleteIdea', id: idea.id });
      app.toast(app.say('toast.deleted', { name: idea.text }), true);
    }));
  return row(app, idea.id, SYMBOLS.idea, 'muted', idea.text, idea.votes, controls);
}
