import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { FacetValue } from '../api/types.ts';

/** One facet as links: choosing a value narrows what is shown, choosing it again widens it. */
export function facetGroup(title: string, values: readonly FacetValue[], current: string | null, addressOf: (value: string) => string) {
  // A chosen value that finds nothing must still be there to be taken away.
  const shown = current && !values.some(({ value }) => value === current) ? [{ value: current, name: current, count: 0 }, ...values] : values;
  return html`
    <section aria-label=${title}>
      <h3>${title}</h3>
      <ul role="list">
        ${repeat(shown, ({ value }) => value, ({ value, name, count }) => {
          const isCurrent = value === current;
          return html`
            <li>
              <a class="facet" href=${addressOf(isCurrent ? '' : value)} aria-current=${isCurrent}>
                <span>${name}</span> <span class="count">${count}</span>
              </a>
            </li>`;
        })}
      </ul>
    </section>`;
}
