import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import { localPublicStorage, staticWebAppConfig } from './build/static-web-app-config.ts';
import { mockApi } from './mock/mock-api.ts';

const functionsHost = process.env['ESCOUADE_API_ORIGIN'] ?? 'http://127.0.0.1:7071';
// The preview answers under the same security policy as the deployed site.
const { globalHeaders } = JSON.parse(readFileSync(new URL('staticwebapp.config.json', import.meta.url), 'utf8')) as { globalHeaders: Record<string, string> };
const publicStorage = process.env['ESCOUADE_PUBLIC_STORAGE'] ?? localPublicStorage;

export default defineConfig(({ mode }) => {
  const mocked = mode === 'mock';
  const server = mocked ? {} : { proxy: { '/api': functionsHost } };
  return {
    plugins: [staticWebAppConfig(publicStorage), mocked && mockApi()],
    define: { 'import.meta.env.PUBLIC_STORAGE': JSON.stringify(publicStorage) },
    server: { host: '127.0.0.1', ...server },
    preview: { host: '127.0.0.1', headers: globalHeaders, ...server },
    build: {
      target: 'baseline-widely-available',
      // A data: script or style would be refused by the content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  };
});
