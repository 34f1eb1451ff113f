import { html, nothing } from 'lit';
import { Failure } from '../api/failure.ts';
import { texts } from '../texts/texts.ts';

/** Why something could not be sent, in sentences that say how to mend it. */
export function failuresOf(error: unknown): readonly string[] {
  if (!(error instanceof Failure) || error.isOurs) return [texts.form.failed];
  return error.errors.length > 0 ? error.errors : [error.detail ?? texts.form.failed];
}

export function sentences(failures: readonly string[]) {
  return failures.length > 0 ? html`<div class="form-failure" role="alert">${failures.map((failure) => html`<p>${failure}</p>`)}</div>` : nothing;
}
