// The map as this browser sees it: the server's, with the operations that are still on their way applied on top.
// Mirrors the server's editing rules, so that what is drawn at once is what will be stored.

/** @typedef {import('../parts/outbox.js').Message} Message */
/** @typedef {'pain' | 'delight' | 'itch' | 'story'} NoteKind */
/** @typedef {{id: string, kind: NoteKind, text: string, need: string | null, reach: string | null, votes: number,
 *   under: string | null, ver: string, place: string}} Note */
/** A note as it is drawn, with how many stand under it and the votes of those it covers.
 * @typedef {{note: Note, under: number, votes: number}} Pile */
/** @typedef {{value: number, low: number | null, high: number | null}} Estimate */
/** @typedef {{people: number | null, mean: Estimate | null, detail: 'hidden' | 'band' | 'dots',
 *   band: [number, number] | null, counts: number[] | null, not_met: number | null,
 *   split: [number, number] | null, says: string}} Figure */
/** @typedef {{id: string, name: string, hint: string, icon: string, actors: string[], moment: boolean,
 *   forecast: number | null, behaviour: string, line: {form: string, text: string} | null,
 *   prompts: Record<string, string>, notes: Note[], figure: Figure | null, marks: string[],
 *   gains: {lever: string, title: string, text: string}[], number: number, ver: string, place: string}} Touchpoint */
/** @typedef {{id: string, name: string, ver: string, place: string, mean: number | null, number: number,
 *   touchpoints: Touchpoint[]}} Stage */
/** @typedef {{id: string, text: string, touchpoint: string | null, lever: string, impact: number | null,
 *   effort: number | null, votes: number, ver: string}} Idea */
/** @typedef {{id: string, title: string, touchpoint: string | null, owner: string, initials: string, when: string,
 *   late: boolean, open: boolean, status: string}} Action */
/** @typedef {{remembered: number | null, opposite: string, mean: number | null, trend: number | null}} Summary */
/** @typedef {{id: string, title: string, ver: string, locale: string, end: string | null,
 *   curve: 'none' | 'guess' | 'mean', stages: Stage[], ideas: Idea[], actions: Action[], summary: Summary}} MapModel */

const NEW_TOUCHPOINT = { hint: '', icon: '', actors: [], moment: false, forecast: null, behaviour: '', line: null,
  prompts: {}, notes: [], figure: null, marks: [], gains: [], number: 0 };

/** @param {MapModel} map @returns {Touchpoint[]} in journey order */
export function touchpointsOf(map) {
  return map.stages.flatMap((stage) => stage.touchpoints);
}

/** @param {MapModel} map @param {string} id */
export function findStage(map, id) {
  const index = map.stages.findIndex((stage) => stage.id === id);
  return index < 0 ? null : { index, stage: map.stages[index] };
}

/** @param {MapModel} map @param {string | null} id */
export function findTouchpoint(map, id) {
  for (const stage of map.stages) {
    const index = stage.touchpoints.findIndex((t) => t.id === id);
    if (index >= 0) return { stage, index, touchpoint: stage.touchpoints[index] };
  }
  return null;
}

/** @param {MapModel} map @param {string} id */
export function findNote(map, id) {
  for (const touchpoint of touchpointsOf(map)) {
    const index = touchpoint.notes.findIndex((n) => n.id === id);
    if (index >= 0) return { touchpoint, index, note: touchpoint.notes[index] };
  }
  return null;
}

/** The last note on the way up that is still there; a circle is no way up. @param {MapModel} map @param {Note} note @returns {Note} */
function headOf(map, note) {
  const seen = new Set([note.id]);
  for (let head = note; ;) {
    const above = head.under === null ? null : findNote(map, head.under)?.note;
    if (!above) return head;
    if (seen.has(above.id)) return note;
    seen.add(above.id);
    head = above;
  }
}

/** What a cell draws, most votes first, equal ones in the order of writing: `map_view.Pile` says what is covered.
 * @param {MapModel} map @param {Touchpoint} touchpoint @param {string} kind @returns {Pile[]} */
export function pilesOf(map, touchpoint, kind) {
  const here = touchpoint.notes.filter((note) => note.kind === kind);
  if (!touchpointsOf(map).some((t) => t.notes.some((n) => n.under))) {
    return here.map((note) => ({ note, under: 0, votes: note.votes })).sort((a, b) => b.votes - a.votes);
  }
  const heads = new Map(touchpointsOf(map).flatMap((t) => t.notes).map((note) => [note.id, headOf(map, note).id]));
  const covers = (/** @type {Note} */ head, /** @type {Note} */ note) => note === head || heads.get(note.id) === head.id;
  return here.filter((note) => !here.some((head) => head !== note && covers(head, note))).map((note) => ({ note,
    under: [...heads].filter(([id, head]) => head === note.id && id !== note.id).length,
    votes: here.filter((other) => covers(note, other)).reduce((sum, n) => sum + n.votes, 0) })).sort((a, b) => b.votes - a.votes);
}

/** @param {MapModel} map @param {string} id */
export function findIdea(map, id) {
  return map.ideas.find((idea) => idea.id === id) ?? null;
}

/**
 * The row that an operation is about.
 * @param {MapModel} map @param {{kind: string, [field: string]: any}} operation
 * @returns {{ver: string, place?: string} | null}
 */
function rowOf(map, operation) {
  const { kind, id } = operation;
  if (/Journey|DeclareEnd/.test(kind)) return map;
  if (/Stage$/.test(kind)) return findStage(map, id)?.stage ?? null;
  if (/Note/.test(kind)) return findNote(map, id)?.note ?? null;
  if (/Idea/.test(kind)) return findIdea(map, id);
  return findTouchpoint(map, id)?.touchpoint ?? null;
}

/**
 * The version that an operation expects: where it stands for a move, its content for everything else, none for what is
 * new and for undo.
 * @param {MapModel} map @param {{kind: string, [field: string]: any}} operation @returns {string | null}
 */
export function expectedOf(map, operation) {
  if (/^(Add|Undo)/.test(operation.kind)) return null;
  const row = rowOf(map, operation);
  if (!row) return null;
  return /^(Move|Group|Ungroup)/.test(operation.kind) ? row.place ?? null : row.ver;
}

/** @template {{id: string}} T @param {T[]} items @param {number} index @param {T} item */
function insert(items, index, item) {
  items.splice(Math.max(0, Math.min(index, items.length)), 0, item);
}

/** @type {Record<string, (map: MapModel, o: any, written: string) => void>} */
const VERBS = {
  RenameJourney: (map, o, ver) => void Object.assign(map, { title: o.title, ver }),
  DeclareEnd: (map, o, ver) => void Object.assign(map, { end: o.touchpoint, ver }),
  AddStage: (map, o, ver) => insert(map.stages, o.index,
    { id: o.id, name: o.name, ver, place: ver, mean: null, number: 0, touchpoints: [] }),
  RenameStage: (map, o, ver) => setRow(map, o, { name: o.name, ver }),
  MoveStage: (map, o, place) => {
    const [stage] = map.stages.splice(found(findStage(map, o.id)).index, 1);
    insert(map.stages, o.index, { ...stage, place });
  },
  DeleteStage: (map, o) => void map.stages.splice(found(findStage(map, o.id)).index, 1),
  AddTouchpoint: (map, o, ver) => insert(found(findStage(map, o.stage)).stage.touchpoints, o.index,
    { ...structuredClone(NEW_TOUCHPOINT), id: o.id, name: o.name, ver, place: ver }),
  RenameTouchpoint: (map, o, ver) => setRow(map, o, { name: o.name, ver }),
  DescribeTouchpoint: (map, o, ver) => setRow(map, o, { hint: o.hint, actors: [...o.actors], ver }),
  MoveTouchpoint: (map, o, place) => {
    const { stage, index } = found(findTouchpoint(map, o.id));
    const target = found(findStage(map, o.stage)).stage;
    const [touchpoint] = stage.touchpoints.splice(index, 1);
    insert(target.touchpoints, o.index, { ...touchpoint, place });
  },
  MarkMomentOfTruth: (map, o, ver) => setRow(map, o, { moment: o.on, ver }),
  SetForecast: (map, o, ver) => setRow(map, o, { forecast: o.value, ver }),
  SetLeadBehaviour: (map, o, ver) => setRow(map, o, { behaviour: o.text, ver }),
  DeleteTouchpoint: (map, o) => {
    const { stage, index } = found(findTouchpoint(map, o.id));
    stage.touchpoints.splice(index, 1);
  },
  AddNote: (map, o, ver) => void found(findTouchpoint(map, o.touchpoint)).touchpoint.notes.push(
    { id: o.id, kind: o.note, text: o.text, need: null, reach: null, votes: 0, under: null, ver, place: ver }),
  EditNote: (map, o, ver) => setRow(map, o, { text: o.text, ver }),
  QualifyNote: (map, o, ver) => setRow(map, o, { need: o.need, reach: o.reach, ver }),
  SetNoteVotes: (map, o, ver) => setRow(map, o, { votes: o.votes, ver }),
  MoveNote: (map, o, place) => {
    const { touchpoint, index } = found(findNote(map, o.id));
    const target = found(findTouchpoint(map, o.touchpoint)).touchpoint;
    const [note] = touchpoint.notes.splice(index, 1);
    target.notes.push({ ...note, kind: o.note, place });
  },
  GroupNote: (map, o, place) => setRow(map, o, { under: o.into, place }),
  UngroupNote: (map, o, place) => setRow(map, o, { under: null, place }),
  DeleteNote: (map, o) => {
    const { touchpoint, index } = found(findNote(map, o.id));
    touchpoint.notes.splice(index, 1);
  },
  AddIdea: (map, o, ver) => void map.ideas.push(
    { id: o.id, text: o.text, touchpoint: o.touchpoint, lever: o.lever, impact: null, effort: null, votes: 0, ver }),
  EditIdea: (map, o, ver) => setRow(map, o, { text: o.text, lever: o.lever, impact: o.impact, effort: o.effort, ver }),
  SetIdeaVotes: (map, o, ver) => setRow(map, o, { votes: o.votes, ver }),
  DeleteIdea: (map, o) => void map.ideas.splice(map.ideas.findIndex((i) => i.id === o.id), 1),
};

/** @param {MapModel} map @param {any} operation @param {object} changes */
function setRow(map, operation, changes) {
  Object.assign(found(rowOf(map, operation)), changes);
}

/** The fields of an operation that only writes a row's own content, as the row has them. @type {Record<string, (row: any) => object>} */
const CONTENT = {
  RenameJourney: ({ title }) => ({ title }),
  DeclareEnd: ({ end }) => ({ touchpoint: end }),
  RenameStage: ({ name }) => ({ name }),
  RenameTouchpoint: ({ name }) => ({ name }),
  DescribeTouchpoint: ({ hint, actors }) => ({ hint, actors }),
  MarkMomentOfTruth: ({ moment }) => ({ on: moment }),
  SetForecast: ({ forecast }) => ({ value: forecast }),
  SetLeadBehaviour: ({ behaviour }) => ({ text: behaviour }),
  EditNote: ({ text }) => ({ text }),
  QualifyNote: ({ need, reach }) => ({ need, reach }),
  SetNoteVotes: ({ votes }) => ({ votes }),
  EditIdea: ({ text, lever, impact, effort }) => ({ text, lever, impact, effort }),
  SetIdeaVotes: ({ votes }) => ({ votes }),
};

/**
 * What brings back the content that an operation is about to write over, under the version that this content has.
 * @param {MapModel} map @param {{kind: string, [field: string]: any}} operation
 * @returns {Message | null} null for moves, for what is new and for what is deleted: only the server knows their way back
 */
export function wayBack(map, operation) {
  const row = operation.kind in CONTENT ? rowOf(map, operation) : null;
  return row && { kind: operation.kind, id: operation.id, ...CONTENT[operation.kind](row), op_id: row.ver, expected: null };
}

/** What an operation needs is not on this map (any more); the server will say so in words. */
class Gone extends Error {}

/** @template T @param {T | null} row @returns {T} */
function found(row) {
  if (row === null) throw new Gone('not on this map');
  return row;
}

/**
 * Applies one message to the map, in place.
 * @param {MapModel} map @param {Message} message
 * @returns {boolean} false when its row is gone or only the server can apply it (undo): the map is as before
 */
export function apply(map, message) {
  const verb = VERBS[message.kind];
  if (!verb) return false;
  try {
    if (/^(Edit|Set|Delete)Idea|^DeleteIdea/.test(message.kind)) found(findIdea(map, message.id));
    verb(map, message, message.op_id);
    return true;
  } catch (error) {
    if (error instanceof Gone) return false;
    throw error;
  }
}

/**
 * The server's map with pending messages applied on top; the server's stays untouched.
 * @param {MapModel} server @param {Message[]} pending @param {(map: MapModel, message: Message) => unknown} [run] @returns {MapModel}
 */
export function withPending(server, pending, run = apply) {
  const map = structuredClone(server);
  for (const message of pending) run(map, message);
  return map;
}
