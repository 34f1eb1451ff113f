import { html } from 'lit';
import { Themes } from '../api/themes.ts';
import { describe } from '../app/head.ts';
import { LightElement } from '../app/light-element.ts';
import { arrived } from '../app/navigation.ts';
import { themeChips } from '../parts/theme-chips.ts';
import '../parts/article-list.ts';
import '../parts/search-box.ts';
import { texts } from '../texts/texts.ts';

const everything = {};

/** The newest articles, the themes, and the search. */
class HomePage extends LightElement {
  private readonly themes = new Themes(this);

  protected override render() {
    return html`
      <div class="hero">
        <h1>${texts.home.title}</h1>
        <p class="lead">${texts.site.promise}</p>
        <search-box></search-box>
      </div>
      ${themeChips(this.themes, null)}
      <h2>${texts.home.newest}</h2>
      <article-list .filter=${everything} @settled=${this.settled}></article-list>`;
  }

  private settled(): void {
    describe({});
    arrived(texts.site.name);
  }
}

customElements.define('home-page', HomePage);
