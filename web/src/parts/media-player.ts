import { html, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { LightElement } from '../app/light-element.ts';
import type { Captions, Chapter, Media } from '../api/types.ts';
import { clock } from '../texts/format.ts';
import { texts } from '../texts/texts.ts';

/** Plays what an entry lets hear or see with the browser's own player, and shows its words: whoever cannot listen reads. */
class MediaPlayer extends LightElement {
  static override properties = { media: {}, language: {}, cover: {}, words: { state: true }, chapter: { state: true }, failure: { state: true } };
  declare media: Media;
  declare language: string;
  /** Shown before the film plays, in place of its own poster. */
  declare cover: string | undefined;
  /** The transcript; empty until somebody asks for it. */
  declare private words: string;
  /** The one that is being played; -1 before anything is. */
  declare private chapter: number;
  declare private failure: string;
  private hasBegun = false;

  constructor() {
    super();
    this.words = '';
    this.failure = '';
    this.chapter = -1;
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('media')) [this.words, this.failure, this.chapter, this.hasBegun] = ['', '', -1, false];
  }

  protected override render() {
    const { isVideo, sources } = this.media;
    const films = sources.filter(({ name }) => name.startsWith('film'));
    const sounds = sources.filter(({ name }) => name.startsWith('sound'));
    const tracks = this.media.captions.map(({ language, vtt }) =>
      html`<track kind="captions" srclang=${language} label=${texts.media.languages[language] ?? language} src=${vtt} ?default=${language === this.language}>`);
    // What the smallest connection can bear stands last: browsers take the first that they can play.
    const from = (choices: typeof sources) => choices.map(({ address, contentType }) => html`<source src=${address} type=${contentType}>`);
    const captions = this.captions();
    return html`
      <div class="media" lang=${document.documentElement.lang}>
        ${isVideo && films.length > 0
          ? html`<video controls playsinline @loadedmetadata=${this.begin} @timeupdate=${this.follow} preload="metadata" crossorigin="anonymous" poster=${this.cover ?? this.media.poster ?? nothing}>${from(films)}${tracks}</video>`
          : html`<audio controls @loadedmetadata=${this.begin} @timeupdate=${this.follow} preload="metadata" crossorigin="anonymous">${from(sounds)}</audio>`}
        ${this.media.chapters.length > 0 ? this.chapters(this.media.chapters) : nothing}
        ${captions ? this.transcript(captions) : nothing}
      </div>`;
  }

  /** Of the language that the text has; of another one where there is no such. */
  private captions(): Captions | undefined {
    return this.media.captions.find(({ language }) => language === this.language) ?? this.media.captions[0];
  }

  private chapters(chapters: readonly Chapter[]) {
    return html`
      <nav class="chapters" aria-label=${texts.media.chapters} @click=${this.seek}>
        <ol>${chapters.map(({ from, title }, at) => html`
          <li><button type="button" data-from=${from} aria-current=${at === this.chapter ? 'true' : nothing}><span>${clock(from)}</span> ${title}</button></li>`)}
        </ol>
      </nav>`;
  }

  private transcript(captions: Captions) {
    return html`
      <details class="transcript" @toggle=${() => void this.load(captions)}>
        <summary>${texts.media.transcript}</summary>
        <p class="small">${captions.isReviewed ? texts.media.reviewed : texts.media.automatic}</p>
        <p role="status">${this.failure}</p>
        <div lang=${captions.language} @click=${this.seek}>${unsafeHTML(this.words)}</div>
      </details>`;
  }

  private async load({ html: address }: Captions): Promise<void> {
    if (this.words) return;
    try {
      const response = await fetch(address);
      if (!response.ok) throw new Error(String(response.status));
      [this.words, this.failure] = [withButtons(await response.text()), ''];
    } catch {
      this.failure = texts.media.missing;
    }
  }

  /** Where a search led to, once. */
  private begin(event: Event): void {
    const from = Number(new URLSearchParams(location.search).get('t'));
    if (from > 0 && !this.hasBegun) (event.target as HTMLMediaElement).currentTime = from;
    this.hasBegun = true;
  }

  private follow(event: Event): void {
    const { currentTime } = event.target as HTMLMediaElement;
    this.chapter = this.media.chapters.findLastIndex(({ from }) => from <= currentTime);
  }

  /** From the words to the moment at which they are said. */
  private seek(event: Event): void {
    const place = (event.target as Element).closest<HTMLElement>('[data-from]');
    const player = this.querySelector<HTMLMediaElement>('video, audio');
    if (!place || !player || getSelection()?.toString()) return;
    player.currentTime = Number(place.dataset['from']);
    void player.play().catch(() => undefined);
  }
}

/** Who has no mouse gets from paragraph to paragraph, too. */
function withButtons(words: string): string {
  return words.replace(/<time datetime="PT([\d.]+)S">([\d:]+)<\/time>/g, (_, from: string, time: string) =>
    `<button type="button" class="moment" data-from="${from}" aria-label="${texts.media.listenFrom(time)}">${time}</button>`);
}

customElements.define('media-player', MediaPlayer);
