import { LitElement } from 'lit';

/** An element that draws into the page itself, so that the page's own styles, anchors and find-in-page reach it. */
export abstract class LightElement extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
