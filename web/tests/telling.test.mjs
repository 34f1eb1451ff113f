import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openSite } from './browser.mjs';

const article = '/articles/optimiser-sa-publicite-locale';

let site;
before(async () => { site = await openSite(); });
after(() => site.close());

/** The page, and what it sends. */
async function open(options) {
  const page = await site.page(options);
  const sent = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push({ path: new URL(request.url()).pathname, headers: request.headers(), body: request.postDataJSON() });
  });
  return { page, sent };
}

test('A reader reports an error in the passage that they selected', async () => {
  const { page, sent } = await open();
  await page.goto(article, { waitUntil: 'networkidle' });
  await page.evaluate(() => {
    const text = document.createTreeWalker(document.querySelector('.prose p'), NodeFilter.SHOW_TEXT).nextNode();
    getSelection().setBaseAndExtent(text, 3, text, 9);
  });
  const chosen = await page.evaluate(() => getSelection().toString());

  await page.getByRole('button', { name: 'Signaler une erreur' }).click();
  await page.getByLabel('Qu’est-ce qui ne va pas').fill('Une coquille.');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await page.getByText('Les experts de ce texte le verront').waitFor();

  const [{ path, headers, body }] = sent;
  assert.match(path, /^\/api\/entries\/[^/]+\/error-reports$/);
  assert.deepEqual([body.message, body.passage.exact, body.passage.prefix.trimStart().length], ['Une coquille.', chosen, 3]);
  assert.equal(headers['x-escouade-request'], '1');
  assert.ok(headers['idempotency-key']);
  assert.equal(await page.locator('dialog').isVisible(), false);
});

test('Useful is said once', async () => {
  const { page, sent } = await open();
  await page.goto(article, { waitUntil: 'networkidle' });

  const button = page.getByRole('button', { name: 'Cela m’a été utile' });
  await button.click();
  await page.getByText('C’est noté').waitFor();
  await button.click({ force: true });

  assert.deepEqual(sent.map(({ body }) => body.kind), ['useful']);
});

test('Whoever stays and comes half through has read, once; whoever asks not to be tracked is not counted', async () => {
  for (const [isWatched, expected] of [[true, ['read']], [false, []]]) {
    const { page, sent } = await open();
    if (!isWatched) await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
    await page.clock.install();
    await page.goto(article, { waitUntil: 'networkidle' });

    await page.locator('.article-foot').scrollIntoViewIfNeeded();
    await page.clock.runFor(14_000);
    assert.deepEqual(sent, []);
    await page.clock.runFor(2_000);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    await page.clock.runFor(60_000);

    assert.deepEqual(sent.map(({ body }) => body.kind), expected);
  }
});
