import { html, nothing } from 'lit';
import { api } from '../api/client.ts';
import type { Passage } from '../api/types.ts';
import { LightElement } from '../app/light-element.ts';
import { texts } from '../texts/texts.ts';
import { failuresOf, sentences } from './form-failure.ts';
import { chosenPassage, selectedPassage } from './passage.ts';

/** Lets a reader say what is wrong in a text, in the passage that they have selected. */
class ErrorReport extends LightElement {
  static override properties = { entry: {}, text: { attribute: false }, passage: { state: true }, state: { state: true }, failures: { state: true } };
  declare entry: string;
  declare text: () => Element | null;
  declare private passage: Passage | null;
  declare private state: 'closed' | 'open' | 'sending' | 'sent';
  declare private failures: readonly string[];
  private key = '';

  constructor() {
    super();
    this.passage = null;
    this.state = 'closed';
    this.failures = [];
  }

  protected override render() {
    const words = texts.report;
    return html`
      <p class="report-error" lang=${document.documentElement.lang}>
        <button class="plain" type="button" @pointerdown=${this.remember} @click=${this.open}>${words.open}</button>
        <span class="small" role="status">${this.state === 'sent' ? words.thanks : nothing}</span>
      </p>
      <dialog aria-labelledby="report-title" lang=${document.documentElement.lang} @close=${this.closed}>
        <form class="form" method="dialog" @submit=${this.send}>
          <h2 id="report-title">${words.title}</h2>
          ${chosenPassage(this.passage)}
          <label>${words.message}<textarea name="message" rows="4" maxlength="2000" required></textarea></label>
          <label>${words.email}<input name="email" type="email" autocomplete="email" aria-describedby="report-hint"></label>
          <p class="small" id="report-hint">${words.emailHint}</p>
          ${sentences(this.failures)}
          <p class="actions">
            <button class="button" type="submit" ?disabled=${this.state === 'sending'}>${this.state === 'sending' ? texts.form.sending : texts.form.send}</button>
            <button class="button secondary" type="button" @click=${() => this.dialog.close()}>${texts.form.cancel}</button>
          </p>
        </form>
      </dialog>`;
  }

  private get dialog(): HTMLDialogElement {
    return this.querySelector('dialog')!;
  }

  /** Before the click: some browsers drop the selection with it. */
  private remember(): void {
    this.passage = selectedPassage(this.text());
  }

  private open(): void {
    this.passage = selectedPassage(this.text()) ?? this.passage;
    this.key = crypto.randomUUID();
    this.failures = [];
    this.state = 'open';
    this.dialog.showModal();
  }

  private closed(): void {
    if (this.state !== 'sent') this.state = 'closed';
  }

  private async send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    this.state = 'sending';
    try {
      await api.reportError(this.entry, { message: String(given.get('message')), email: String(given.get('email')), passage: this.passage }, this.key);
      this.state = 'sent';
      form.reset();
      this.dialog.close();
    } catch (error) {
      this.state = 'open';
      this.failures = failuresOf(error);
    }
  }
}

customElements.define('error-report', ErrorReport);
