import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  answer, closingOf, counted, dotsLeft, dotsOn, firstOpen, isDone, readinessOf, saysSomething, textsOf, withWaiting,
} from '../../src/eximap/ui/join/seat.js';

const ASKED = [{ id: 'huddle' }, { id: 'hand-up' }, { id: 'logging-off' }];
const scored = (touchpoint, score, phase = 'p') => ({ kind: 'Scored', phase, touchpoint, met: 'scored', score });

test('what waits on the phone lies over what the server knows, the latest on top', () => {
  const own = withWaiting({ huddle: scored('huddle', 1) }, [scored('huddle', -1), scored('huddle', 2), scored('hand-up', 0)], 'p');
  assert.equal(answer(own, 'huddle').score, 2);
  assert.equal(answer(own, 'huddle').waits, true);
  assert.equal(answer(own, 'hand-up').score, 0);
  assert.equal(answer(own, 'logging-off'), null);
});

test('what waits for another phase, and the taking of the seat, are no answers of this one', () => {
  const join = { kind: 'Join', phase: 'p', name: 'Dana' };
  assert.deepEqual(withWaiting({}, [scored('huddle', 1, 'other'), join], 'p'), {});
});

test('a text that is taken back is gone at once', () => {
  const text = { kind: 'Written', id: 'n1', text: 'No permission to hang up', note: 'pain', touchpoint: 'huddle' };
  const own = withWaiting({ n1: text }, [{ kind: 'Withdrawn', phase: 'p', id: 'n1' }], 'p');
  assert.deepEqual(textsOf(own), []);
  assert.deepEqual(textsOf({ n1: text, huddle: scored('huddle', 1) }), [text]);
});

test('not met and skipped are answers, and scoring goes on where the first is missing', () => {
  const own = { huddle: { kind: 'Scored', touchpoint: 'huddle', met: 'not-met' }, 'logging-off': scored('logging-off', 1) };
  assert.equal(firstOpen(ASKED, own), 1);
  assert.equal(firstOpen(ASKED, { ...own, 'hand-up': { kind: 'Scored', met: 'skipped' } }), 3);
});

test('a sheet without a score says nothing, "all in all" alone says something', () => {
  const skipped = { huddle: { kind: 'Scored', touchpoint: 'huddle', met: 'skipped' } };
  assert.equal(saysSomething(ASKED, skipped), false);
  assert.equal(saysSomething(ASKED, { huddle: scored('huddle', 0) }), true);
  assert.equal(saysSomething(ASKED, { closing: { kind: 'Closing', stays: null, all_in_all: -2 } }), true);
});

test('"none of them" is chosen, and told apart from nothing chosen', () => {
  assert.deepEqual(closingOf({}), { stays: null, all_in_all: null, chosen: false });
  assert.deepEqual(closingOf({ closing: { kind: 'Closing', stays: null, all_in_all: 1 } }), { stays: null, all_in_all: 1, chosen: true });
});

test('sent and waiting answers are counted apart', () => {
  const own = withWaiting({ huddle: scored('huddle', 1) }, [scored('hand-up', 2)], 'p');
  assert.deepEqual(counted(ASKED, own), { sent: 1, waiting: 1 });
});

test('dots that wait are spent already', () => {
  const sent = { n1: { kind: 'Dots', target: 'n1', dots: 2 } };
  const own = withWaiting(sent, [{ kind: 'Dots', phase: 'v', target: 'n2', dots: 1 }, { kind: 'Dots', phase: 'v', target: 'n1', dots: 1 }], 'v');
  assert.equal(dotsOn(own, 'n1'), 1);
  assert.equal(dotsLeft(own, 5), 3);
  assert.equal(dotsLeft(own, 1), 0);
});

test('whoever is done may go on, and the last word counts', () => {
  const on = { kind: 'Finished', phase: 'p', on: true }, off = { ...on, on: false };
  assert.equal(isDone(withWaiting({}, [on], 'p')), true);
  assert.equal(isDone(withWaiting({ finished: on }, [off], 'p')), false);
});

test('readiness is four numbers, or none at all', () => {
  const ready = { kind: 'Ready', phase: 'p', dissatisfaction: 7, vision: 3, first_steps: 2, resistance: 9 };
  assert.equal(readinessOf({}), null);
  assert.deepEqual(readinessOf(withWaiting({}, [ready], 'p')), { dissatisfaction: 7, vision: 3, first_steps: 2, resistance: 9 });
});
