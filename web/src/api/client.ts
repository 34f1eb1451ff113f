import { language } from '../texts/texts.ts';
import { Failure } from './failure.ts';
import { snapshotOf } from './snapshots.ts';
import { directoryFacets, type Acceptance, type Card, type Directory, type Entry, type EntryFilter, type ErrorReport, type ExpertProfile, type Invitation, type Items, type Me, type Page, type Passage, type Review, type ReviewComment, type Signal, type SearchQuery, type SearchResults, type Suggestion, type Theme, type Verdict } from './types.ts';

type Query = Readonly<Record<string, string | number | undefined>>;

/** How long the API may take before a reader gets what lies in storage. */
const patience = 8_000;

/** The only door to `/api`. Conditional requests are left to the browser's cache. */
export const api = {
  entries: (filter: EntryFilter, cursor: string | null, signal: AbortSignal) =>
    read<Page<Card>>('/api/entries', { ...filter, limit: 15, cursor: cursor ?? undefined }, signal),

  entry: (slug: string, signal: AbortSignal) => read<Entry>(path`/api/entries/${slug}`, {}, signal),

  related: (slug: string, signal: AbortSignal) => read<Items<Card>>(path`/api/entries/${slug}/related`, {}, signal),

  themes: () => once('themes', () => read<Items<Theme>>('/api/themes')),

  experts: (choice: URLSearchParams, signal: AbortSignal) =>
    read<Directory>('/api/experts', Object.fromEntries(directoryFacets.map((name) => [name, choice.get(name) ?? undefined])), signal),

  expert: (slug: string, signal: AbortSignal) => read<ExpertProfile>(path`/api/experts/${slug}`, {}, signal),

  search: (query: SearchQuery, cursor: string | null, signal: AbortSignal) =>
    read<SearchResults>('/api/search', { ...query, cursor: cursor ?? undefined }, signal),

  suggest: (q: string, signal: AbortSignal) => read<Items<Suggestion>>('/api/suggest', { q }, signal),

  /** `null` for whoever has not signed in. */
  me: async (signal: AbortSignal) => read<Me>('/api/me', {}, signal).catch((failure: unknown) => {
    if (failure instanceof Failure && failure.kind === 'unknown') return null;
    throw failure;
  }),

  showInvitation: (token: string, signal: AbortSignal) => post<Invitation>('/api/invitations/show', { token }, signal),

  acceptInvitation: (token: string) => post<Acceptance>('/api/invitations/accept', { token }),

  showReview: (token: string, signal: AbortSignal) => post<Review>('/api/review/show', { token }, signal),

  commentReview: (token: string, text: string, passage: Passage | null, key: string) => post<ReviewComment>('/api/review/comments', { token, comment: { text, passage } }, undefined, key),

  judgeReview: (token: string, verdict: Verdict) => post<null>('/api/review/verdict', { token, ...verdict }),

  signal: (entry: string, kind: Signal) => post<null>(path`/api/entries/${entry}/signals`, { kind }),

  reportError: (entry: string, report: ErrorReport, key: string) => post<{ id: string }>(path`/api/entries/${entry}/error-reports`, report, undefined, key),
};

/** @param key - the same for the same wish, however often it is sent: what is created is created once. */
async function post<T>(address: string, body: unknown, signal?: AbortSignal, key?: string): Promise<T> {
  const headers = { 'Content-Type': 'application/json', 'X-Escouade-Request': '1', ...(key && { 'Idempotency-Key': key }) };
  return receive<T>(address, signal, { method: 'POST', headers, body: JSON.stringify(body) });
}

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

async function receive<T>(address: string, signal?: AbortSignal, request: RequestInit = {}): Promise<T> {
  const response = await send(address, signal, request);
  if (!response.ok) throw await Failure.from(response);
  if (response.status === 204) return null as T;
  try {
    return (await response.json()) as T;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Failure('broken');
  }
}

async function send(address: string, signal: AbortSignal | undefined, request: RequestInit): Promise<Response> {
  const limit = AbortSignal.timeout(patience);
  const headers = { 'Accept': 'application/json', 'Accept-Language': language, ...request.headers };
  try {
    return await fetch(address, { ...request, headers, signal: signal ? AbortSignal.any([signal, limit]) : limit });
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
