import { html, nothing, type TemplateResult } from 'lit';
import type { Entry } from '../api/types.ts';
import { texts } from '../texts/texts.ts';
import './share-button.ts';

/** What to know before starting: how long, how hard, how much. */
export function articleFacts(entry: Entry): TemplateResult {
  const words = texts.article;
  return html`
    <section class="facts" aria-label=${words.facts} lang=${document.documentElement.lang}>
      <dl>
        ${fact(words.reading, words.minutes(entry.readingMinutes))}
        ${fact(words.level, entry.level && texts.card.levels[entry.level])}
        ${fact(words.time, entry.timeToDo)}
        ${fact(words.cost, entry.cost)}
        ${fact(words.tools, entry.tools.join(', '))}
        ${fact(words.sectors, entry.sectors.join(', '))}
      </dl>
    </section>`;
}

/** What comes after the text: who wrote it, how to share it, its keywords and licence. */
export function articleFoot(entry: Entry): TemplateResult {
  const words = texts.article;
  return html`
    <footer class="article-foot" lang=${document.documentElement.lang}>
      <share-button .address=${`/articles/${entry.slug}`} .subject=${entry.title}></share-button>
      <dl>
        ${entry.experts.length > 0
          ? html`<div><dt>${words.writtenBy}</dt><dd class="links">${entry.experts.map((expert) => html`<a href=${`/experts/${expert.slug}`}>${expert.name}</a>`)}</dd></div>`
          : nothing}
        ${entry.tags.length > 0
          ? html`<div><dt>${words.tags}</dt><dd class="links">${entry.tags.map((tag) => html`<a href=${`/recherche?q=${encodeURIComponent(tag.name)}`}>${tag.name}</a>`)}</dd></div>`
          : nothing}
      </dl>
      <p class="small">
        ${words.licence(entry.licence)}
        ${entry.canonicalUrl ? html` · <a href=${entry.canonicalUrl} rel="noopener">${words.original}</a>` : nothing}
      </p>
    </footer>`;
}

function fact(name: string, value: string | null) {
  return value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing;
}
