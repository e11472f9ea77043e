// Brings what stands on the page up to what was drawn anew, changing only what differs: the browser then lays out a card
// and not the whole map, and the focus stays where it is. For nodes without listeners of their own: those are not taken over.

/** What a node is about, if it says so: it is found again by that wherever it moved. @param {Node} node @returns {string} */
function keyOf(node) {
  if (!(node instanceof HTMLElement)) return '';
  return node.dataset.unit ?? node.dataset.lane ?? '';
}

/** Whether one can be made into the other. @param {Node} old @param {Node} fresh */
function isAlike(old, fresh) {
  if (old.nodeName !== fresh.nodeName || keyOf(old) !== keyOf(fresh)) return false;
  return !(old instanceof Element && fresh instanceof Element) || old.classList[0] === fresh.classList[0];
}

/** @param {Node} old @param {Node} fresh alike, and used up by this */
export function renew(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (!(old instanceof Element && fresh instanceof Element)) {
    old.nodeValue = fresh.nodeValue;
    return;
  }
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  renewChildren(old, [...fresh.childNodes]);
}

/** @param {Element} parent @param {Node[]} fresh what it shall hold, in order */
export function renewChildren(parent, fresh) {
  const kept = new Map([...parent.childNodes].flatMap((node) => (keyOf(node) ? [[keyOf(node), node]] : [])));
  const wanted = new Set(fresh.map(keyOf));
  let at = parent.firstChild;
  for (const node of fresh) {
    // What is gone goes first, so that those after it need not move.
    while (at && keyOf(at) && !wanted.has(keyOf(at))) at = without(parent, at);
    const old = kept.get(keyOf(node)) ?? at;
    const stays = old && isAlike(old, node) ? old : null;
    if (stays) renew(stays, node);
    if (stays && stays === at) at = at.nextSibling;
    else parent.insertBefore(stays ?? node, at);
  }
  while (at) at = without(parent, at);
}

/** @param {Element} parent @param {ChildNode} node @returns {ChildNode | null} the one after it */
function without(parent, node) {
  const next = node.nextSibling;
  parent.removeChild(node);
  return next;
}
