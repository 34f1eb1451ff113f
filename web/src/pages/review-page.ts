import { Task, TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import { api } from '../api/client.ts';
import { Failure } from '../api/failure.ts';
import type { Passage, Review, ReviewComment } from '../api/types.ts';
import { describe } from '../app/head.ts';
import { LightElement } from '../app/light-element.ts';
import { linkToken } from '../app/link-token.ts';
import { arrived } from '../app/navigation.ts';
import { failuresOf, sentences } from '../parts/form-failure.ts';
import { chosenPassage, selectedPassage } from '../parts/passage.ts';
import '../parts/media-player.ts';
import '../parts/prose-text.ts';
import { failedPage, loading } from '../parts/states.ts';
import { day } from '../texts/format.ts';
import { texts } from '../texts/texts.ts';

/** Somebody without an account reads a text that is not published yet, comments on it, and approves or refuses it by name. */
class ReviewPage extends LightElement {
  static override properties = { passage: { state: true }, said: { state: true }, failures: { state: true }, state: { state: true } };
  declare private passage: Passage | null;
  declare private said: readonly ReviewComment[];
  declare private failures: readonly string[];
  declare private state: 'reading' | 'sending' | 'done';

  private readonly token = linkToken('relecture');
  private key = crypto.randomUUID();

  private readonly review = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      if (!this.token) throw new Failure('missing', { detail: texts.review.noToken });
      return api.showReview(this.token, signal);
    },
  });

  constructor() {
    super();
    this.passage = null;
    this.said = [];
    this.failures = [];
    this.state = 'reading';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('selectionchange', this.select);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('selectionchange', this.select);
    super.disconnectedCallback();
  }

  protected override updated(): void {
    describe({});
    if (this.review.status > TaskStatus.PENDING) arrived(texts.site.titleOf(texts.review.title));
  }

  protected override render() {
    if (this.state === 'done') return html`<div class="narrow" role="status"><h1>${texts.review.thanksTitle}</h1><p class="lead">${texts.review.thanksDetail}</p></div>`;
    return this.review.render({
      initial: loading,
      pending: loading,
      error: (error) => failedPage(error, () => void this.review.run(), { title: texts.review.missingTitle, detail: (error instanceof Failure && error.detail) || texts.review.noToken }),
      complete: (review) => this.page(review),
    });
  }

  private page(review: Review) {
    const words = texts.review;
    const comments = [...review.comments, ...this.said];
    const isBusy = this.state === 'sending';
    return html`
      <div class="narrow review">
        <p>${words.hello(review.name, review.askedBy)} ${words.until(day(review.until))}</p>
        <article lang=${review.language}>
          <h1>${review.title}</h1>
          <p class="lead">${review.summary}</p>
          ${review.media ? html`<media-player .media=${review.media} .language=${review.language}></media-player>` : nothing}
          <prose-text .text=${review.html}></prose-text>
        </article>
        <section aria-labelledby="comments-title">
          <h2 id="comments-title">${words.comments}</h2>
          <ul class="review-comments">${comments.map((comment) => html`<li>${comment.passage ? html`<blockquote>${comment.passage.exact}</blockquote>` : nothing}<p>${comment.text}</p></li>`)}</ul>
          <form class="form" @submit=${this.comment}>
            ${chosenPassage(this.passage)}
            <label>${words.comment}<textarea name="text" rows="3" maxlength="4000" required></textarea></label>
            <p class="actions"><button class="button secondary" type="submit" ?disabled=${isBusy}>${words.addComment}</button></p>
          </form>
        </section>
        <section aria-labelledby="verdict-title">
          <h2 id="verdict-title">${words.verdict}</h2>
          <form class="form" @submit=${this.judge}>
            <label>${words.name}<input name="name" autocomplete="name" maxlength="120" required .value=${review.name}></label>
            <label>${words.reasons}<textarea name="reasons" rows="3" maxlength="2000"></textarea></label>
            ${sentences(this.failures)}
            <p class="actions">
              <button class="button" type="submit" name="isFor" value="true" ?disabled=${isBusy}>${words.approve}</button>
              <button class="button secondary" type="submit" name="isFor" value="false" ?disabled=${isBusy}>${words.refuse}</button>
            </p>
          </form>
        </section>
      </div>`;
  }

  /** A selection outside the text, in a field for one, leaves the passage that was chosen. */
  private readonly select = (): void => {
    const text = this.querySelector('.prose');
    const anchor = getSelection()?.anchorNode ?? null;
    if (text?.contains(anchor)) this.passage = selectedPassage(text);
  };

  private async comment(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    await this.send(async (token) => {
      const comment = await api.commentReview(token, String(new FormData(form).get('text')), this.passage, this.key);
      this.said = [...this.said, comment];
      this.passage = null;
      this.key = crypto.randomUUID();
      form.reset();
      this.state = 'reading';
    });
  }

  private async judge(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement, event.submitter);
    await this.send(async (token) => {
      await api.judgeReview(token, { isFor: given.get('isFor') === 'true', name: String(given.get('name')), reasons: String(given.get('reasons')) });
      this.state = 'done';
    });
  }

  private async send(act: (token: string) => Promise<void>): Promise<void> {
    this.state = 'sending';
    this.failures = [];
    try {
      await act(this.token ?? '');
    } catch (error) {
      this.state = 'reading';
      this.failures = failuresOf(error);
    }
  }
}

customElements.define('review-page', ReviewPage);
