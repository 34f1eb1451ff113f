import { html } from 'lit';
import type { Passage } from '../api/types.ts';
import { texts } from '../texts/texts.ts';

const context = 48;
const longest = 2000;

/** What the reader has selected within a text, with the words around it; `null` where nothing is, or too much. */
export function selectedPassage(text: Element | null): Passage | null {
  const selection = getSelection();
  if (!text || !selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.commonAncestorContainer)) return null;
  const exact = range.toString();
  if (!exact.trim() || exact.length > longest) return null;
  return { exact, prefix: around(text, range, 'before').slice(-context), suffix: around(text, range, 'after').slice(0, context) };
}

export function chosenPassage(passage: Passage | null) {
  return passage
    ? html`<figure class="passage"><figcaption class="small">${texts.passage.chosen}</figcaption><blockquote>${passage.exact}</blockquote></figure>`
    : html`<p class="small">${texts.passage.none}</p>`;
}

function around(text: Element, range: Range, side: 'before' | 'after'): string {
  const rest = document.createRange();
  rest.selectNodeContents(text);
  if (side === 'before') rest.setEnd(range.startContainer, range.startOffset);
  else rest.setStart(range.endContainer, range.endOffset);
  return rest.toString();
}
