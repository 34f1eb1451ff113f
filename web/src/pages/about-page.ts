import { html } from 'lit';
import { describe } from '../app/head.ts';
import { LightElement } from '../app/light-element.ts';
import { arrived } from '../app/navigation.ts';
import { texts } from '../texts/texts.ts';

/** What this place is, for whom, and on what terms. */
class AboutPage extends LightElement {
  protected override updated(): void {
    describe({ description: texts.about.lead });
    arrived(texts.site.titleOf(texts.about.title));
  }

  protected override render() {
    return html`
      <div class="narrow">
        <h1>${texts.about.title}</h1>
        <p class="lead">${texts.about.lead}</p>
        <div class="prose">${texts.about.sections.map((section) => html`<h2>${section.title}</h2><p>${section.text}</p>`)}</div>
        <p class="actions">
          <a class="button" href="/">${texts.about.browse}</a>
          <a class="button secondary" href="/experts">${texts.about.meet}</a>
        </p>
      </div>`;
  }
}

customElements.define('about-page', AboutPage);
