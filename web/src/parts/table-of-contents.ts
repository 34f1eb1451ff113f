import { html, nothing, type TemplateResult } from 'lit';
import type { Heading } from '../api/types.ts';
import { texts } from '../texts/texts.ts';

const fewest = 2;

/** Links to an article's second and third level headings; folded away on a phone, beside the text on a wide screen. */
export function tableOfContents(headings: readonly Heading[]): TemplateResult | typeof nothing {
  const shown = headings.filter((heading) => heading.level === 2 || heading.level === 3);
  if (shown.length < fewest) return nothing;

  const wide = matchMedia('(min-width: 64rem)').matches;
  return html`
    <nav class="contents" aria-label=${texts.article.contents}>
      <details ?open=${wide}>
        <summary>${texts.article.contents}</summary>
        <ol role="list">
          ${shown.map((heading) => html`<li class=${`level-${heading.level}`}><a href=${`#${heading.id}`}>${heading.text}</a></li>`)}
        </ol>
      </details>
    </nav>`;
}
