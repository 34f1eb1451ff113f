import { html, type TemplateResult } from 'lit';
import type { Cover } from '../api/types.ts';
import { picture } from './picture.ts';

export function portrait(photo: Cover | null, name: string): TemplateResult {
  return photo ? html`<div class="portrait">${picture(photo, '9rem', true)}</div>` : initials(name);
}

export function initials(name: string): TemplateResult {
  // « (exemple) » and an emoji are no part of a name.
  const letters = name.split(/[\s-]+/).flatMap((word) => word.match(/^\p{L}/u) ?? []).map((letter) => letter.toLocaleUpperCase('fr-CA'));
  return html`<div class="portrait initials" aria-hidden="true">${letters[0] ?? ''}${letters.length > 1 ? letters.at(-1) : ''}</div>`;
}
