import { texts } from '../texts/texts.ts';

interface Feed {
  readonly title: string;
  readonly href: string;
}

/** Sets what the page's head says beyond its title: description, canonical address, and the feed of what is shown. */
export function describe(page: { readonly description?: string | null; readonly canonical?: string | null; readonly feed?: Feed | null }): void {
  meta('description', page.description ?? texts.site.promise);
  link('canonical', page.canonical ? { href: page.canonical } : null);
  link('alternate', page.feed ? { href: page.feed.href, title: page.feed.title, type: 'application/rss+xml' } : null);
}

function meta(name: string, content: string): void {
  const element = document.head.querySelector<HTMLMetaElement>(`meta[name="${name}"]`);
  if (element) element.content = content;
}

/** Only links that a page added are replaced: those of index.html stand for the whole site. */
function link(rel: string, attributes: Readonly<Record<string, string>> | null): void {
  const old = document.head.querySelector(`link[rel="${rel}"][data-page]`);
  if (!attributes) return old?.remove();

  const element = old ?? document.head.appendChild(Object.assign(document.createElement('link'), { rel }));
  element.setAttribute('data-page', '');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
