import { html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { LightElement } from '../app/light-element.ts';
import { texts } from '../texts/texts.ts';

/** A text that the server made from Markdown and sanitised, with what Markdown cannot say about access added. */
class ProseText extends LightElement {
  static override properties = { text: {} };
  declare text: string;

  protected override render() {
    return html`<div class="prose">${unsafeHTML(withoutStyles(this.text))}</div>`;
  }

  protected override updated(): void {
    this.querySelectorAll('table').forEach(makeScrollable);
    this.querySelectorAll<HTMLInputElement>('.task-list-item > input').forEach(nameAfterItem);
  }
}

/** The security policy refuses style attributes, by which Markdown's tables say how a column is aligned. */
function withoutStyles(text: string): string {
  return text.replace(/ style="text-align:\s*(left|center|right);?"/g, ' align="$1"');
}

/** A table wider than the screen slides inside a region that the keyboard reaches too. */
function makeScrollable(table: HTMLTableElement): void {
  if (table.parentElement?.classList.contains('table-region')) return;
  const region = document.createElement('div');
  region.className = 'table-region';
  region.tabIndex = 0;
  region.role = 'region';
  region.ariaLabel = table.caption?.textContent ?? texts.article.table;
  table.replaceWith(region);
  region.append(table);
}

function nameAfterItem(box: HTMLInputElement): void {
  box.ariaLabel = box.parentElement?.textContent?.trim() ?? '';
}

customElements.define('prose-text', ProseText);
