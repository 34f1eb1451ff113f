/** The shapes that the API answers with. A value that is not there is `null`. */

export type Kind = 'article' | 'audio' | 'video';
export type Level = 'beginner' | 'intermediate' | 'advanced';

/** An image's renditions are at `${src}-${width}.avif` and `${src}-${width}.webp`. */
export interface Cover {
  readonly src: string;
  readonly alt?: string;
  readonly width: number;
  readonly height: number;
  readonly widths: readonly number[];
}

export interface ExpertName {
  readonly slug: string;
  readonly name: string;
}

export interface Card {
  readonly slug: string;
  readonly kind: Kind;
  readonly title: string;
  readonly summary: string;
  readonly theme: string | null;
  readonly level: Level | null;
  readonly experts: readonly ExpertName[];
  readonly publishedAt: string;
  readonly readingMinutes: number;
  readonly cover?: Cover | null | undefined;
}

export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

export interface Tag {
  readonly slug: string;
  readonly name: string;
}

export interface Entry extends Card {
  readonly id: string;
  readonly language: string;
  readonly tags: readonly Tag[];
  readonly sectors: readonly string[];
  readonly tools: readonly string[];
  readonly timeToDo: string | null;
  readonly cost: string | null;
  readonly licence: string;
  readonly canonicalUrl: string | null;
  readonly updatedAt: string | null;
  readonly revision: string | number;
  readonly headings: readonly Heading[];
  readonly media?: Media;
  /** What search engines read of the media. */
  readonly jsonLd?: object;
  /** Sanitised by the server. */
  readonly html: string;
}

/** What is listened to or watched; all addresses are public. */
export interface Media {
  readonly seconds: number;
  readonly isVideo: boolean;
  /** The best first: `film.m3u8`, `film.mp4`, `sound.m4a`… */
  readonly sources: readonly { readonly name: string; readonly address: string; readonly contentType: string; readonly size: number }[];
  readonly waveform: string | null;
  readonly poster: string | null;
  readonly storyboard: string | null;
  readonly captions: readonly Captions[];
  /** In order. */
  readonly chapters: readonly Chapter[];
}

export interface Chapter {
  /** In seconds from the beginning. */
  readonly from: number;
  readonly title: string;
}

export interface Captions {
  readonly language: string;
  /** False for what a machine heard and nobody read through. */
  readonly isReviewed: boolean;
  readonly vtt: string;
  /** The same words as a page, encoded by the server. */
  readonly html: string;
}

export interface Theme {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly description: string;
  readonly count: number;
}

export interface Expert {
  readonly slug: string;
  readonly name: string;
  readonly title: string | null;
  readonly organisation: string | null;
  readonly region: string | null;
  /** Slugs of themes, or the expert's own words. */
  readonly fields: readonly string[];
  /** Codes, or the expert's own words. */
  readonly languages: readonly string[];
  readonly capacity: Capacity | null;
  readonly availability: Availability | null;
  readonly isExample: boolean;
  readonly count: number;
}

/** In which capacity somebody speaks. */
export type Capacity = 'personal' | 'organisation' | 'provider' | 'publicService' | 'teaching';

export type Availability = 'open' | 'limited' | 'away';

export const directoryFacets = ['field', 'region', 'language'] as const;

export type DirectoryFacet = (typeof directoryFacets)[number];

export interface Directory extends Items<Expert> {
  readonly facets: Readonly<Record<DirectoryFacet, readonly FacetValue[]>>;
}

export interface ExpertProfile extends Expert {
  /** Sanitised by the server. */
  readonly biographyHtml: string;
  /** A year or a month: `2024-03`. */
  readonly since: string | null;
  /** They have left; what they wrote stays. */
  readonly isFormer: boolean;
  readonly kinds: Readonly<Partial<Record<Kind, number>>>;
  readonly links: readonly string[];
  readonly photo: Cover | null;
}

export interface Items<T> {
  readonly items: readonly T[];
}

export interface Page<T> extends Items<T> {
  /** The cursor of what follows, `null` at the end. */
  readonly next: string | null;
}

export interface EntryFilter {
  readonly theme?: string;
  readonly tag?: string;
  readonly expert?: string;
  readonly kind?: Kind;
  readonly level?: Level;
  readonly sector?: string;
  readonly language?: string;
}

export const facetNames = ['theme', 'kind', 'level', 'expert', 'sector'] as const;
export type FacetName = (typeof facetNames)[number];

export interface FacetValue {
  readonly value: string;
  readonly name: string;
  readonly count: number;
}

export interface SearchQuery extends Partial<Readonly<Record<FacetName, string>>> {
  readonly q: string;
}

/** An entry, or an expert, who has no date: the name is the title, the photo the cover. */
export interface SearchHit extends Omit<Card, 'kind' | 'publishedAt' | 'readingMinutes'> {
  readonly kind: Kind | 'expert';
  readonly id: string;
  readonly publishedAt: string | null;
  readonly readingMinutes: number | null;
  readonly url: string;
  /** Holds no element but `<mark>`. */
  readonly snippetHtml: string;
  /** When it is said, where it is. */
  readonly moments?: readonly Moment[];
}

export interface Moment {
  readonly seconds: number;
  /** Holds no element but `<mark>`. */
  readonly snippetHtml: string;
}

export interface SearchResults extends Page<SearchHit> {
  readonly query: string | null;
  readonly count: number;
  readonly facets: Partial<Readonly<Record<FacetName, readonly FacetValue[]>>>;
  /** The query with its misspelt words corrected; null where it was found as typed. */
  readonly didYouMean?: string | null;
  /** Words that had to be left out for anything to be found. */
  readonly droppedWords?: readonly string[];
  /** True where the index did not answer and something simpler did. */
  readonly degraded: boolean;
}

export interface Suggestion {
  readonly text: string;
  readonly url: string;
  readonly kind: string;
}

/** Whoever signed in. */
export interface Me {
  readonly id: string;
  readonly name: string;
  /** Slug of their public profile. */
  readonly expert: string | null;
  readonly roles: readonly string[];
}

export interface Invitation {
  readonly name: string;
  readonly role: 'member' | 'expert';
  readonly invitedBy: string;
  readonly until: string;
  readonly state: 'sent' | 'accepted' | 'admitted';
}

export interface Acceptance {
  readonly name: string;
  readonly role: 'member' | 'expert';
  readonly state: 'accepted' | 'admitted';
}

/** A passage by its own words and those around it. */
export interface Passage {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A text that somebody without an account was asked to review. */
export interface Review {
  readonly name: string;
  readonly askedBy: string;
  readonly until: string;
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  /** Sanitised by the server. */
  readonly html: string;
  readonly media?: Media;
  readonly comments: readonly ReviewComment[];
}

export interface ReviewComment {
  readonly id: string;
  readonly text: string;
  readonly passage: Passage | null;
}

export interface Verdict {
  readonly isFor: boolean;
  readonly name: string;
  readonly reasons: string;
}

export interface ErrorReport {
  readonly message: string;
  readonly passage: Passage | null;
  readonly email: string;
}

/** What a visit tells of itself; never who the reader is. */
export type Signal = 'read' | 'listen' | 'useful';
