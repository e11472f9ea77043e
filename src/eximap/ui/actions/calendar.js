// The plan as a month of weeks. On a phone a day without anything due takes no room.

import { el, icon } from './../parts/draw.js';

/** @typedef {import('./card.js').Line} Line */
/** @typedef {{on: string, n: string, name: string, inside: boolean, today: boolean, actions: Line[], left: string}} Day */
/** @typedef {{month: string, before: string, after: string, this_month: string, weekdays: string[], days: Day[], undated: Line[],
 *   undated_says: string}} Month */

/** @param {import('./actions.js').Plan} plan @returns {(Node | null)[]} */
export function calendarView(plan) {
  const { labels: l } = plan.data, month = /** @type {Month} */ (/** @type {unknown} */ (plan.data));
  const turn = (/** @type {string} */ to, /** @type {string} */ name, /** @type {string} */ sign) => el('button',
    { class: 'btn i', title: name, 'aria-label': name, onclick: () => plan.look({ month: to }) }, icon(sign));
  const weeks = Array.from({ length: month.days.length / 7 }, (_, week) => month.days.slice(week * 7, week * 7 + 7));
  return [el('div', { class: 'months' }, el('h2', { class: 'grow', 'aria-live': 'polite' }, month.month),
    turn(month.before, l.month_before, 'chevron_left'),
    el('button', { class: 'btn', onclick: () => plan.look({ month: month.this_month }) }, l.this_month),
    turn(month.after, l.month_after, 'chevron_right')),
  el('table', { class: 'cal' }, el('thead', null, el('tr', null, month.weekdays.map((day) => el('th', { scope: 'col' }, day)))),
    el('tbody', null, weeks.map((days) => el('tr', null, days.map((day) => oneDay(plan, day)))))),
  month.undated_says ? el('section', { class: 'undated' }, el('h2', null, month.undated_says),
    el('ul', null, month.undated.map((card) => el('li', null, dayLine(plan, card))))) : null];
}

/** @param {import('./actions.js').Plan} plan @param {Day} day */
function oneDay(plan, day) {
  const kind = [day.inside ? '' : 'out', day.today ? 'today' : '', day.actions.length ? '' : 'free'].filter(Boolean).join(' ');
  return el('td', { class: kind || null, 'aria-current': day.today ? 'date' : null },
    el('time', { datetime: day.on }, el('span', { class: 'n' }, day.n), el('span', { class: 'name' }, day.name)),
    day.actions.length ? el('ul', null, day.actions.map((card) => el('li', null, dayLine(plan, card)))) : null,
    day.left ? el('button', { class: 'btn g more', onclick: () => plan.look({ view: 'table' }) }, day.left) : null);
}

/** @param {import('./actions.js').Plan} plan @param {Line} card */
function dayLine(plan, card) {
  const late = Boolean(card.due?.late);
  const sign = card.status === 'stuck' ? 'back_hand' : card.status === 'done' ? 'check' : card.status === 'next' ? 'hourglass_empty' : late ? 'schedule' : '';
  const more = [card.owner.name, card.due?.late ? card.due.text : '', card.status_name].filter(Boolean).join(', ');
  return el('button', { class: `dl ${card.status}${late ? ' late' : ''}`, title: `${card.title}, ${more}`, data: { action: card.id },
    onclick: () => plan.open(card) }, sign ? icon(sign, 14) : null, el('span', { class: 'what' }, card.title),
  el('span', { class: 'vh' }, `, ${more}`),
  card.owner.initials ? el('span', { class: 'muted', 'aria-hidden': 'true' }, card.owner.initials) : null);
}
