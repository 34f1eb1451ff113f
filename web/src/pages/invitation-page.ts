import { Task, TaskStatus } from '@lit/task';
import { html } from 'lit';
import { api } from '../api/client.ts';
import { Failure } from '../api/failure.ts';
import type { Acceptance, Me } from '../api/types.ts';
import { describe } from '../app/head.ts';
import { LightElement } from '../app/light-element.ts';
import { linkToken } from '../app/link-token.ts';
import { arrived } from '../app/navigation.ts';
import { signIn, signOut } from '../parts/sign-in.ts';
import { failedPage, loading } from '../parts/states.ts';
import { day } from '../texts/format.ts';
import { texts } from '../texts/texts.ts';

/** Whoever got an invitation by mail reads what it is, signs in as they like, and accepts. */
class InvitationPage extends LightElement {
  private readonly token = linkToken('invitation');

  private readonly invitation = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      if (!this.token) throw new Failure('missing', { title: texts.invitation.missingTitle, detail: texts.invitation.noToken });
      const [invitation, me] = await Promise.all([api.showInvitation(this.token, signal), api.me(signal)]);
      return { invitation, me };
    },
  });

  private readonly acceptance = new Task(this, { autoRun: false, task: () => api.acceptInvitation(this.token ?? '') });

  protected override updated(): void {
    describe({});
    if (this.invitation.status > TaskStatus.PENDING) arrived(texts.site.titleOf(texts.invitation.title));
  }

  protected override render() {
    const failed = this.acceptance.status === TaskStatus.ERROR ? this.acceptance : this.invitation;
    if (failed.status === TaskStatus.ERROR) return failedPage(failed.error, () => void failed.run(), words(failed.error));
    if (this.acceptance.value) return thanks(this.acceptance.value);
    return this.invitation.render({
      initial: loading,
      pending: loading,
      complete: ({ invitation, me }) => html`
        <div class="narrow">
          <h1>${texts.invitation.title}</h1>
          <p class="lead">${texts.invitation.hello(invitation.name)}</p>
          <p>${texts.invitation[invitation.role](invitation.invitedBy)}</p>
          <p>${texts.invitation.until(day(invitation.until))}</p>
          ${me ? this.accept(me) : signIn('/invitation')}
        </div>`,
    });
  }

  private accept(me: Me) {
    const isBusy = this.acceptance.status === TaskStatus.PENDING;
    return html`
      <p>${texts.invitation.as(me.name)} ${signOut('/invitation')}</p>
      <p class="actions">
        <button class="button" type="button" ?disabled=${isBusy} @click=${() => void this.acceptance.run()}>${isBusy ? texts.invitation.accepting : texts.invitation.accept}</button>
      </p>`;
  }
}

function thanks({ state }: Acceptance) {
  return html`
    <div class="narrow" role="status">
      <h1>${state === 'admitted' ? texts.invitation.admittedTitle : texts.invitation.acceptedTitle}</h1>
      <p class="lead">${state === 'admitted' ? texts.invitation.admittedDetail : texts.invitation.acceptedDetail}</p>
    </div>`;
}

/** The API says why a link no longer serves. */
function words(error: unknown) {
  const detail = error instanceof Failure ? error.detail : null;
  return { title: texts.invitation.missingTitle, detail: detail ?? texts.invitation.noToken };
}

customElements.define('invitation-page', InvitationPage);
