/** Where the same answers lie in public storage, so that the site reads with no function running. Names as in `SiteFileNames`. */

const base = `${import.meta.env.PUBLIC_STORAGE}/site`;

/** The parameters of a list that stand for one filter; the others say how much of it. */
const filters = ['theme', 'tag', 'expert', 'kind', 'level', 'sector', 'language'];

/** The address of the snapshot of a read of the API, or null where there is none: search, and all but the first page of a list. */
export function snapshotOf(address: string): string | null {
  const { pathname, searchParams } = new URL(address, location.origin);
  if (pathname === '/api/entries') return searchParams.has('cursor') ? null : list(searchParams);
  const [, name] = /^\/api\/((?:entries|experts)\/[a-z0-9-]+|experts|themes|tags)$/.exec(pathname) ?? [];
  return name ? `${base}/${name}.json` : null;
}

function list(parameters: URLSearchParams): string | null {
  const chosen = filters.flatMap((filter) => (parameters.has(filter) ? [`${filter}=${parameters.get(filter)}`] : []));
  return chosen.length > 1 ? null : `${base}/lists/${encodeURIComponent(chosen[0] ?? 'all')}.json`;
}
