import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { barriers, focused, openSite } from './browser.mjs';

const addresses = [
  '/', '/themes/marketing', '/articles/optimiser-sa-publicite-locale', '/recherche', '/recherche?q=commerces', '/recherche?q=panne',
  '/experts', '/experts/elodie-gagnon-roy', '/a-propos', '/nulle-part', '/articles/rien',
];

let site;
before(async () => { site = await openSite(); });
after(() => site.close());

for (const [width, colorScheme] of [[360, 'light'], [768, 'light'], [1280, 'light'], [360, 'dark'], [1280, 'dark']]) {
  test(`Nothing stands in a reader's way at ${width} px, ${colorScheme}`, async () => {
    const page = await site.page({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
    for (const address of addresses) {
      await page.goto(address, { waitUntil: 'networkidle' });
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

      assert.deepEqual(await barriers(page), [], address);
      assert.equal(beyond, 0, `${address} is wider than the screen`);
    }
  });
}

test('The first stop of the keyboard skips to the content', async () => {
  const page = await site.page();
  await page.goto('/', { waitUntil: 'networkidle' });

  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'a Aller au contenu');

  await page.keyboard.press('Enter');
  assert.match(await focused(page), /^main /);
});

test('The site asks no other origin, sets no cookie and keeps to its security policy', async () => {
  const page = await site.page();
  const origins = new Set();
  const refused = [];
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  page.on('pageerror', (error) => refused.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /policy|trusted/i.test(message.text())) refused.push(message.text());
  });

  for (const address of addresses) {
    await page.goto(address, { waitUntil: 'networkidle' });
  }

  assert.deepEqual([...origins], [site.origin]);
  assert.deepEqual(await page.context().cookies(), []);
  assert.deepEqual(refused, []);
});
