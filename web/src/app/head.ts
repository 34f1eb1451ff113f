import { texts } from '../texts/texts.ts';

interface Feed {
  readonly title: string;
  readonly href: string;
}

/** Sets what the page's head says beyond its title: description, canonical address, the feed of what is shown, and JSON-LD for search engines. */
export function describe(page: { readonly description?: string | null; readonly canonical?: string | null; readonly feed?: Feed | null; readonly data?: object }): void {
  meta('description', page.description ?? texts.site.promise);
  link('canonical', page.canonical ? { href: page.canonical } : null);
  link('alternate', page.feed ? { href: page.feed.href, title: page.feed.title, type: 'application/rss+xml' } : null);
  say(page.data);
}

function say(data: object | undefined): void {
  document.head.querySelector('script[type="application/ld+json"]')?.remove();
  if (!data) return;
  const element = Object.assign(document.createElement('script'), { type: 'application/ld+json' });
  // A node of text: what is set as text would have to be vouched for as a script (Trusted Types).
  element.append(document.createTextNode(JSON.stringify(data)));
  document.head.append(element);
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
