import { Task, TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import { api } from '../api/client.ts';
import { themeName, Themes } from '../api/themes.ts';
import { directoryFacets, type Directory, type DirectoryFacet, type Expert, type FacetValue } from '../api/types.ts';
import { describe } from '../app/head.ts';
import { LightElement } from '../app/light-element.ts';
import { arrived } from '../app/navigation.ts';
import { facetGroup } from '../parts/facet-group.ts';
import { initials } from '../parts/portrait.ts';
import { empty, failedPage, failureTitle, loading } from '../parts/states.ts';
import { languageName } from '../texts/format.ts';
import { texts } from '../texts/texts.ts';

/** Everybody who writes here. */
class ExpertsPage extends LightElement {
  static override properties = { query: {} };
  declare query: URLSearchParams;

  private readonly themes = new Themes(this);
  private readonly experts = new Task(this, {
    args: () => [this.query.toString()] as const,
    task: (_, { signal }) => api.experts(this.query, signal),
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
      complete: ({ items, facets }) => html`
        <header class="page-head">
          <h1>${texts.experts.title}</h1>
          <p class="lead">${texts.experts.lead}</p>
        </header>
        ${this.filters(facets)}
        ${items.length === 0 ? empty(this.isChosen ? texts.experts.noneSuch : { title: texts.experts.emptyTitle, detail: texts.experts.emptyDetail }) : nothing}
        <p class="small" role="status">${texts.experts.found(items.length)}</p>
        <ul class="people" role="list">${items.map((expert) => html`<li>${person(expert)}</li>`)}</ul>`,
    });
  }

  private get isChosen(): boolean {
    return directoryFacets.some((name) => this.query.has(name));
  }

  private filters(facets: Directory['facets']) {
    return html`
      <aside class="facets directory" aria-label=${texts.search.filters}>
        <details ?open=${this.isChosen}>
          <summary>${texts.search.filters}</summary>
          ${this.isChosen ? html`<p class="small"><a href="/experts">${texts.search.clear}</a></p>` : nothing}
          ${directoryFacets.map((name) => facetGroup(texts.experts.facets[name], facets[name].map((value) => ({ ...value, name: this.named(name, value) })), this.query.get(name), (value) => this.address(name, value)))}
        </details>
      </aside>`;
  }

  private named(facet: DirectoryFacet, { value, name }: FacetValue): string {
    if (facet === 'language') return languageName(name);
    const theme = facet === 'field' ? this.themes.find(value) : null;
    return theme ? themeName(theme) : name;
  }

  private address(name: DirectoryFacet, value: string): string {
    const next = new URLSearchParams(this.query);
    if (value) next.set(name, value);
    else next.delete(name);
    const text = next.toString();
    return text ? `/experts?${text}` : '/experts';
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
        ${expert.capacity ? html`<p class="badge">${texts.experts.capacities[expert.capacity]}</p>` : nothing}
        ${expert.isExample ? html`<p class="badge">${texts.experts.example}</p>` : nothing}
      </div>
    </article>`;
}

customElements.define('experts-page', ExpertsPage);
