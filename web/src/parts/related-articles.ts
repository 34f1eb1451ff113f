import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { api } from '../api/client.ts';
import { Themes } from '../api/themes.ts';
import { LightElement } from '../app/light-element.ts';
import { texts } from '../texts/texts.ts';
import { articleCard } from './article-card.ts';

/** What to read after an article. Where it cannot be read nothing is shown: the article itself is there. */
class RelatedArticles extends LightElement {
  static override properties = { slug: {} };
  declare slug: string;

  private readonly themes = new Themes(this);
  private readonly related = new Task(this, {
    args: () => [this.slug] as const,
    task: ([slug], { signal }) => api.related(slug, signal),
  });

  protected override render() {
    const items = this.related.value?.items ?? [];
    if (items.length === 0) return nothing;
    return html`
      <section class="related" aria-labelledby="related-title">
        <h2 id="related-title">${texts.article.related}</h2>
        <ul class="cards" role="list">${items.map((card) => html`<li>${articleCard(card, this.themes)}</li>`)}</ul>
      </section>`;
  }
}

customElements.define('related-articles', RelatedArticles);
