import { html } from 'lit';
import { describe } from '../app/head.ts';
import { LightElement } from '../app/light-element.ts';
import { arrived } from '../app/navigation.ts';
import { waysOut } from '../parts/states.ts';
import { texts } from '../texts/texts.ts';

/** An address that leads nowhere. */
class MissingPage extends LightElement {
  protected override updated(): void {
    describe({});
    arrived(texts.site.titleOf(texts.state.notFoundTitle));
  }

  protected override render() {
    return html`
      <div class="state">
        <h1>${texts.state.notFoundTitle}</h1>
        <p>${texts.state.notFoundDetail}</p>
        <p class="actions">${waysOut()}</p>
      </div>`;
  }
}

customElements.define('missing-page', MissingPage);
