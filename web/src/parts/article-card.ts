import { html, nothing, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { themeName, type Themes } from '../api/themes.ts';
import type { Card, Moment, SearchHit } from '../api/types.ts';
import { clock, day, enumeration } from '../texts/format.ts';
import { texts } from '../texts/texts.ts';
import { picture } from './picture.ts';

/** An article in a list; the whole card follows its title's link. */
export function articleCard(card: Card, themes: Themes): TemplateResult {
  const cover = card.cover ? picture({ ...card.cover, alt: '' }, '(min-width: 64rem) 22rem, (min-width: 40rem) 46vw, 92vw') : nothing;
  return html`
    <article class="card" data-theme=${card.theme ?? nothing}>
      <div class="card-cover" aria-hidden="true">${cover}</div>
      <div class="card-text">
        ${label(card, themes)}
        <h3><a href=${`/articles/${card.slug}`}>${card.title}</a></h3>
        <p class="card-summary">${card.summary}</p>
        ${meta(card)}
      </div>
    </article>`;
}

/** An article or an expert that a search found, with the words that were sought. */
export function foundCard(hit: SearchHit, themes: Themes): TemplateResult {
  return html`
    <article class="card found" data-theme=${hit.theme ?? nothing}>
      <div class="card-text">
        ${label(hit, themes)}
        <h3><a href=${hit.url}>${hit.title}</a></h3>
        <p class="card-summary">${hit.snippetHtml ? unsafeHTML(hit.snippetHtml) : hit.summary}</p>
        ${hit.moments ? html`<ul class="moments">${hit.moments.map((moment) => momentOf(hit, moment))}</ul>` : nothing}
        ${meta(hit)}
      </div>
    </article>`;
}

/** Leads to where it is said. */
function momentOf(hit: SearchHit, { seconds, snippetHtml }: Moment): TemplateResult {
  const at = Math.floor(seconds);
  return html`<li><a href=${`${hit.url}?t=${at}`} aria-label=${texts.media.listenFrom(clock(at))}>${clock(at)}</a> ${unsafeHTML(snippetHtml)}</li>`;
}

function label(card: Card | SearchHit, themes: Themes): TemplateResult {
  const theme = themes.find(card.theme);
  const kind = card.kind === 'article' ? null : texts.card.kinds[card.kind];
  const level = card.level && texts.card.levels[card.level];
  const words = [theme && themeName(theme), kind, level].filter(Boolean);
  return html`<p class="card-label">${words.join(' · ')}</p>`;
}

function meta(card: Card | SearchHit): TemplateResult | typeof nothing {
  if (!card.publishedAt) return nothing;
  const names = card.experts.map((expert) => expert.name);
  return html`
    <p class="card-meta">
      ${names.length > 0 ? html`<span>${enumeration(names)}</span>` : nothing}
      <time datetime=${card.publishedAt}>${day(card.publishedAt)}</time>
      <span>${texts.card.minutes(card.readingMinutes ?? 0)}</span>
    </p>`;
}
