import { html, nothing, type PropertyValues } from 'lit';
import { api } from '../api/client.ts';
import type { Suggestion } from '../api/types.ts';
import { LightElement } from '../app/light-element.ts';
import { go } from '../app/navigation.ts';
import { texts } from '../texts/texts.ts';

const pause = 180;
const leastLetters = 2;

/** The search form, with suggestions as one types (the combobox pattern of WAI-ARIA). Fires `typed` after each pause. */
class SearchBox extends LightElement {
  static override properties = { value: {}, open: { state: true }, suggestions: { state: true }, active: { state: true } };
  declare value: string;
  declare private open: boolean;
  declare private suggestions: readonly Suggestion[];
  declare private active: number;

  private timer = 0;
  private asking = new AbortController();

  constructor() {
    super();
    this.value = '';
    this.open = false;
    this.suggestions = [];
    this.active = -1;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  private get input(): HTMLInputElement {
    return this.querySelector('input') as HTMLInputElement;
  }

  protected override updated(changes: PropertyValues<this>): void {
    // What the reader is typing wins over an address that follows it.
    if (changes.has('value') && document.activeElement !== this.input) this.input.value = this.value;
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    const expanded = this.open && this.suggestions.length > 0;
    return html`
      <form class="search-box" role="search" action="/recherche" @submit=${this.submit} @focusout=${this.left}>
        <label for="q">${texts.search.label}</label>
        <div class="search-field">
          <input
            id="q" name="q" type="search" enterkeyhint="search" autocomplete="off" autocapitalize="none" spellcheck="true" maxlength="200"
            role="combobox" aria-autocomplete="list" aria-controls="suggestions" aria-describedby="search-hint"
            aria-expanded=${expanded} aria-activedescendant=${expanded && this.active >= 0 ? `suggestion-${this.active}` : nothing}
            @input=${this.typed} @keydown=${this.key}
          />
          <button class="button" type="submit">${texts.search.submit}</button>
          <ul id="suggestions" class="suggestions" role="listbox" aria-label=${texts.search.suggestions} ?hidden=${!expanded}>
            ${this.suggestions.map((suggestion, index) => this.option(suggestion, index))}
          </ul>
        </div>
        <p id="search-hint" class="small">${texts.search.hint}</p>
        <p class="unseen" aria-live="polite">${expanded ? texts.search.suggestionCount(this.suggestions.length) : ''}</p>
      </form>`;
  }

  private option(suggestion: Suggestion, index: number) {
    return html`
      <li
        id=${`suggestion-${index}`} role="option" aria-selected=${index === this.active}
        @pointerdown=${(event: Event) => event.preventDefault()} @click=${() => this.choose(suggestion)}
      >
        <span>${suggestion.text}</span>
        <span class="small">${texts.search.suggestionKinds[suggestion.kind] ?? ''}</span>
      </li>`;
  }

  private typed(): void {
    this.stop();
    this.timer = window.setTimeout(() => {
      const text = this.input.value.trim();
      this.dispatchEvent(new CustomEvent('typed', { detail: text }));
      void this.suggest(text);
    }, pause);
  }

  private async suggest(text: string): Promise<void> {
    this.active = -1;
    if (text.length < leastLetters) {
      this.suggestions = [];
      return;
    }
    const { signal } = (this.asking = new AbortController());
    try {
      this.suggestions = (await api.suggest(text, signal)).items;
      this.open = true;
    } catch {
      // Suggestions are a comfort: without them the search itself still answers, or says what is wrong.
      if (!signal.aborted) this.suggestions = [];
    }
  }

  private key(event: KeyboardEvent): void {
    const count = this.suggestions.length;
    if (event.key === 'Escape' && this.open && count > 0) {
      event.preventDefault();
      this.close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      // One more place than there are suggestions: the field itself.
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.active = this.open ? ((this.active + 1 + step + count + 1) % (count + 1)) - 1 : step > 0 ? 0 : count - 1;
      this.open = true;
    }
  }

  private submit(event: Event): void {
    event.preventDefault();
    const chosen = this.open ? this.suggestions[this.active] : undefined;
    if (chosen) return this.choose(chosen);

    this.stop();
    this.close();
    const text = this.input.value.trim();
    this.dispatchEvent(new CustomEvent('typed', { detail: text }));
    if (location.pathname !== '/recherche') go(text ? `/recherche?q=${encodeURIComponent(text)}` : '/recherche');
  }

  private choose(suggestion: Suggestion): void {
    this.stop();
    this.close();
    const chosen = new URL(suggestion.url, location.href);
    this.input.value = chosen.searchParams.get('q') ?? suggestion.text;
    go(chosen.href);
  }

  private left(event: FocusEvent): void {
    if (!(event.relatedTarget instanceof Node && this.contains(event.relatedTarget))) this.close();
  }

  private close(): void {
    this.open = false;
    this.active = -1;
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.asking.abort();
  }
}

customElements.define('search-box', SearchBox);
