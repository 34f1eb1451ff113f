import { html, nothing, type PropertyValues } from 'lit';
import { api } from '../api/client.ts';
import { Pager } from '../api/pager.ts';
import { Themes } from '../api/themes.ts';
import { facetNames, type SearchHit, type SearchResults } from '../api/types.ts';
import { describe } from '../app/head.ts';
import { LightElement } from '../app/light-element.ts';
import { amend, arrived } from '../app/navigation.ts';
import { foundCard } from '../parts/article-card.ts';
import '../parts/search-box.ts';
import { searchAddress, searchFacets } from '../parts/search-facets.ts';
import { failedPart, loading } from '../parts/states.ts';
import { themeChips } from '../parts/theme-chips.ts';
import { texts } from '../texts/texts.ts';

/** Search as one types, made precise by facets; the address always says what is shown. */
class SearchPage extends LightElement {
  static override properties = { query: { attribute: false } };
  declare query: URLSearchParams;

  private readonly themes = new Themes(this);
  private readonly pager = new Pager<SearchHit, SearchResults>(this);
  private name: string | null = null;

  private get words(): string {
    return this.query.get('q')?.trim() ?? '';
  }

  private get isAsked(): boolean {
    return this.words !== '' || facetNames.some((name) => this.query.has(name));
  }

  protected override willUpdate(changes: PropertyValues<this>): void {
    const name = this.query.toString();
    if (!changes.has('query') || name === this.name) return;

    this.name = name;
    if (!this.isAsked) return this.pager.clear();

    const asked = { ...Object.fromEntries(this.query), q: this.words };
    this.pager.start(`search ${name}`, (cursor, signal) => api.search(asked, cursor, signal));
  }

  protected override updated(): void {
    if (this.pager.busy) return;
    describe({});
    arrived(texts.site.titleOf(this.words ? texts.search.titleOf(this.words) : texts.search.title));
  }

  protected override render() {
    return html`
      <div class="hero">
        <h1>${texts.search.title}</h1>
        <search-box .value=${this.words} @typed=${this.typed}></search-box>
      </div>
      ${this.isAsked ? this.results() : html`<p>${texts.search.startDetail}</p>${themeChips(this.themes, '')}`}`;
  }

  private typed(event: CustomEvent<string>): void {
    amend(searchAddress(this.query, 'q', event.detail));
  }

  private results() {
    const { pages, items, busy, failure } = this.pager;
    const first = pages[0];
    if (failure && !first) return failedPart(failure, () => this.pager.retry());
    if (!first) return loading();

    // What was answered, not what is being typed: the two differ while an answer is on its way.
    const none = first.count === 0;
    const words = first.query ?? '';
    const counted = words ? texts.search.count(first.count, words) : texts.search.countAll(first.count);
    const said = none && words ? texts.search.emptyTitle(words) : counted;
    return html`
      <div class="results" aria-busy=${busy}>
        <h2 class="results-count">${said}</h2>
        <p class="unseen" role="status">${busy ? '' : said}</p>
        ${searchFacets(first, this.query)}
        <div class="results-list">
          ${first.degraded ? html`<p class="notice">${texts.search.degraded}</p>` : nothing}
          ${first.didYouMean ? html`<p>${texts.search.didYouMean} <a href=${searchAddress(this.query, 'q', first.didYouMean)}>${first.didYouMean}</a></p>` : nothing}
          ${first.droppedWords?.length ? html`<p class="notice">${texts.search.dropped(first.droppedWords.join(', '))}</p>` : nothing}
          ${none ? html`<p>${texts.search.emptyDetail}</p>${themeChips(this.themes, '')}` : nothing}
          <ul class="found-list" role="list">${items.map((hit) => html`<li>${foundCard(hit, this.themes)}</li>`)}</ul>
          ${failure ? failedPart(failure, () => this.pager.retry()) : nothing}
          ${this.pager.hasMore && !failure
            ? html`<p class="more"><button class="button secondary" type="button" aria-disabled=${busy} @click=${() => this.pager.more()}>${busy ? texts.list.loadingMore : texts.search.more}</button></p>`
            : nothing}
        </div>
      </div>`;
  }
}

customElements.define('search-page', SearchPage);
