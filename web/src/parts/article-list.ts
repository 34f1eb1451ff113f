import { html, nothing, type PropertyValues } from 'lit';
import { LightElement } from '../app/light-element.ts';
import { api } from '../api/client.ts';
import { Pager } from '../api/pager.ts';
import { Themes } from '../api/themes.ts';
import type { Card, EntryFilter, Page } from '../api/types.ts';
import { texts } from '../texts/texts.ts';
import { articleCard } from './article-card.ts';
import { empty, failedPart, loading } from './states.ts';

/** The newest articles that a filter lets through. Fires `settled` once they are there, or cannot be. */
class ArticleList extends LightElement {
  static override properties = { filter: { attribute: false } };
  declare filter: EntryFilter;

  private readonly themes = new Themes(this);
  private readonly pager = new Pager<Card, Page<Card>>(this);
  private name: string | null = null;

  protected override willUpdate(changes: PropertyValues<this>): void {
    if (!changes.has('filter')) return;
    const name = JSON.stringify(this.filter);
    if (name === this.name) return;

    this.name = name;
    const { filter } = this;
    this.pager.clear();
    this.pager.start(name, (cursor, signal) => api.entries(filter, cursor, signal));
  }

  protected override updated(): void {
    if (!this.pager.busy) this.dispatchEvent(new Event('settled'));
  }

  protected override render() {
    const { items, busy, failure, hasMore, pages } = this.pager;
    return html`
      ${items.length > 0 ? html`<ul class="cards" role="list">${items.map((card) => html`<li>${articleCard(card, this.themes)}</li>`)}</ul>` : nothing}
      ${busy && pages.length === 0 ? loading() : nothing}
      ${failure ? failedPart(failure, () => this.pager.retry()) : nothing}
      ${!busy && !failure && items.length === 0 ? empty({ title: texts.list.emptyTitle, detail: texts.list.emptyDetail }) : nothing}
      <p class="more">
        ${hasMore && !failure ? html`<button class="button secondary" type="button" aria-disabled=${busy} @click=${this.showMore}>${busy ? texts.list.loadingMore : texts.list.more}</button>` : nothing}
      </p>
      <p class="unseen" aria-live="polite">${pages.length > 1 ? texts.list.shown(items.length) : ''}</p>`;
  }

  /** Where the list goes on to its end the button leaves, so the focus moves to the first new article. */
  private async showMore(): Promise<void> {
    const before = this.pager.items.length;
    await this.pager.more();
    await this.updateComplete;
    this.querySelectorAll<HTMLElement>('.card h3 a')[before]?.focus({ preventScroll: true });
  }
}

customElements.define('article-list', ArticleList);
