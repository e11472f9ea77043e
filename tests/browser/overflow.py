"""Finds words that leave their box or are cut off unreadably, and lines that begin where none may."""

from __future__ import annotations

from playwright.sync_api import Page

# A box may scroll; a text may be cut only where its full wording is a hover away (`title`), as a stage's is.
# Icons are letters of a font whose box is meant to be smaller than the line.
SCRIPT = """() => {
  const found = [];
  const skipped = (box, style) => style.display === 'inline' || style.display === 'contents'
    || box.getAttribute('translate') === 'no' || box.clientWidth <= 1
    || /^(TEXTAREA|SELECT|INPUT)$/.test(box.tagName);
  const hasWords = box => [...box.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  const scrolls = overflow => overflow === 'auto' || overflow === 'scroll';
  const titled = box => box.closest('[title]') !== null;
  const look = box => {
    const style = getComputedStyle(box);
    if (skipped(box, style) || !hasWords(box)) return;
    const wide = box.scrollWidth > box.clientWidth + 1 && !scrolls(style.overflowX);
    const cut = box.scrollHeight > box.clientHeight + 1 && style.overflowY === 'hidden';
    if ((wide && !(style.overflowX === 'hidden' && titled(box))) || (cut && !titled(box))) {
      const name = [box.localName, ...box.classList].join('.');
      const sizes = `${box.scrollWidth}x${box.scrollHeight} in ${box.clientWidth}x${box.clientHeight}`;
      found.push(`${name}: ${sizes}: ${box.textContent.trim().slice(0, 60)}`);
    }
  };
  const walk = root => {
    for (const box of root.querySelectorAll('*')) {
      if (box.shadowRoot) walk(box.shadowRoot);
      if (box instanceof HTMLElement && box.checkVisibility()) look(box);
    }
  };
  walk(document);
  const page = document.scrollingElement;
  if (page.scrollWidth > innerWidth) found.push(`page: ${page.scrollWidth} in ${innerWidth}`);
  return found;
}"""


# A drawn line is a run of letters that stand at one height; what is beyond a clamp is measured all the same.
LINES = """() => {
  const found = [];
  const look = box => {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), range = document.createRange();
    let top = null;
    while (walker.nextNode()) {
      for (let at = 0; at < walker.currentNode.length; at++) {
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        const letter = range.getBoundingClientRect();
        if (!letter.width) continue;
        const begins = top !== null && letter.top > top + letter.height / 2;
        const closes = /[\\p{Pe}\\p{Pf},.;:!?…，。；：！？、]/u.test(range.toString());
        if (begins && closes) found.push(box.textContent);
        top = letter.top;
      }
    }
  };
  const walk = root => {
    for (const box of root.querySelectorAll('*')) {
      if (box.shadowRoot) walk(box.shadowRoot);
      if (box.matches('.cv .host, .cv .x, .cv .prompt') && box.checkVisibility()) look(box);
    }
  };
  walk(document);
  return found;
}"""


def lines_that_begin_with_punctuation(page: Page) -> list[str]:
    """The texts of the map of which a line begins with what closes a word: a comma, a bracket, a quote."""
    return page.evaluate(LINES)


def words_out_of_place(page: Page) -> list[str]:
    """A line for each box whose words stick out or are lost, shadow roots included."""
    return page.evaluate(SCRIPT)
