import { html } from 'lit';
import { LightElement } from './light-element.ts';
import { startNavigation } from './navigation.ts';
import { draw } from './routes.ts';
import { language, switchLanguage, texts } from '../texts/texts.ts';

/** The frame around every page: skip link, header, main region and footer. */
export class SiteApp extends LightElement {
  override connectedCallback(): void {
    super.connectedCallback();
    // What index.html shows while scripts load gives way to the first drawing.
    this.replaceChildren();
    startNavigation(() => this.requestUpdate());
  }

  protected override render() {
    return html`
      <a class="skip" href="#page-main">${texts.site.skip}</a>
      <header class="site-header">
        <div class="frame">
          <a class="brand" href="/">
            <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
              <rect width="32" height="32" rx="9" />
              <path d="M9 21.5 16 9l7 12.5M12.2 16.2h7.6" />
            </svg>
            <span>${texts.site.name}</span>
          </a>
          <nav class="site-menu" aria-label=${texts.site.menu}>
            ${this.menuLink('/', texts.site.articles, /^\/(?:$|themes\/|articles\/)/)}
            ${this.menuLink('/experts', texts.site.experts, /^\/experts/)}
            ${this.menuLink('/a-propos', texts.site.about, /^\/a-propos/)}
            ${this.menuLink('/recherche', texts.site.search, /^\/recherche/)}
          </nav>
        </div>
      </header>
      <main id="page-main" class="frame" tabindex="-1">${draw(location)}</main>
      ${this.footer()}`;
  }

  private menuLink(href: string, name: string, section: RegExp) {
    const current = location.pathname === href ? 'page' : section.test(location.pathname) ? 'true' : 'false';
    return html`<a href=${href} aria-current=${current}>${name}</a>`;
  }

  private footer() {
    return html`
      <footer class="site-footer">
        <div class="frame">
          <p class="promise">${texts.site.promise}</p>
          <nav aria-label=${texts.site.follow}>
            <a href="/api/feeds/rss.xml">${texts.site.rss}</a>
            <a href="/api/feeds/atom.xml">${texts.site.atom}</a>
            <a href="/api/feeds/feed.json">${texts.site.jsonFeed}</a>
          </nav>
          <p class="small">${texts.site.licence} ${texts.site.privacy}</p>
          <button class="plain" type="button" lang=${language === 'fr-CA' ? 'en' : 'fr'} @click=${switchLanguage}>${texts.site.otherLanguage}</button>
        </div>
      </footer>`;
  }
}
