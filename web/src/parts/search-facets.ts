import { html, nothing, type TemplateResult } from 'lit';
import { facetNames, type FacetName, type SearchResults } from '../api/types.ts';
import { facetGroup } from './facet-group.ts';
import { texts } from '../texts/texts.ts';

/** The address of the same search with one of its parts set, or taken away. */
export function searchAddress(query: URLSearchParams, name: string, value: string): string {
  const next = new URLSearchParams(query);
  if (value) next.set(name, value);
  else next.delete(name);
  const text = next.toString();
  return text ? `/recherche?${text}` : '/recherche';
}

/** Facets as links: choosing one narrows the search, choosing it again widens it. */
export function searchFacets(results: SearchResults, query: URLSearchParams): TemplateResult | typeof nothing {
  const chosen = facetNames.filter((name) => query.has(name)).length;
  const groups = facetNames.filter((name) => query.has(name) || (results.facets[name]?.length ?? 0) > 0);
  if (groups.length === 0) return nothing;

  const wide = matchMedia('(min-width: 64rem)').matches;
  return html`
    <aside class="facets" aria-label=${texts.search.filters}>
      <details ?open=${wide || chosen > 0}>
        <summary>${texts.search.filters}${chosen > 0 ? html` <span class="count">${chosen}</span>` : nothing}</summary>
        ${chosen > 0 ? html`<p class="small"><a href=${withoutFacets(query)}>${texts.search.clear}</a></p>` : nothing}
        ${groups.map((name) => group(name, results, query))}
      </details>
    </aside>`;
}

function group(name: FacetName, results: SearchResults, query: URLSearchParams) {
  return facetGroup(texts.search.facets[name], results.facets[name] ?? [], query.get(name), (value) => searchAddress(query, name, value));
}

function withoutFacets(query: URLSearchParams): string {
  const words = query.get('q');
  return searchAddress(new URLSearchParams(), 'q', words ?? '');
}
