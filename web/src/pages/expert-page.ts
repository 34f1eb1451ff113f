import { Task, TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import { api } from '../api/client.ts';
import { Themes, themeName } from '../api/themes.ts';
import type { ExpertProfile, Kind } from '../api/types.ts';
import { describe } from '../app/head.ts';
import { LightElement } from '../app/light-element.ts';
import { arrived } from '../app/navigation.ts';
import '../parts/article-list.ts';
import { portrait } from '../parts/portrait.ts';
import '../parts/prose-text.ts';
import { failedPage, failureTitle, loading } from '../parts/states.ts';
import { languageName, month } from '../texts/format.ts';
import { texts } from '../texts/texts.ts';

/** One expert: who they are, and what they wrote. */
class ExpertPage extends LightElement {
  static override properties = { slug: {} };
  declare slug: string;

  private readonly themes = new Themes(this);
  private readonly expert = new Task(this, {
    args: () => [this.slug] as const,
    task: ([slug], { signal }) => api.expert(slug, signal),
  });

  protected override updated(): void {
    if (this.expert.status === TaskStatus.ERROR) arrived(failureTitle(this.expert.error, missing()));
  }

  protected override render() {
    return this.expert.render({
      initial: loading,
      pending: loading,
      error: (error) => failedPage(error, () => void this.expert.run(), missing()),
      complete: (expert) => this.profile(expert),
    });
  }

  private profile(expert: ExpertProfile) {
    const work = [expert.title, expert.organisation, expert.region].filter(Boolean).join(' · ');
    return html`
      <header class="page-head profile-head">
        ${portrait(expert.photo, expert.name)}
        <div>
          <h1>${expert.name}</h1>
          ${work ? html`<p class="lead">${work}</p>` : nothing}
          ${expert.capacity ? html`<p class="badge">${texts.experts.capacities[expert.capacity]}</p>` : nothing}
          ${expert.isFormer ? html`<p class="badge">${texts.expert.former}</p>` : nothing}
          ${expert.isExample ? html`<p class="badge">${texts.experts.exampleDetail}</p>` : nothing}
        </div>
      </header>
      <div class="profile">
        <prose-text .text=${expert.biographyHtml}></prose-text>
        <dl class="facts">
          ${expert.fields.length > 0 ? html`<div><dt>${texts.expert.fields}</dt>${expert.fields.map((field) => html`<dd>${this.field(field)}</dd>`)}</div>` : nothing}
          ${fact(texts.expert.languages, expert.languages.map(languageName).join(', '))}
          ${fact(texts.expert.availability, expert.availability && !expert.isFormer ? texts.experts.availabilities[expert.availability] : '')}
          ${fact(texts.expert.since, expert.since ? month(expert.since) : '')}
          ${fact(texts.expert.work, Object.entries(expert.kinds).map(([kind, count]) => texts.expert.kind(kind as Kind, count)).join(', '))}
          ${expert.links.length > 0 ? html`<div><dt>${texts.expert.links}</dt>${expert.links.map(linkOut)}</div>` : nothing}
        </dl>
      </div>
      <h2>${texts.expert.articles(expert.name)}</h2>
      <article-list .filter=${{ expert: expert.slug }} @settled=${() => this.settled(expert)}></article-list>`;
  }

  private field(field: string) {
    const theme = this.themes.find(field);
    return theme ? html`<a href=${`/themes/${theme.slug}`}>${themeName(theme)}</a>` : field;
  }

  private settled(expert: ExpertProfile): void {
    describe({ description: [expert.name, expert.title, expert.organisation].filter(Boolean).join(', ') });
    arrived(texts.site.titleOf(expert.name));
  }
}

function fact(name: string, value: string) {
  return value ? html`<div><dt>${name}</dt><dd>${value}</dd></div>` : nothing;
}

function linkOut(address: string) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol)) return nothing;
  return html`<dd><a href=${url.href} rel="noopener nofollow">${url.host.replace(/^www\./, '')}</a></dd>`;
}

function missing() {
  return { title: texts.expert.missingTitle, detail: texts.expert.missingDetail };
}

customElements.define('expert-page', ExpertPage);
