import { Task, TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import { api } from '../api/client.ts';
import { Themes, themeName } from '../api/themes.ts';
import type { Entry } from '../api/types.ts';
import { describe } from '../app/head.ts';
import { LightElement } from '../app/light-element.ts';
import { amend, arrived } from '../app/navigation.ts';
import { articleFacts, articleFoot } from '../parts/article-facts.ts';
import '../parts/error-report.ts';
import { picture } from '../parts/picture.ts';
import '../parts/media-player.ts';
import '../parts/prose-text.ts';
import '../parts/related-articles.ts';
import { failedPage, failureTitle, loading } from '../parts/states.ts';
import '../parts/useful-button.ts';
import { tableOfContents } from '../parts/table-of-contents.ts';
import { watchReading } from '../app/reading.ts';
import { day, enumeration } from '../texts/format.ts';
import { texts } from '../texts/texts.ts';

/** One article, to be read from end to end, kept, printed and shared. */
class ArticlePage extends LightElement {
  static override properties = { slug: {} };
  declare slug: string;

  private watched = '';
  private stopWatching = (): void => undefined;

  private readonly themes = new Themes(this);
  private readonly entry = new Task(this, {
    args: () => [this.slug] as const,
    task: ([slug], { signal }) => api.entry(slug, signal),
  });

  protected override updated(): void {
    if (this.entry.status === TaskStatus.ERROR) arrived(failureTitle(this.entry.error, missing()));
    if (this.entry.status !== TaskStatus.COMPLETE || !this.entry.value) return;

    const { id, slug, title, summary, canonicalUrl, jsonLd } = this.entry.value;
    this.watch(id);
    describe({ description: summary, canonical: canonicalUrl ?? `${location.origin}/articles/${slug}`, ...(jsonLd && { data: jsonLd }) });
    arrived(texts.site.titleOf(title));
    // An old address answered with the article's new one.
    if (slug !== this.slug) amend(`/articles/${slug}`);
  }

  override disconnectedCallback(): void {
    this.stopWatching();
    super.disconnectedCallback();
  }

  private watch(id: string): void {
    if (id === this.watched) return;
    this.stopWatching();
    this.watched = id;
    // A reader whose visit cannot be counted reads on all the same.
    this.stopWatching = watchReading(() => this.querySelector('.prose'), () => void api.signal(id, 'read').catch(() => undefined));
  }

  protected override render() {
    return this.entry.render({
      initial: loading,
      pending: loading,
      error: (error) => failedPage(error, () => void this.entry.run(), missing()),
      complete: (entry) => this.article(entry),
    });
  }

  private article(entry: Entry) {
    const contents = tableOfContents(entry.headings);
    return html`
      <article class="article" lang=${entry.language} data-theme=${entry.theme ?? nothing}>
        <header class="article-head">
          ${this.trail(entry)}
          <h1>${entry.title}</h1>
          <p class="lead">${entry.summary}</p>
          ${byline(entry)}
        </header>
        ${entry.media ? html`<media-player .media=${entry.media} .language=${entry.language} .cover=${posterOf(entry)}></media-player>` : nothing}
        ${entry.cover && !entry.media?.isVideo ? html`<figure class="article-cover">${picture(entry.cover, '(min-width: 64rem) 62rem, 96vw', true)}</figure>` : nothing}
        <div class="article-side">${articleFacts(entry)} ${contents}</div>
        <div class="article-main">
          <prose-text .text=${entry.html}></prose-text>
          ${articleFoot(entry)}
          <useful-button .entry=${entry.id}></useful-button>
          <error-report .entry=${entry.id} .text=${() => this.querySelector('.prose')}></error-report>
        </div>
      </article>
      <related-articles .slug=${entry.slug}></related-articles>`;
  }

  private trail(entry: Entry) {
    const theme = this.themes.find(entry.theme);
    return html`
      <nav class="trail" aria-label=${texts.article.trail} lang=${document.documentElement.lang}>
        <a href="/">${texts.site.home}</a>
        ${theme ? html`<a href=${`/themes/${theme.slug}`}>${themeName(theme)}</a>` : nothing}
      </nav>`;
  }
}

function posterOf({ cover }: Entry): string | undefined {
  return cover ? `${cover.src}-${cover.widths.at(-1)}.webp` : undefined;
}

function byline(entry: Entry) {
  const updated = entry.updatedAt && day(entry.updatedAt) !== day(entry.publishedAt) ? entry.updatedAt : null;
  return html`
    <p class="byline" lang=${document.documentElement.lang}>
      ${entry.experts.length > 0 ? html`<span>${texts.article.by(enumeration(entry.experts.map((expert) => expert.name)))}</span>` : nothing}
      <span><time datetime=${entry.publishedAt}>${texts.article.published(day(entry.publishedAt))}</time>${updated
        ? html`, <time datetime=${updated}>${texts.article.updated(day(updated))}</time>`
        : nothing}</span>
    </p>`;
}

function missing() {
  return { title: texts.article.missingTitle, detail: texts.article.missingDetail };
}

customElements.define('article-page', ArticlePage);
