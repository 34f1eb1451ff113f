import { html, nothing } from 'lit';
import { Themes, themeName } from '../api/themes.ts';
import { describe } from '../app/head.ts';
import { LightElement } from '../app/light-element.ts';
import { arrived } from '../app/navigation.ts';
import '../parts/article-list.ts';
import { empty, loading, waysOut } from '../parts/states.ts';
import { themeChips } from '../parts/theme-chips.ts';
import { texts } from '../texts/texts.ts';

/** The articles of one theme. */
class ThemePage extends LightElement {
  static override properties = { slug: {} };
  declare slug: string;

  private readonly themes = new Themes(this);

  protected override updated(): void {
    if (this.themes.all.length > 0 && !this.themes.find(this.slug)) arrived(texts.site.titleOf(texts.state.notFoundTitle));
  }

  protected override render() {
    if (!this.themes.settled) return loading();

    const theme = this.themes.find(this.slug);
    if (!theme && this.themes.all.length > 0) return this.missing();

    // Where the themes could not be read the articles still can, under the address's own word.
    const name = theme ? themeName(theme) : this.slug;
    return html`
      ${themeChips(this.themes, this.slug)}
      <header class="page-head" data-theme=${this.slug}>
        <h1>${name}</h1>
        ${theme ? html`<p class="lead">${theme.description}</p>` : nothing}
        <p class="small"><a href=${this.feed}>${texts.theme.follow}</a></p>
      </header>
      <h2 class="unseen">${texts.home.newest}</h2>
      <article-list .filter=${{ theme: this.slug }} @settled=${() => this.settled(name, theme?.description ?? null)}></article-list>`;
  }

  private get feed(): string {
    return `/api/feeds/themes/${encodeURIComponent(this.slug)}/rss.xml`;
  }

  private settled(name: string, description: string | null): void {
    describe({ description, feed: { title: texts.theme.feed(name), href: this.feed } });
    arrived(texts.site.titleOf(name));
  }

  private missing() {
    const words = { title: texts.state.notFoundTitle, detail: texts.state.notFoundDetail };
    return html`${themeChips(this.themes, this.slug)}<h1 class="unseen">${words.title}</h1>${empty(words, html`<p class="actions">${waysOut()}</p>`)}`;
  }
}

customElements.define('theme-page', ThemePage);
