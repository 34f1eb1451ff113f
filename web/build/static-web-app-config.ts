import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Writes `staticwebapp.config.json` into the build, with the origin that images and media are read from. */
export function staticWebAppConfig(mediaOrigin: string): Plugin {
  const { origin } = new URL(mediaOrigin);
  const template = new URL('../staticwebapp.config.json', import.meta.url);

  return {
    name: 'static-web-app-config',
    apply: 'build',
    generateBundle() {
      const source = readFileSync(template, 'utf8').replaceAll('{mediaOrigin}', origin);
      JSON.parse(source);
      this.emitFile({ type: 'asset', fileName: 'staticwebapp.config.json', source });
    },
  };
}
