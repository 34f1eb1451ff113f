import { html, type TemplateResult } from 'lit';

interface Route {
  readonly pattern: RegExp;
  readonly draw: (slug: string, query: URLSearchParams) => TemplateResult;
}

const routes: readonly Route[] = [
  { pattern: /^\/$/, draw: () => html`<home-page></home-page>` },
  { pattern: /^\/themes\/([^/]+)\/?$/, draw: (slug) => html`<theme-page .slug=${slug}></theme-page>` },
  { pattern: /^\/articles\/([^/]+)\/?$/, draw: (slug) => html`<article-page .slug=${slug}></article-page>` },
  { pattern: /^\/recherche\/?$/, draw: (_, query) => html`<search-page .query=${query}></search-page>` },
  { pattern: /^\/experts\/?$/, draw: (_, query) => html`<experts-page .query=${query}></experts-page>` },
  { pattern: /^\/experts\/([^/]+)\/?$/, draw: (slug) => html`<expert-page .slug=${slug}></expert-page>` },
  { pattern: /^\/relecture\/?$/, draw: () => html`<review-page></review-page>` },
  { pattern: /^\/invitation\/?$/, draw: () => html`<invitation-page></invitation-page>` },
  { pattern: /^\/a-propos\/?$/, draw: () => html`<about-page></about-page>` },
];

export function draw(address: Location): TemplateResult {
  for (const { pattern, draw } of routes) {
    const match = pattern.exec(address.pathname);
    if (match) return draw(decoded(match[1] ?? ''), new URLSearchParams(address.search));
  }
  return html`<missing-page></missing-page>`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // A stray % in a typed address: the API will say that there is no such slug.
    return part;
  }
}
