import { html } from 'lit';
import { LightElement } from '../app/light-element.ts';
import { texts } from '../texts/texts.ts';

/** Opens the device's own sharing sheet, or copies the address where there is none. */
class ShareButton extends LightElement {
  static override properties = { address: {}, subject: {}, said: { state: true } };
  declare address: string;
  declare subject: string;
  declare private said: string;

  constructor() {
    super();
    this.said = '';
  }

  protected override render() {
    return html`
      <button class="button secondary" type="button" @click=${this.share}>${texts.article.share}</button>
      <span class="small" role="status">${this.said}</span>`;
  }

  private async share(): Promise<void> {
    const url = new URL(this.address, location.href).href;
    if ('share' in navigator) return navigator.share({ title: this.subject, url }).catch(dismissed);
    try {
      await (navigator as Navigator).clipboard.writeText(url);
      this.said = texts.article.copied;
    } catch {
      this.said = texts.article.copyFailed;
    }
  }
}

/** Closing the sheet without choosing rejects the promise: the reader changed their mind. */
function dismissed(): void {}

customElements.define('share-button', ShareButton);
