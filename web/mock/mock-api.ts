import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import type { Entry, FacetValue, SearchHit } from '../src/api/types.ts';
import { cardOf, entries, experts, folded, themes } from './content.ts';

type Answer = { readonly status?: number; readonly type?: string; readonly location?: string; readonly body: unknown };

const missing: Answer = {
  status: 404, type: 'application/problem+json',
  body: { title: 'Introuvable', detail: 'Rien ne se trouve à cette adresse.', status: 404, traceId: 'exemple' },
};

/** Answers `/api` from memory while the site is being worked on; it is no part of what is built. */
export function mockApi(): Plugin {
  return {
    name: 'mock-api',
    configureServer: (server) => void server.middlewares.use(handle),
    configurePreviewServer: (server) => void server.middlewares.use(handle),
  };
}

function handle(request: IncomingMessage, response: ServerResponse, next: Connect.NextFunction): void {
  const url = new URL(request.url ?? '/', 'http://mock');
  if (!url.pathname.startsWith('/api/')) return next();

  if (request.method === 'POST') return void response.writeHead(204).end();

  const { status = 200, type = 'application/json', location, body } = answer(decodeURIComponent(url.pathname.slice(5)), url.searchParams);
  response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, ...(location ? { Location: location } : {}) });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function answer(path: string, query: URLSearchParams): Answer {
  const [name, slug, part] = path.split('/');
  if (name === 'entries') return slug ? entry(slug, part) : { body: paged(filtered(query).map(cardOf), query) };
  if (name === 'themes') return { body: { items: themes } };
  if (name === 'experts' && !slug) return { body: directory(query) };
  if (name === 'experts') return found(experts.find((expert) => expert.slug === slug));
  if (name === 'search') return query.get('q') === 'panne' ? { ...missing, status: 500, body: { title: 'La recherche ne répond pas', detail: 'Réessayez dans quelques minutes.', traceId: '4bf92f35' } } : { body: search(query) };
  if (name === 'suggest') return { body: { items: suggestions(query.get('q') ?? '') } };
  if (name === 'mock-images') return { type: 'image/svg+xml', body: image(slug ?? '') };
  return missing;
}

function entry(slug: string, part: string | undefined): Answer {
  if (slug === 'ancienne-adresse') return { status: 308, location: `/api/entries/${entries[0]!.slug}`, body: '' };
  const entry = entries.find((candidate) => candidate.slug === slug);
  if (part !== 'related' || !entry) return found(entry);
  return { body: { items: entries.filter((other) => other !== entry).slice(0, 3).map(cardOf) } };
}

function directory(query: URLSearchParams) {
  const region = query.get('region');
  const items = experts.filter((expert) => !region || folded(expert.region ?? '') === region);
  return { items, facets: { field: [], region: facet(experts.map((expert) => folded(expert.region ?? '')), (value) => value), language: [] } };
}

function found(item: unknown): Answer {
  return item ? { body: item } : missing;
}

function filtered(query: URLSearchParams): readonly Entry[] {
  const wanted = (name: string, values: readonly (string | null)[]) => !query.has(name) || values.includes(query.get(name));
  return entries.filter((entry) =>
    wanted('theme', [entry.theme]) && wanted('kind', [entry.kind]) && wanted('level', [entry.level]) &&
    wanted('expert', entry.experts.map((expert) => expert.slug)));
}

function paged<T>(items: readonly T[], query: URLSearchParams) {
  const limit = Number(query.get('limit') ?? 8);
  const start = Number(query.get('cursor') ?? 0);
  return { items: items.slice(start, start + limit), next: start + limit < items.length ? String(start + limit) : null };
}

function search(query: URLSearchParams) {
  const words = folded(query.get('q') ?? '').split(/\s+/).filter(Boolean);
  const holds = (text: string) => words.every((word) => folded(text).includes(word));
  const hits = query.get('kind') === 'expert' ? [] : filtered(query).filter((entry) => holds(`${entry.title} ${entry.summary} ${entry.tags.join(' ')}`));
  const people = foundExperts(query, holds);
  const items = [...people, ...hits.map((hit) => ({ ...cardOf(hit), id: hit.id, url: `/articles/${hit.slug}`, snippetHtml: hit.summary.replace(/commerces/, '<mark>commerces</mark>') }))];
  const facets = {
    theme: facet(hits.map((hit) => hit.theme), (value) => themes.find((theme) => theme.slug === value)!.name),
    kind: facet(items.map((item) => item.kind), (value) => (value === 'expert' ? 'Expert' : 'Article')),
    level: facet(hits.map((hit) => hit.level), (value) => ({ beginner: 'Débutant', intermediate: 'Intermédiaire', advanced: 'Avancé' })[value] ?? value),
    expert: facet(hits.flatMap((hit) => hit.experts.map((expert) => expert.slug)), (value) => experts.find((expert) => expert.slug === value)!.name),
    sector: facet(hits.map(() => 'commerce-de-detail'), () => 'Commerce de détail'),
  };
  return { query: query.get('q'), count: items.length, facets, degraded: words.includes('lent'), ...paged(items, query) };
}

function foundExperts(query: URLSearchParams, holds: (text: string) => boolean): readonly SearchHit[] {
  if (['theme', 'level', 'expert', 'sector'].some((name) => query.has(name)) || (query.get('kind') ?? 'expert') !== 'expert') return [];
  return experts.filter((expert) => holds(`${expert.name} ${expert.title}`)).map(({ slug, name, title, organisation, fields, photo }) => ({
    kind: 'expert', id: `expert-${slug}`, slug, title: name, summary: `${title}, ${organisation}`, theme: fields[0] ?? null, level: null, experts: [],
    publishedAt: null, readingMinutes: null, cover: photo, url: `/experts/${slug}`, snippetHtml: `${title}, ${organisation}`,
  }));
}

function facet(values: readonly (string | null)[], nameOf: (value: string) => string): readonly FacetValue[] {
  const known = values.filter((value) => value !== null);
  return [...new Set(known)].map((value) => ({ value, name: nameOf(value), count: known.filter((other) => other === value).length }));
}

function suggestions(words: string) {
  const matches = (text: string) => folded(text).includes(folded(words));
  return [
    ...themes.filter(({ name }) => matches(name)).map(({ name, slug }) => ({ text: name, url: `/themes/${slug}`, kind: 'theme' })),
    ...entries.filter(({ title }) => matches(title)).map(({ title, slug }) => ({ text: title, url: `/articles/${slug}`, kind: 'article' })),
    ...experts.filter(({ name }) => matches(name)).map(({ name, slug }) => ({ text: name, url: `/experts/${slug}`, kind: 'expert' })),
    ...['hameçonnage', 'infonuagique'].filter(matches).map((term) => ({ text: term, url: `/recherche?q=${encodeURIComponent(term)}`, kind: 'term' })),
  ].slice(0, 10);
}

function image(name: string): string {
  const hue = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0) * 7, 0) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1440 810" preserveAspectRatio="xMidYMid slice"><rect width="1440" height="810" fill="hsl(${hue} 38% 72%)"/><circle cx="1080" cy="240" r="130" fill="hsl(${hue} 60% 88%)"/><path d="M0 620 360 380l260 180 320-260 500 330v180H0z" fill="hsl(${hue} 35% 42%)"/></svg>`;
}
