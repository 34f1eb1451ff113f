import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Where Azurite serves public media. The file in the source says it too: the CLI may read that one as it stands. */
export const localMediaOrigin = 'http://127.0.0.1:10000';

/** Writes `staticwebapp.config.json` into the build, with the origin that images and media are read from. */
export function staticWebAppConfig(mediaOrigin: string): Plugin {
  const { origin } = new URL(mediaOrigin);
  const file = new URL('../staticwebapp.config.json', import.meta.url);

  return {
    name: 'static-web-app-config',
    apply: 'build',
    generateBundle() {
      const source = readFileSync(file, 'utf8').replaceAll(localMediaOrigin, origin);
      if (!source.includes(` ${origin};`)) this.error(`staticwebapp.config.json no longer names ${localMediaOrigin}: media would be blocked.`);
      this.emitFile({ type: 'asset', fileName: 'staticwebapp.config.json', source });
    },
  };
}
