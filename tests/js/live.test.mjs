// The live channel's first word and what follows, on a socket and a clock of the test's own.

import assert from 'node:assert/strict';
import test from 'node:test';

import { Channel, Live } from '../../src/eximap/ui/parts/live.js';

const TOPIC = 'workshop:w1';

function channel() {
  const sockets = [], told = [], states = [], waiting = [], world = {
    open: (url) => { const socket = { url, close() {} }; sockets.push(socket); return socket; },
    now: () => 0, later: (work, ms) => { waiting.push({ work, ms }); return waiting.length; }, never() {},
  };
  const live = new Live({ topics: [TOPIC], changed: (bump) => told.push(bump), state: (up) => states.push(up), world });
  const say = (stamp, people = []) => sockets.at(-1).onmessage({ data: JSON.stringify({ stamps: { [TOPIC]: stamp }, people: { [TOPIC]: people } }) });
  return { live, sockets, told, states, waiting, say };
}

test('the first word is told: something may have changed since the page was drawn', () => {
  const { told, say } = channel();
  say(7);
  assert.deepEqual(told.map((bump) => bump.stamps), [{ [TOPIC]: 7 }]);
});

test('who comes and goes is told without a stamp', () => {
  const { told, say } = channel();
  say(7);
  say(7, ['Noor']);
  assert.deepEqual(told.at(-1), { stamps: {}, people: { [TOPIC]: ['Noor'] } });
});

test('after a loss it connects again, later each time, and what changed meanwhile is told', () => {
  const { sockets, told, states, waiting, say } = channel();
  say(7);
  sockets.at(-1).onclose();
  sockets.at(-1).onclose?.();
  assert.deepEqual(waiting.map(({ ms }) => ms), [500]);
  waiting.at(-1).work();
  sockets.at(-1).onclose();
  assert.deepEqual(waiting.map(({ ms }) => ms), [500, 1000]);
  waiting.at(-1).work();
  say(9);
  assert.deepEqual(told.at(-1).stamps, { [TOPIC]: 9 });
  assert.deepEqual(states, [true, false, true]);
  assert.equal(sockets.length, 3);
});

test('a page that is left connects no more', () => {
  const { live, sockets, waiting } = channel();
  live.leave();
  sockets[0].onclose();
  assert.equal(waiting.length, 0);
});

test('on a channel something is said only once the server has been heard', () => {
  const said = [], heard = [], world = { open: () => (socket = { send: (text) => said.push(text), close() {} }), now: () => 0, later() {}, never() {} };
  let socket = null;
  const channel = new Channel({ path: '/eximap/phone', heard: (told) => heard.push(told), world });
  assert.equal(channel.say({ messages: [] }), false);
  socket.onmessage({ data: '{"own": {}}' });
  assert.equal(channel.say({ messages: ['a'] }), true);
  socket.onclose();
  assert.equal(channel.say({ messages: ['b'] }), false);
  assert.deepEqual([said, heard], [['{"messages":["a"]}'], [{ own: {} }]]);
});
