// Writes the cookie that the front door's own sign-in page would: that page needs a network for its scripts, and loses accents.
const cookie = 'StaticWebAppsAuthCookie';
const person = document.querySelector('#person');

document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const principal = {
    identityProvider: 'github',
    userId: `local-${person.value.trim().toLowerCase()}`,
    userDetails: person.value.trim(),
    userRoles: ['anonymous', 'authenticated'],
    claims: [],
  };
  const bytes = new TextEncoder().encode(JSON.stringify(principal));
  document.cookie = `${cookie}=${btoa(String.fromCharCode(...bytes))}; path=/; samesite=lax`;
  leaveTo(new URLSearchParams(location.search).get('vers'));
});

document.querySelector('#leave').addEventListener('click', () => {
  document.cookie = `${cookie}=; path=/; max-age=0`;
  leaveTo('/');
});

// Only to a page of this very site.
function leaveTo(path) {
  const target = new URL(path ?? '/', location.origin);
  location.href = target.origin === location.origin ? target.href : '/';
}
