import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openSite } from './browser.mjs';

let site;
before(async () => { site = await openSite(); });
after(() => site.close());

/** A page whose API fails as it is told to, and whose storage answers with the API's own words of before. */
async function pageWithout(page, fail) {
  const asked = [];
  await page.route('**/api/**', (route) => fail(route));
  await page.route('**/devstoreaccount1/site/**', async (route) => {
    const name = decodeURIComponent(new URL(route.request().url()).pathname).replace('/devstoreaccount1/site/', '');
    asked.push(name);
    const path = name.replace(/\.json$/, '').replace(/^lists\/all$/, 'entries').replace(/^lists\/([a-z]+)=(.*)$/, 'entries?$1=$2');
    const answer = await fetch(`${site.origin}/api/${path}`);
    await route.fulfill({ status: answer.status, headers: { 'Access-Control-Allow-Origin': site.origin }, contentType: 'application/json', body: await answer.text() });
  });
  return asked;
}

for (const [how, fail] of [
  ['cannot be reached', (route) => route.abort()],
  ['is down', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: '{}' })],
  ['answers with a page of the front door', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html>' })],
]) {
  test(`Where the API ${how}, what lies in storage is read`, async () => {
    const page = await site.page();
    const asked = await pageWithout(page, fail);

    await page.goto('/themes/marketing');
    await page.locator('.card').first().waitFor();
    await page.goto('/articles/optimiser-sa-publicite-locale');
    await page.locator('.prose h2').first().waitFor();
    await page.goto('/experts');
    await page.getByRole('link', { name: /Gagnon-Roy/ }).first().click();
    await page.locator('h1', { hasText: 'Gagnon-Roy' }).waitFor();

    for (const name of ['lists/theme=marketing.json', 'themes.json', 'entries/optimiser-sa-publicite-locale.json', 'experts.json', 'experts/elodie-gagnon-roy.json']) {
      assert.ok(asked.includes(name), `${name} among ${asked}`);
    }
  });
}

test('An address that nobody has is not looked for in storage', async () => {
  const page = await site.page();
  const asked = await pageWithout(page, (route) => route.continue());

  await page.goto('/articles/rien');
  await page.getByText('introuvable').first().waitFor();

  assert.deepEqual(asked, []);
});

test('Where storage does not answer either, the reader is told', async () => {
  const page = await site.page();
  await page.route('**/api/**', (route) => route.abort());
  await page.route('**/devstoreaccount1/**', (route) => route.abort());

  await page.goto('/');

  await page.getByText('Impossible de joindre le site').first().waitFor();
});
