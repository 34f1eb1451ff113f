import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { cameBack } from '../app/navigation.ts';
import { Failure } from './failure.ts';
import type { Page } from './types.ts';

type Ask<P> = (cursor: string | null, signal: AbortSignal) => Promise<P>;

/** What was loaded during this visit, so that going back finds the list as long as it was. */
const memory = new Map<string, readonly Page<unknown>[]>();

/** Reads a list page after page. While another first page is on its way, the pages that are there stay. */
export class Pager<T, P extends Page<T>> implements ReactiveController {
  pages: readonly P[] = [];
  busy = false;
  failure: Failure | null = null;

  private readonly host: ReactiveControllerHost;
  private name = '';
  private ask: Ask<P> | null = null;
  private current = new AbortController();

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  get items(): readonly T[] {
    return this.pages.flatMap((page) => page.items);
  }

  get hasMore(): boolean {
    return !!this.pages.at(-1)?.next;
  }

  hostDisconnected(): void {
    this.current.abort();
  }

  /** @param name tells one list from another, for going back. */
  start(name: string, ask: Ask<P>): void {
    this.name = name;
    this.ask = ask;
    const remembered = cameBack() ? (memory.get(name) as readonly P[] | undefined) : undefined;
    if (!remembered) return void this.load(null);

    this.current.abort();
    this.pages = remembered;
    this.settle(null);
  }

  clear(): void {
    this.current.abort();
    this.pages = [];
    this.settle(null);
  }

  async more(): Promise<void> {
    if (!this.busy && this.hasMore) await this.load(this.pages.at(-1)?.next ?? null);
  }

  retry(): void {
    void this.load(this.pages.at(-1)?.next ?? null);
  }

  private async load(cursor: string | null): Promise<void> {
    if (!this.ask) return;
    this.current.abort();
    const { signal } = (this.current = new AbortController());
    this.busy = true;
    this.host.requestUpdate();
    try {
      const page = await this.ask(cursor, signal);
      if (signal.aborted) return;
      this.pages = cursor ? [...this.pages, page] : [page];
      memory.set(this.name, this.pages);
      this.settle(null);
    } catch (error) {
      if (signal.aborted) return;
      if (!cursor) this.pages = [];
      this.settle(error instanceof Failure ? error : new Failure('broken'));
    }
  }

  private settle(failure: Failure | null): void {
    this.busy = false;
    this.failure = failure;
    this.host.requestUpdate();
  }
}
