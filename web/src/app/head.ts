import { texts } from '../texts/texts.ts';

/** https://www.w3.org/TR/trusted-types/: not yet in every browser, nor in the types of TypeScript. */
interface Vouching {
  readonly trustedTypes?: { createPolicy(name: string, rules: { createScript(text: string): string }): { createScript(text: string): unknown } };
}

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

const vouching = (window as Vouching).trustedTypes?.createPolicy('structured-data', { createScript: (json) => JSON.stringify(JSON.parse(json)) });

function say(data: object | undefined): void {
  document.head.querySelector('script[type="application/ld+json"]')?.remove();
  if (!data) return;
  const element = Object.assign(document.createElement('script'), { type: 'application/ld+json' });
  const text = JSON.stringify(data);
  // No script, but in an element of that name: browsers want somebody to vouch for it (Trusted Types), see Content-Security-Policy.
  element.text = (vouching?.createScript(text) ?? text) as string;
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
