import { html, nothing, type TemplateResult } from 'lit';
import { Failure } from '../api/failure.ts';
import { texts } from '../texts/texts.ts';

interface Words {
  readonly title: string;
  readonly detail: string;
}

export function loading(): TemplateResult {
  return html`<p class="state loading" role="status">${texts.state.loading}</p>`;
}

export function empty(words: Words, then: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`
    <div class="state">
      <h2>${words.title}</h2>
      <p>${words.detail}</p>
      ${then}
    </div>`;
}

/** A whole page that could not be shown: what happened, and what to do next. */
export function failedPage(error: unknown, retry: () => void, missing?: Words): TemplateResult {
  const failure = asFailure(error);
  const { title, detail } = wordsFor(failure, missing);
  return html`
    <div class="state failed">
      <h1>${title}</h1>
      <p>${detail}</p>
      ${actions(failure, retry)}
    </div>`;
}

/** A part of a page that could not be shown. */
export function failedPart(error: unknown, retry: () => void): TemplateResult {
  const failure = asFailure(error);
  const { title, detail } = wordsFor(failure);
  return html`
    <div class="state failed" role="alert">
      <h2>${title}</h2>
      <p>${detail}</p>
      ${actions(failure, retry)}
    </div>`;
}

export function failureTitle(error: unknown, missing?: Words): string {
  return texts.site.titleOf(wordsFor(asFailure(error), missing).title);
}

export function waysOut(): TemplateResult {
  return html`
    <a class="button" href="/">${texts.state.backHome}</a>
    <a class="button secondary" href="/recherche">${texts.state.goSearch}</a>`;
}

function actions(failure: Failure, retry: () => void): TemplateResult {
  const again = html`
    <button class="button" type="button" @click=${retry}>${texts.state.retry}</button>
    <a class="button secondary" href="/">${texts.state.backHome}</a>`;
  const trace = failure.traceId && failure.kind === 'broken' ? html`<p class="small">${texts.state.trace(failure.traceId)}</p>` : nothing;
  return html`<p class="actions">${failure.kind === 'missing' ? waysOut() : again}</p>${trace}`;
}

function wordsFor(failure: Failure, missing?: Words): Words {
  const ours = texts.state.failures[failure.kind];
  if (failure.kind === 'missing') return missing ?? ours;
  return { title: failure.title ?? ours.title, detail: failure.detail ?? ours.detail };
}

function asFailure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure('broken');
}
