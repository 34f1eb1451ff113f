import { html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { LightElement } from '../app/light-element.ts';
import { texts } from '../texts/texts.ts';

/** A text that the server made from Markdown and sanitised. */
class ProseText extends LightElement {
  static override properties = { text: {} };
  declare text: string;

  protected override render() {
    return html`<div class="prose">${unsafeHTML(this.text)}</div>`;
  }

  protected override updated(): void {
    this.querySelectorAll('table').forEach((table, index) => makeScrollable(table, index + 1));
  }
}

/** A table wider than the screen slides inside a region that the keyboard reaches too. */
function makeScrollable(table: HTMLTableElement, number: number): void {
  if (table.parentElement?.classList.contains('table-region')) return;
  const region = document.createElement('div');
  region.className = 'table-region';
  region.tabIndex = 0;
  region.role = 'region';
  region.ariaLabel = table.caption?.textContent ?? `${texts.article.table} ${number}`;
  table.replaceWith(region);
  region.append(table);
}

customElements.define('prose-text', ProseText);
