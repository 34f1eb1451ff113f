import { fr } from './fr.ts';

export type Texts = typeof fr;
export type Language = 'fr-CA' | 'en-CA';

const key = 'escouade.language';

export let texts: Texts = fr;
export let language: Language = 'fr-CA';

/** French, unless the reader chose English on this device. */
export async function loadTexts(): Promise<void> {
  if (remembered() !== 'en-CA') return;
  texts = (await import('./en.ts')).en;
  language = 'en-CA';
  document.documentElement.lang = language;
}

/** Remembers the choice on the device, in local storage, and starts over in that language. */
export function switchLanguage(): void {
  try {
    localStorage.setItem(key, language === 'fr-CA' ? 'en-CA' : 'fr-CA');
  } catch {
    // Storage is forbidden by the browser's settings: the site stays in French.
  }
  location.reload();
}

function remembered(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
