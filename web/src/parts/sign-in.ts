import { html } from 'lit';
import { texts } from '../texts/texts.ts';

/** Who may vouch for a person, as the static web app calls them. */
const providers = [
  { name: 'Microsoft', address: '/.auth/login/aad' },
  { name: 'Google', address: '/.auth/login/google' },
  { name: 'GitHub', address: '/.auth/login/github' },
];

/** @param back - the page of this site to come back to. */
export function signIn(back: string) {
  const address = encodeURIComponent(new URL(back, location.origin).href);
  return html`
    <h2>${texts.signIn.title}</h2>
    <p>${texts.signIn.detail}</p>
    <p class="actions">
      ${providers.map((provider) => html`<a class="button secondary" href=${`${provider.address}?post_login_redirect_uri=${address}`}>${texts.signIn.with(provider.name)}</a>`)}
    </p>`;
}

/** @inheritDoc signIn */
export function signOut(back: string) {
  return html`<a href=${`/.auth/logout?post_logout_redirect_uri=${encodeURIComponent(new URL(back, location.origin).href)}`}>${texts.signIn.out}</a>`;
}
