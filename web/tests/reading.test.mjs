import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { address, focused, openSite, until } from './browser.mjs';

let site;
before(async () => { site = await openSite(); });
after(() => site.close());

test('A link opens its page at the top, with its title and the focus on its heading', async () => {
  const page = await site.page();
  await page.goto('/');
  await page.locator('.card h3 a').nth(7).click();

  await until(page, () => document.activeElement.localName === 'h1');

  assert.equal(await focused(page), 'h1 Choisir un logiciel de facturation sans regret');
  assert.equal(await page.title(), 'Choisir un logiciel de facturation sans regret – L’Escouade numérique');
  assert.equal(await page.evaluate(() => scrollY), 0);
});

test('Going back finds the list as long and as far down as it was', async () => {
  const page = await site.page();
  await page.goto('/');
  await page.getByText('Afficher plus d’articles').click();
  const link = page.locator('.card h3 a').nth(16);
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await link.click();
  await page.waitForSelector('.prose');

  await page.goBack();
  await until(page, (top) => Math.abs(scrollY - top) < 100, before);

  assert.ok(before > 500);
  assert.equal(await page.locator('.card').count(), 18);
});

test('The focus follows the articles that were added', async () => {
  const page = await site.page();
  await page.goto('/');
  await page.getByText('Afficher plus d’articles').click();

  await until(page, () => document.activeElement.closest('.card'));

  assert.equal(await focused(page), 'a Lire ses chiffres en trente minutes par mois');
});

test('An old address becomes the new one', async () => {
  const page = await site.page();
  await page.goto('/articles/ancienne-adresse');

  await page.waitForURL('**/articles/optimiser-sa-publicite-locale');

  assert.equal(await page.locator('link[rel=canonical]').getAttribute('href'), `${site.origin}/articles/optimiser-sa-publicite-locale`);
});

test('An address with an anchor opens at its heading', async () => {
  const page = await site.page();
  await page.goto('/articles/optimiser-sa-publicite-locale#mesurer');

  await until(page, () => Math.abs(document.getElementById('mesurer')?.getBoundingClientRect().top) < 60);

  assert.equal(await address(page), '/articles/optimiser-sa-publicite-locale#mesurer');
});

test('Back from an anchor returns to where the reader was', async () => {
  const page = await site.page({ reducedMotion: 'reduce' });
  await page.goto('/articles/optimiser-sa-publicite-locale');
  const link = page.locator('.contents a[href="#mesurer"]');
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await link.click();
  await until(page, (top) => scrollY > top + 500, before);

  await page.goBack();

  await until(page, (top) => Math.abs(scrollY - top) < 5, before);
  assert.equal(await address(page), '/articles/optimiser-sa-publicite-locale');
});

test('Without a network the page says so, and a second try works', async () => {
  const page = await site.page();
  await page.goto('/');
  await page.waitForSelector('.card');
  await page.route('**/api/**', (route) => route.abort());
  await page.getByRole('link', { name: 'Experts', exact: true }).click();
  await page.getByRole('heading', { name: 'Impossible de joindre le site' }).waitFor();

  await page.unroute('**/api/**');
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await page.waitForSelector('.person');

  assert.equal(await page.locator('.person').count(), 4);
});

test('The reader can switch to English and back', async () => {
  const page = await site.page();
  await page.goto('/');

  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Latest articles' }).waitFor();
  assert.equal(await page.getAttribute('html', 'lang'), 'en-CA');

  await page.getByRole('button', { name: 'Français' }).click();
  await page.getByRole('heading', { name: 'Articles récents' }).waitFor();
  assert.equal(await page.getAttribute('html', 'lang'), 'fr-CA');
});
