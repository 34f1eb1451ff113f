import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { address, focused, openSite, until } from './browser.mjs';

let site;
before(async () => { site = await openSite(); });
after(() => site.close());

test('Two letters bring suggestions that the arrows choose from', async () => {
  const page = await site.page();
  await page.goto('/');
  const box = page.getByRole('combobox');
  await box.pressSequentially('pu');
  await page.getByRole('option').first().waitFor();

  await box.press('ArrowUp');
  await page.waitForSelector('[aria-selected="true"]');
  const last = await page.getByRole('option').last().getAttribute('id');
  assert.equal(await box.getAttribute('aria-activedescendant'), last);

  await box.press('Enter');
  await page.waitForURL('**/articles/**');
});

test('Escape closes the suggestions and keeps what was typed', async () => {
  const page = await site.page();
  await page.goto('/');
  const box = page.getByRole('combobox');
  await box.pressSequentially('publ');
  await page.getByRole('option').first().waitFor();

  await box.press('Escape');
  await page.waitForSelector('.suggestions', { state: 'hidden' });

  assert.equal(await box.inputValue(), 'publ');
});

test('Results follow the typing, and the address follows the results', async () => {
  const page = await site.page();
  await page.goto('/recherche');
  await page.getByRole('combobox').pressSequentially('remue-meninges');

  await page.getByRole('heading', { name: '1 résultat pour « remue-meninges »' }).waitFor();

  assert.equal(await address(page), '/recherche?q=remue-meninges');
  assert.equal(await page.locator('.found').count(), 1);
});

test('A facet narrows the search, keeps the focus, and Back widens it again', async () => {
  const page = await site.page();
  await page.goto('/recherche?q=commerces');
  await page.getByRole('link', { name: 'Commerce en ligne' }).click();
  await page.getByRole('heading', { name: '2 résultats pour « commerces »' }).waitFor();
  assert.equal(await address(page), '/recherche?q=commerces&theme=commerce-en-ligne');
  assert.match(await focused(page), /^a Commerce en ligne/);

  await page.goBack();

  await page.getByRole('heading', { name: '18 résultats pour « commerces »' }).waitFor();
});

test('A search that finds nothing says what to try', async () => {
  const page = await site.page();
  await page.goto('/recherche?q=zzz');

  await page.getByRole('heading', { name: 'Aucun résultat pour « zzz »' }).waitFor();

  assert.equal(await page.locator('.chip').count(), 9);
});

test('A failure shows the words of the server and a number to quote', async () => {
  const page = await site.page();
  await page.goto('/recherche?q=panne');

  const alert = page.getByRole('alert');
  await alert.waitFor();

  assert.match(await alert.textContent(), /La recherche ne répond pas[\s\S]*Numéro de référence\u00a0: 4bf92f35/);
});

test('What is typed wins over an answer that comes late', async () => {
  const page = await site.page();
  await page.route('**/api/search?q=commerces', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue().catch(() => undefined);
  });
  await page.goto('/recherche?q=commerces');
  await page.getByRole('combobox').fill('infolettre');

  await page.getByRole('heading', { name: '1 résultat pour « infolettre »' }).waitFor();
  await page.waitForTimeout(2_000);

  assert.equal(await page.locator('.results-count').textContent(), '1\u00a0résultat pour «\u00a0infolettre\u00a0»');
  await until(page, () => document.querySelectorAll('.found').length === 1);
});

test('An expert is found among the articles, said to be one, and leads to the profile', async () => {
  const page = await site.page();
  await page.goto('/recherche?q=nadia');
  await page.getByRole('heading', { name: '1 résultat pour « nadia »' }).waitFor();
  assert.equal(await page.locator('.found time').count(), 0);
  assert.match(await page.locator('.found .card-label').textContent(), /Expert$/);

  await page.getByRole('link', { name: 'Nadia Benali' }).click();

  await page.waitForURL('**/experts/nadia-benali');
});

test('A term that is suggested is searched', async () => {
  const page = await site.page();
  await page.goto('/');
  const box = page.getByRole('combobox');
  await box.pressSequentially('hame');

  await page.getByRole('option', { name: /hameçonnage\s+Terme/ }).click();

  await page.waitForURL('**/recherche?q=hame%C3%A7onnage');
});
