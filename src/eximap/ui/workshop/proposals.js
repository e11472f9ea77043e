// What people write while everybody reads: touchpoints to place, what the lead could do, ideas to weigh.

import { el, fill, gem, icon } from './../parts/draw.js';
import { prose } from './../parts/ruhy.js';
import { askFirst, keptChoice, keptValue, press } from './fields.js';

/** @typedef {import('./fields.js').Room} Room */
/** @typedef {{id: string, text: string, hidden: boolean}} LiveText */
/** @typedef {LiveText & {stage: string | null, stage_name: string}} Proposal */
/** @typedef {{id: string, name: string, touchpoints: {id: string, name: string}[]}} StageRow */

/** @param {Room} w @param {LiveText[]} texts @param {(text: any) => (Node | null)[]} more @param {(text: any) => string} [tone] */
function textCards(w, texts, more, tone = () => '') {
  const seen = texts.filter((text) => !text.hidden), hidden = texts.filter((text) => text.hidden);
  return [...seen.map((text) => el('article', { class: `nc live ${tone(text)}`, data: { text: text.id } }, el('p', null, prose(text.text)),
    el('div', { class: 'row' }, more(text), w.data.room?.lead ? hideButton(w, text, true) : null))),
  hidden.length > 0 && el('details', { class: 'hidden-ones' }, el('summary', null, fill(w.l.hidden_ones, { n: hidden.length })),
    hidden.map((text) => el('p', null, text.text, ' ', hideButton(w, text, false))))];
}

/** @param {Room} w @param {LiveText} text @param {boolean} on */
function hideButton(w, text, on) {
  return el('button', { type: 'button', class: 'btn g', data: { key: `hide-${text.id}` }, 'aria-label': fill(on ? w.l.hide_this : w.l.show_this, { text: text.text }),
    onclick: () => w.ask('hide', { text: text.id, on }) }, icon(on ? 'visibility_off' : 'visibility', 18), on ? w.l.hide : w.l.put_back);
}

/** @param {Room} w @param {{proposals: Proposal[], stages: StageRow[]}} scene */
export function mapScene(w, scene) {
  const lead = w.data.room?.lead;
  return el('div', { class: 'mapping' }, el('section', { class: 'incoming' }, el('h2', null, w.l.proposals),
    scene.proposals.length ? textCards(w, scene.proposals, (p) => [p.stage_name ? el('span', { class: 'tag' }, p.stage_name) : null,
      lead ? press(`place-${p.id}`, 'add_location_alt', w.l.place, () => askPlace(w, p, scene.stages), 'small',
        { draggable: 'true', ondragstart: () => { w.dragging = p.id; }, ondragend: () => { w.dragging = null; if (w.stale) w.draw(); } }) : null])
      : el('p', { class: 'none-yet' }, w.l.no_proposals)),
  el('section', { class: 'stages2' }, scene.stages.map((stage) => stageRow(w, stage)),
    lead ? el('a', { class: 'btn b to-map', href: '#', onclick: (/** @type {Event} */ e) => { e.preventDefault(); w.tell('map'); } },
      icon('conversion_path'), w.l.whole_map) : null));
}

/** A stage takes what is dropped on it: before the touchpoint under the pointer, else at its end. @param {Room} w @param {StageRow} stage */
function stageRow(w, stage) {
  const drop = (/** @type {number} */ index) => (/** @type {DragEvent} */ e) => {
    e.preventDefault();
    e.stopPropagation();
    const id = w.dragging;
    w.dragging = null;
    if (id) w.ask('place', { text: id, stage: stage.id, index });
  };
  const over = (/** @type {DragEvent} */ e) => { if (w.dragging) e.preventDefault(); };
  return el('div', { class: 'stage-row', data: { stage: stage.id }, ondragover: over, ondrop: drop(stage.touchpoints.length) }, el('h3', null, stage.name),
    el('ol', null, stage.touchpoints.map((p, i) => el('li', { ondragover: over, ondrop: drop(i) }, prose(p.name)))));
}

/** @param {Room} w @param {Proposal} p @param {StageRow[]} stages */
function askPlace(w, p, stages) {
  const body = el('div', { class: 'fields' });
  const filledIn = (/** @type {string} */ id) => {
    const stage = stages.find((s) => s.id === id) ?? stages[0];
    delete w.state.kept['place-at'];
    const spots = [...stage.touchpoints.map((t, i) => ({ value: String(i), label: fill(w.l.before_this, { name: t.name }) })),
      { value: String(stage.touchpoints.length), label: w.l.at_the_end }];
    body.replaceChildren(keptChoice(w, { key: 'place-stage', label: w.l.stage, value: stage.id, options: stages.map((s) => ({ value: s.id, label: s.name })), changed: filledIn }),
      keptChoice(w, { key: 'place-at', label: w.l.position, value: String(stage.touchpoints.length), options: spots }));
  };
  delete w.state.kept['place-stage'];
  filledIn(p.stage ?? stages[0]?.id);
  askFirst(w, fill(w.l.place_title, { text: p.text }), [body], { yes: w.l.place,
    act: () => { w.ask('place', { text: p.id, stage: keptValue(w, 'place-stage'), index: Number(keptValue(w, 'place-at')) }); } });
}

/** @param {Room} w @param {{moments: any[]}} scene */
export function peaksScene(w, scene) {
  const lead = w.data.room?.lead;
  return el('div', { class: 'moments' }, scene.moments.map((m) => el('section', { class: 'moment' },
    el('h2', null, m.star ? gem(20) : null, m.name, m.marks.map((/** @type {string} */ mark) => el('span', { class: `tag ${mark === 'peak' ? 'delight' : mark === 'pit' ? 'pain' : 'end'}` }, w.l[mark]))),
    el('p', { class: 'behaviour' }, icon('volunteer_activism', 22), el('span', null, m.behaviour || w.l.no_behaviour)),
    m.texts.length ? el('div', { class: 'cards' }, textCards(w, m.texts, (text) => [lead && text.text !== m.behaviour
      ? press(`choose-${text.id}`, 'task_alt', w.l.choose, () => w.ask('behaviour', { text: text.id, expected: m.ver }), 'small') : null]))
      : el('p', { class: 'none-yet small' }, w.l.no_texts))));
}

/** @param {Room} w @param {{texts: any[], ideas: any[]}} scene */
export function ideasScene(w, scene) {
  const lead = w.data.room?.lead;
  return el('div', { class: 'ideas2' }, el('section', { class: 'incoming' }, el('h2', null, w.l.ideas_in),
    scene.texts.length ? textCards(w, scene.texts, (text) => [el('span', { class: `tag ${text.tone}` }, text.lever), text.touchpoint ? el('small', null, text.touchpoint) : null])
      : el('p', { class: 'none-yet' }, w.l.no_ideas),
    lead && scene.texts.length ? press('take-in', 'playlist_add', w.l.take_in, () => w.ask('take-in'), 'p') : null),
  el('section', { class: 'weighed' }, el('h2', null, w.l.ideas_on_map),
    scene.ideas.length ? el('table', null, el('thead', null, el('tr', null, el('th', { scope: 'col' }, w.l.idea), el('th', { scope: 'col' }, w.l.impact), el('th', { scope: 'col' }, w.l.effort))),
      el('tbody', null, scene.ideas.map((idea) => ideaRow(w, idea, Boolean(lead))))) : el('p', { class: 'none-yet' }, w.l.no_ideas_on_map)));
}

/** @param {Room} w @param {any} idea @param {boolean} lead */
function ideaRow(w, idea, lead) {
  const weigh = (/** @type {'impact' | 'effort'} */ which) => {
    if (!lead) return el('td', { class: 'num' }, idea[which] ?? '–');
    return el('td', null, el('select', { class: 'field', 'aria-label': `${w.l[which]}: ${idea.text}`, data: { key: `${which}-${idea.id}` },
      onchange: (/** @type {Event} */ e) => {
        const value = Number(/** @type {HTMLSelectElement} */ (e.target).value) || null;
        /** @type {HTMLElement} */ (e.target).blur();
        w.ask('operation', { expected: idea.ver, operation: { kind: 'EditIdea', id: idea.id, text: idea.text, lever: idea.lever_value,
          impact: idea.impact, effort: idea.effort, [which]: value } });
      } }, ['', 1, 2, 3, 4, 5].map((n) => el('option', { value: n, selected: String(n) === String(idea[which] ?? '') }, n || '–'))));
  };
  return el('tr', null, el('td', null, el('span', null, prose(idea.text)), ' ', el('span', { class: `tag ${idea.tone}` }, idea.lever), el('small', null, idea.touchpoint)),
    weigh('impact'), weigh('effort'));
}
