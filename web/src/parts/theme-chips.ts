import { html, nothing, type TemplateResult } from 'lit';
import { themeName, type Themes } from '../api/themes.ts';
import { texts } from '../texts/texts.ts';

/** The themes as filters, each a real address. */
export function themeChips(themes: Themes, current: string | null): TemplateResult | typeof nothing {
  if (themes.all.length === 0) return themes.settled ? nothing : html`<div class="chips waiting"></div>`;
  return html`
    <nav class="chips" aria-label=${texts.home.themes}>
      <ul role="list">
        <li><a class="chip" href="/" aria-current=${current ? 'false' : 'page'}>${texts.home.everything}</a></li>
        ${themes.all.map(
          (theme) => html`
            <li>
              <a class="chip" href=${`/themes/${theme.slug}`} aria-current=${theme.slug === current ? 'page' : 'false'}>
                ${themeName(theme)} <span class="count" aria-label=${texts.theme.count(theme.count)}>${theme.count}</span>
              </a>
            </li>`,
        )}
      </ul>
    </nav>`;
}
