import { language } from './texts.ts';

/** Dates are those of Québec, wherever the reader is. */
export function day(date: string): string {
  const text = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'America/Toronto' }).format(new Date(date));
  // https://vitrinelinguistique.oqlf.gouv.qc.ca: the first of a month is an ordinal.
  return language.startsWith('fr') ? text.replace(/^1 /, '1er ') : text;
}

/** « mars 2024 » for `2024-03`, the year alone where that is all there is. */
export function month(text: string): string {
  if (!/^\d{4}-\d{2}$/.test(text)) return text;
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${text}-01T00:00:00Z`));
}

/** « a, b et c » */
export function enumeration(words: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
}

/** « français » for `fr`; a word that is no language code stays as it is. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Seconds as a player shows them: `1:05`, `1:02:03`. */
export function clock(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const two = (part: number): string => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
