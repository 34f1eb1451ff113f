import { html } from 'lit';
import { api } from '../api/client.ts';
import { LightElement } from '../app/light-element.ts';
import { texts } from '../texts/texts.ts';
import { failuresOf } from './form-failure.ts';

/** Lets a reader say that a text was useful, without saying who they are. */
class UsefulButton extends LightElement {
  static override properties = { entry: {}, said: { state: true }, isDone: { state: true } };
  declare entry: string;
  declare private said: string;
  declare private isDone: boolean;

  constructor() {
    super();
    this.said = '';
    this.isDone = false;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('entry')) [this.said, this.isDone] = ['', false];
  }

  protected override render() {
    return html`
      <p class="actions" lang=${document.documentElement.lang}>
        <button class="button secondary" type="button" aria-disabled=${this.isDone} @click=${this.say}>${texts.useful.say}</button>
        <span class="small" role="status">${this.said}</span>
      </p>`;
  }

  private async say(): Promise<void> {
    if (this.isDone) return;
    this.isDone = true;
    try {
      await api.signal(this.entry, 'useful');
      this.said = texts.useful.thanks;
    } catch (error) {
      this.isDone = false;
      this.said = failuresOf(error).join(' ');
    }
  }
}

customElements.define('useful-button', UsefulButton);
