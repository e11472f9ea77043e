// What a screen reader hears, put together from the map (design: "What a screen reader hears").

import { signed, step } from '../parts/draw.js';
import { drawnScore } from './guess.js';
import { findTouchpoint, touchpointsOf } from './model.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./model.js').Touchpoint} Touchpoint */
/** @typedef {import('./model.js').Note} Note */

/** @param {App} app @param {Touchpoint} touchpoint @returns {string} */
export function cardSentence(app, touchpoint) {
  const home = /** @type {{stage: {number: number, name: string}}} */ (findTouchpoint(app.map, touchpoint.id));
  const total = touchpointsOf(app.map).length;
  const place = app.say('sr.card', { name: touchpoint.name, number: touchpoint.number, total,
    stage: home.stage.number, stage_name: home.stage.name });
  const moment = touchpoint.moment ? app.say('moment') : '';
  return [place, moment, scoreSentence(app, touchpoint), hangingSentence(app, touchpoint)].filter(Boolean).join('. ') + '.';
}

/** @param {App} app @param {Touchpoint} touchpoint */
function scoreSentence(app, touchpoint) {
  const score = drawnScore(app.map, touchpoint);
  const marks = touchpoint.marks.map((mark) => app.say(mark)).join(', ');
  if (score === null) return touchpoint.figure ? touchpoint.figure.says : '';
  const figure = signed(score, app.lang);
  const said = app.map.curve === 'mean' ? app.say('sr.mean', { score: figure }) : app.say('sr.guess', { score: figure });
  return [said, marks, app.map.curve === 'mean' ? touchpoint.figure?.says : ''].filter(Boolean).join(', ');
}

/** @param {App} app @param {Touchpoint} touchpoint */
function hangingSentence(app, touchpoint) {
  const kinds = ['pain', 'delight', 'itch'].map((kind) =>
    app.count(`n.${kind}`, touchpoint.notes.filter((n) => n.kind === kind).length));
  const actions = app.map.actions.filter((a) => a.touchpoint === touchpoint.id);
  const late = actions.find((a) => a.late);
  return [...kinds, app.count('n.action', actions.length), late?.when].filter(Boolean).join(', ');
}

/** @param {App} app @param {Note} note */
export function noteSentence(app, note) {
  return [app.say(`kind.${note.kind}`), note.text, app.count('n.dot', note.votes)].join('. ');
}

/** The whole curve in one sentence. @param {App} app @returns {string} */
export function curveSentence(app) {
  const scored = touchpointsOf(app.map).filter((t) => drawnScore(app.map, t) !== null);
  if (!scored.length) return app.say('curve.none');
  const say = (/** @type {Touchpoint} */ t) => `${t.name} ${signed(Number(drawnScore(app.map, t)), app.lang)}`;
  const marked = ['peak', 'pit', 'end'].flatMap((mark) =>
    scored.filter((t) => t.marks.includes(mark)).map((t) => `${app.say(mark)} ${say(t)}`));
  const lead = app.map.curve === 'mean' ? app.say('curve.mean') : app.say('legend.guess');
  return `${lead}: ${[say(scored[0]), ...marked].join('; ')}`;
}

/** @param {App} app @param {Touchpoint} touchpoint */
export function forecastSentence(app, touchpoint) {
  const value = touchpoint.forecast;
  const score = value === null ? app.say('forecast.none') : step(value, app.lang);
  return `${app.say('legend.guess')}, ${touchpoint.name}: ${score}`;
}
