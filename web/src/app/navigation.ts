interface Place {
  readonly scroll?: number;
}

/** How the reader came to the page that is being drawn; `null` once it has been shown. */
let arrival: { readonly how: 'load' | 'link' | 'history'; readonly scroll: number } | null = { how: 'load', scroll: place().scroll ?? 0 };
let shown = location.pathname + location.search;
let changed: () => void = () => undefined;

/** Watches links and the history, so that pages change without a load and addresses stay real. */
export function startNavigation(onChange: () => void): void {
  changed = onChange;
  history.scrollRestoration = 'manual';
  document.addEventListener('click', followLink);
  addEventListener('popstate', (event) => {
    const scroll = (event.state as Place | null)?.scroll;
    if (location.pathname + location.search !== shown) return move({ how: 'history', scroll: scroll ?? 0 });
    // A step between anchors of the same page; the browser follows new ones by itself.
    if (scroll !== undefined) scrollTo({ top: scroll });
  });
  addEventListener('scrollend', rememberScroll);
  addEventListener('pagehide', rememberScroll);
}

/** Goes to an address of this site. A change of the query alone keeps the focus and the scroll where they are. */
export function go(address: string): void {
  const url = new URL(address, location.href);
  if (url.href === location.href) return top();

  const samePage = url.pathname === location.pathname && !url.hash;
  rememberScroll();
  history.pushState({ scroll: 0 }, '', url);
  move(samePage ? null : { how: 'link', scroll: 0 });
}

/** Corrects the address of the page that is shown, without a new step in the history. */
export function amend(address: string): void {
  if (address === location.pathname + location.search) return;
  history.replaceState(place(), '', address + location.hash);
  move(arrival);
}

/** A page calls this once its content is drawn: title, then scroll and focus as the way it was reached asks. */
export function arrived(title: string): void {
  document.title = title;
  if (!arrival) return;
  const { how, scroll } = arrival;
  arrival = null;

  // Elements inside the page draw in microtasks of their own: by the next frame the page has its height.
  requestAnimationFrame(() => {
    const target = how === 'history' ? null : anchor();
    if (target) target.scrollIntoView({ behavior: 'instant' });
    else scrollTo({ top: scroll, behavior: 'instant' });
    if (how !== 'load') focusOn(target ?? document.querySelector('main h1'));
  });
}

export function cameBack(): boolean {
  return arrival?.how === 'history';
}

function top(): void {
  scrollTo({ top: 0 });
  focusOn(document.querySelector('main h1'));
}

function move(next: typeof arrival): void {
  arrival = next;
  shown = location.pathname + location.search;
  changed();
}

function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href || link.target || link.hasAttribute('download') || !isPage(new URL(link.href))) return;

  const samePlace = link.pathname === location.pathname && link.search === location.search;
  if (samePlace && link.hash) return rememberScroll();

  event.preventDefault();
  go(link.href);
}

/** The API, sign-in and files are the server's; the rest of this origin is drawn here. */
function isPage(url: URL): boolean {
  return url.origin === location.origin && !/^\/(?:api|\.auth)\//.test(url.pathname) && !/\.\w+$/.test(url.pathname);
}

function rememberScroll(): void {
  if (!arrival) history.replaceState({ scroll: scrollY } satisfies Place, '');
}

function place(): Place {
  return (history.state as Place | null) ?? {};
}

function anchor(): HTMLElement | null {
  return location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
}

function focusOn(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
