export type FailureKind = 'offline' | 'missing' | 'unknown' | 'busy' | 'refused' | 'broken';

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly traceId?: string;
  readonly errors?: Readonly<Record<string, readonly string[]>>;
}

/** A request that got no useful answer, with what the server said of it (RFC 9457) where it said something. */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly title: string | null;
  readonly detail: string | null;
  readonly traceId: string | null;
  /** What is wrong with what was sent, field by field. */
  readonly errors: readonly string[];

  constructor(kind: FailureKind, problem: Problem = {}) {
    super(problem.detail ?? problem.title ?? kind);
    this.kind = kind;
    this.title = problem.title ?? null;
    this.detail = problem.detail ?? null;
    this.traceId = problem.traceId ?? null;
    this.errors = Object.values(problem.errors ?? {}).flat();
  }

  /** Whether nothing is wrong with what was asked: the same may be answered elsewhere. */
  get isOurs(): boolean {
    return this.kind === 'offline' || this.kind === 'busy' || this.kind === 'broken';
  }

  static async from(response: Response): Promise<Failure> {
    return new Failure(kindOf(response.status), await problemOf(response));
  }
}

function kindOf(status: number): FailureKind {
  if (status === 404 || status === 410) return 'missing';
  if (status === 401) return 'unknown';
  if (status === 429 || status === 503) return 'busy';
  return status < 500 ? 'refused' : 'broken';
}

async function problemOf(response: Response): Promise<Problem> {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return {};
  try {
    return (await response.json()) as Problem;
  } catch {
    // The answer was cut short: its status is all there is to say.
    return {};
  }
}
