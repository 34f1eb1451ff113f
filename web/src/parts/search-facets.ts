import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { facetNames, type FacetName, type SearchResults } from '../api/types.ts';
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
  const current = query.get(name);
  const values = results.facets[name] ?? [];
  // A chosen value that finds nothing must still be there to be taken away.
  const shown = current && !values.some(({ value }) => value === current) ? [{ value: current, name: current, count: 0 }, ...values] : values;
  return html`
    <section aria-label=${texts.search.facets[name]}>
      <h3>${texts.search.facets[name]}</h3>
      <ul role="list">
        ${repeat(shown, ({ value }) => value, ({ value, name: label, count }) => {
          const isCurrent = value === current;
          return html`
            <li>
              <a class="facet" href=${searchAddress(query, name, isCurrent ? '' : value)} aria-current=${isCurrent}>
                <span>${label}</span> <span class="count">${count}</span>
              </a>
            </li>`;
        })}
      </ul>
    </section>`;
}

function withoutFacets(query: URLSearchParams): string {
  const words = query.get('q');
  return searchAddress(new URLSearchParams(), 'q', words ?? '');
}
