// The workshop's own rules in the browser: the timer, the agenda that is put together, the curve's geometry.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changedBetween } from '../../src/eximap/ui/canvas/company.js';
import { faultOf, phasesOf, rowsOf, whole } from '../../src/eximap/ui/workshop/agenda.js';
import { minutesAndSeconds, secondsLeft } from '../../src/eximap/ui/workshop/clock.js';
import { dotPlaces, frameFor, unbroken } from '../../src/eximap/ui/workshop/emotion.js';

const START = {
  agendas: [{ value: '45', phases: [{ kind: 'score', minutes: 8 }, { kind: 'reveal', minutes: 6 }] }],
  phases: ['map', 'score', 'reveal', 'vote'].map((kind) => ({ kind })),
  dots: { usual: 5, most: 20 }, most_each: 3,
};
const agenda = (rows, more = {}) => ({ value: 'own', days: false, stage: '', asks: [], rows, ...more });
const row = (kind, more = {}) => ({ kind, on: true, minutes: 5, until: '', dots: 5, most: 3, ...more });

test('a timer runs by the server’s clock, stands while it is paused and never goes below zero', () => {
  assert.equal(secondsLeft({ left: 130, since: null, total: 300 }, 9e12), 130);
  assert.equal(secondsLeft({ left: 130, since: 1000, total: 300 }, 11_999), 120);
  assert.equal(secondsLeft({ left: 130, since: 5000, total: 300 }, 1000), 130);
  assert.equal(secondsLeft({ left: 3, since: 0, total: 300 }, 60_000), 0);
});

test('time is written as minutes and two digits of seconds', () => {
  assert.deepEqual([0, 5, 70, 600].map(minutesAndSeconds), ['0:00', '0:05', '1:10', '10:00']);
});

test('an agenda brings its phases in order, and those it leaves out after them', () => {
  assert.deepEqual(rowsOf(START, '45').map((r) => [r.kind, r.on, r.minutes]),
    [['score', true, 8], ['reveal', true, 6], ['map', false, 5], ['vote', false, 5]]);
});

test('what stands against opening is named', () => {
  const later = '2030-01-01T10:00';
  assert.equal(faultOf(agenda([row('score', { on: false })])), 'need_phase');
  assert.equal(faultOf(agenda([row('reveal'), row('score')])), 'need_score');
  assert.equal(faultOf(agenda([row('score', { on: false }), row('reveal')])), 'need_score');
  assert.equal(faultOf(agenda([row('score', { until: later }), row('vote')], { days: true })), 'need_until');
  assert.equal(faultOf(agenda([row('vote', { until: later })], { days: true }), Date.parse, Date.parse('2031-01-01')), 'need_until');
  assert.equal(faultOf(agenda([row('vote', { until: later })], { days: true }), Date.parse, 0), '');
  assert.equal(faultOf(agenda([row('score'), row('map'), row('reveal')])), '');
});

test('phases travel with minutes or with a deadline, and only scoring and writing are narrowed to a stage', () => {
  const live = phasesOf(agenda([row('score'), row('map', { on: false }), row('vote', { dots: 2, most: 3 })], { stage: 's1' }));
  assert.deepEqual(live.map((p) => [p.kind, p.minutes, p.closes_at, p.stage, p.most]), [['score', 5, null, 's1', 3], ['vote', 5, null, null, 2]]);
  const [days] = phasesOf(agenda([row('write', { until: '2030-01-01T10:00' })], { days: true }));
  assert.equal(days.minutes, 0);
  assert.equal(days.closes_at, new Date('2030-01-01T10:00').toISOString());
});

test('a number that was typed stays within its bounds', () => {
  assert.deepEqual(['7', '0', '99', '', 'x', '2.6'].map((t) => whole(t, 1, 20)), [7, 1, 20, 1, 1, 3]);
});

const point = (mean, forecast = null) => ({ id: '', name: '', star: false, marks: [], band: null, counts: null, says: '', mean, forecast });

test('the line breaks where a figure may not be shown', () => {
  const points = [point(1), point(0), point(null), point(-1, 0.5), point(null), point(2)];
  assert.deepEqual(unbroken(points), [[0, 1], [3], [5]]);
  assert.deepEqual(unbroken(points, 'forecast'), [[3]]);
  assert.deepEqual(unbroken([point(null)]), []);
});

test('points spread evenly over the plot and a single one stands in the middle', () => {
  const { xs, step, y } = frameFor(3, 1000, 400);
  assert.equal(xs[1] - xs[0], step);
  assert.ok(xs[0] > 48 && xs[2] <= 968);
  assert.ok(y(2) < y(0) && y(0) < y(-2));
  assert.equal(y(2) + y(-2), 2 * y(0));
  const [alone] = frameFor(1, 1000, 400).xs;
  assert.ok(alone > 400 && alone < 600);
});

test('every dot has a place of its own at its score', () => {
  const counts = [0, 7, 1, 0, 2];
  const places = dotPlaces(counts, 88);
  assert.deepEqual([-2, -1, 0, 1, 2].map((score) => places.filter((p) => p.score === score).length), counts);
  assert.equal(new Set(places.map((p) => `${p.score} ${p.dx} ${p.dy}`)).size, places.length);
  assert.ok(dotPlaces([30, 0, 0, 0, 0], 20).every((p) => Math.abs(p.dx) <= 10));
});

const map = (...touchpoints) => ({ stages: [{ touchpoints }] });

test('only what others see differently counts as a change', () => {
  const before = map({ id: 'a', name: 'Hold', ver: '1', notes: [] }, { id: 'b', name: 'Call', ver: '1', notes: [] });
  assert.equal(changedBetween(before, map({ id: 'a', name: 'Hold', ver: '2', notes: [] }, { id: 'b', name: 'Call', ver: '9', notes: [] })), null);
  assert.equal(changedBetween(before, map({ id: 'a', name: 'Hold', ver: '1', notes: [] }, { id: 'b', name: 'Call', ver: '1', notes: [{ text: 'x' }] })), 'Call');
  assert.equal(changedBetween(before, map(...before.stages[0].touchpoints, { id: 'c', name: 'New', notes: [] })), 'New');
});
