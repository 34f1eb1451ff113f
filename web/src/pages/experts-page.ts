import { Task, TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import { api } from '../api/client.ts';
import type { Expert } from '../api/types.ts';
import { describe } from '../app/head.ts';
import { LightElement } from '../app/light-element.ts';
import { arrived } from '../app/navigation.ts';
import { initials } from '../parts/portrait.ts';
import { empty, failedPage, failureTitle, loading } from '../parts/states.ts';
import { texts } from '../texts/texts.ts';

/** Everybody who writes here. */
class ExpertsPage extends LightElement {
  private readonly experts = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => api.experts(signal),
  });

  protected override updated(): void {
    if (this.experts.status === TaskStatus.ERROR) arrived(failureTitle(this.experts.error));
    if (this.experts.status !== TaskStatus.COMPLETE) return;
    describe({ description: texts.experts.lead });
    arrived(texts.site.titleOf(texts.experts.title));
  }

  protected override render() {
    return this.experts.render({
      initial: loading,
      pending: loading,
      error: (error) => failedPage(error, () => void this.experts.run()),
      complete: ({ items }) => html`
        <header class="page-head">
          <h1>${texts.experts.title}</h1>
          <p class="lead">${texts.experts.lead}</p>
        </header>
        ${items.length === 0 ? empty({ title: texts.experts.emptyTitle, detail: texts.experts.emptyDetail }) : nothing}
        <ul class="people" role="list">${items.map((expert) => html`<li>${person(expert)}</li>`)}</ul>`,
    });
  }
}

function person(expert: Expert) {
  const work = [expert.title, expert.organisation].filter(Boolean).join(', ');
  return html`
    <article class="card person">
      ${initials(expert.name)}
      <div class="card-text">
        <h2><a href=${`/experts/${expert.slug}`}>${expert.name}</a></h2>
        ${work ? html`<p>${work}</p>` : nothing}
        <p class="card-meta">
          ${expert.region ? html`<span>${expert.region}</span>` : nothing}
          <span>${texts.experts.count(expert.count)}</span>
        </p>
        ${expert.isExample ? html`<p class="badge">${texts.experts.example}</p>` : nothing}
      </div>
    </article>`;
}

customElements.define('experts-page', ExpertsPage);
