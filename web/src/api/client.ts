import { language } from '../texts/texts.ts';
import { Failure } from './failure.ts';
import { snapshotOf } from './snapshots.ts';
import type { Card, Entry, EntryFilter, Expert, ExpertProfile, Items, Page, SearchQuery, SearchResults, Suggestion, Theme } from './types.ts';

type Query = Readonly<Record<string, string | number | undefined>>;

/** How long the API may take before a reader gets what lies in storage. */
const patience = 8_000;

/** The only door to `/api`. Every call is a read; conditional requests are left to the browser's cache. */
export const api = {
  entries: (filter: EntryFilter, cursor: string | null, signal: AbortSignal) =>
    read<Page<Card>>('/api/entries', { ...filter, limit: 15, cursor: cursor ?? undefined }, signal),

  entry: (slug: string, signal: AbortSignal) => read<Entry>(path`/api/entries/${slug}`, {}, signal),

  related: (slug: string, signal: AbortSignal) => read<Items<Card>>(path`/api/entries/${slug}/related`, {}, signal),

  themes: () => once('themes', () => read<Items<Theme>>('/api/themes')),

  experts: (signal: AbortSignal) => read<Items<Expert>>('/api/experts', {}, signal),

  expert: (slug: string, signal: AbortSignal) => read<ExpertProfile>(path`/api/experts/${slug}`, {}, signal),

  search: (query: SearchQuery, cursor: string | null, signal: AbortSignal) =>
    read<SearchResults>('/api/search', { ...query, cursor: cursor ?? undefined }, signal),

  suggest: (q: string, signal: AbortSignal) => read<Items<Suggestion>>('/api/suggest', { q }, signal),
};

async function read<T>(address: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  const wanted = address + parameters(query);
  try {
    return await receive<T>(wanted, signal);
  } catch (failure) {
    const snapshot = failure instanceof Failure && failure.isOurs ? snapshotOf(wanted) : null;
    if (!snapshot) throw failure;
    // What is wrong with the API is what the reader is told where storage does not help either.
    return receive<T>(snapshot, signal).catch((error: unknown) => { throw signal?.aborted ? error : failure; });
  }
}

async function receive<T>(address: string, signal?: AbortSignal): Promise<T> {
  const response = await send(address, signal);
  if (!response.ok) throw await Failure.from(response);
  try {
    return (await response.json()) as T;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Failure('broken');
  }
}

async function send(address: string, signal?: AbortSignal): Promise<Response> {
  const limit = AbortSignal.timeout(patience);
  const headers = { 'Accept': 'application/json', 'Accept-Language': language };
  try {
    return await fetch(address, { headers, signal: signal ? AbortSignal.any([signal, limit]) : limit });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Failure('offline');
  }
}

function parameters(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}

function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: parts }, ...values.map(encodeURIComponent));
}

const kept = new Map<string, Promise<unknown>>();

/** Asks once a visit; what failed is asked again. */
function once<T>(name: string, ask: () => Promise<T>): Promise<T> {
  const asked = kept.get(name) as Promise<T> | undefined;
  if (asked) return asked;

  const asking = ask();
  kept.set(name, asking);
  asking.catch(() => kept.delete(name));
  return asking;
}
