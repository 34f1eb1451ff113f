import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The built site under its own security policy, before a mock of the API, in a real browser. */
export async function openSite() {
  const server = await preview({ mode: 'mock', logLevel: 'error', preview: { port: 0 } });
  const browser = await chromium.launch({ executablePath, args: quiet });
  const origin = `http://127.0.0.1:${server.httpServer.address().port}`;

  return {
    origin,

    async page(options = {}) {
      const context = await browser.newContext({ baseURL: origin, locale: 'fr-CA', viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      return page;
    },

    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** What axe-core finds wrong with a page, one line a rule; the page's context must bypass the policy to let it in. */
export async function barriers(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

export const focused = (page) => page.evaluate(() => `${document.activeElement.localName} ${document.activeElement.textContent.trim()}`);

export const address = (page) => page.evaluate(() => location.pathname + location.search + location.hash);

/** Waits for a condition in the page that no element tells. */
export const until = (page, condition, argument) => page.waitForFunction(condition, argument);
