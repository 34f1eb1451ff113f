import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Where Azurite serves what is public. The file in the source names its origin too: the CLI may read that one as it stands. */
export const localPublicStorage = 'http://127.0.0.1:10000/devstoreaccount1';

/** Writes `staticwebapp.config.json` into the build, with the origin that images, media and snapshots are read from. */
export function staticWebAppConfig(publicStorage: string): Plugin {
  const { origin } = new URL(publicStorage);
  const localOrigin = new URL(localPublicStorage).origin;
  const file = new URL('../staticwebapp.config.json', import.meta.url);

  return {
    name: 'static-web-app-config',
    apply: 'build',
    generateBundle() {
      const source = readFileSync(file, 'utf8').replaceAll(localOrigin, origin);
      if (!source.includes(` ${origin};`)) this.error(`staticwebapp.config.json no longer names ${localOrigin}: media would be blocked.`);
      this.emitFile({ type: 'asset', fileName: 'staticwebapp.config.json', source });
    },
  };
}
