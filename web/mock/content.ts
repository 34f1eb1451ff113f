import type { Card, Entry, ExpertProfile, Theme } from '../src/api/types.ts';
import { sampleHtml, sampleHeadings } from './sample-article.ts';

const themeNames: readonly (readonly [string, string, string, string])[] = [
  ['marketing', 'Marketing et publicité', 'Marketing and advertising', 'Se faire connaître de sa clientèle, ici et en ligne.'],
  ['communication', 'Communication', 'Communication', 'Dire les choses simplement, au bon moment, au bon public.'],
  ['relations-publiques', 'Relations publiques', 'Public relations', 'Parler aux médias, traverser une crise, tisser des liens avec sa communauté.'],
  ['ressources-humaines', 'Ressources humaines', 'Human resources', 'Recruter, accueillir, former et garder son monde.'],
  ['outils-numeriques', 'Outils numériques', 'Digital tools', 'Choisir et apprivoiser les outils qui font gagner du temps.'],
  ['commerce-en-ligne', 'Commerce en ligne', 'Online commerce', 'Vendre, encaisser et livrer sans se compliquer la vie.'],
  ['cybersecurite', 'Cybersécurité et vie privée', 'Cybersecurity and privacy', 'Protéger son entreprise et les renseignements de sa clientèle.'],
  ['gestion', 'Gestion et organisation', 'Management and organisation', 'Planifier, collaborer et décider avec les bons chiffres.'],
];

const people: readonly (readonly [string, string, string, string])[] = [
  ['Élodie Gagnon-Roy', 'Conseillère en marketing local', 'Atelier Boréal', 'Saguenay–Lac-Saint-Jean'],
  ['Mathieu Lavoie', 'Stratège en commerce en ligne', 'Quai 12', 'Capitale-Nationale'],
  ['Nadia Benali', 'Spécialiste en cybersécurité', 'Verrou', 'Montréal'],
  ['Jean-François Côté', 'Conseiller en ressources humaines', 'Équipage', 'Estrie'],
];

const titles: readonly (readonly [string, number])[] = [
  ['Optimiser sa publicité locale', 0], ['Animer un remue-méninges à distance', 7], ['Ouvrir sa première boutique en ligne', 5],
  ['Traverser une crise sans perdre la face', 2], ['Recruter quand tout le monde recrute', 3], ['Une infolettre que l’on ouvre', 1],
  ['Protéger les renseignements de sa clientèle', 6], ['Choisir un logiciel de facturation sans regret', 4], ['L’été à Montréal\u00a0: 5 idées pour attirer les passants', 0],
  ['Rédiger une page «\u00a0À propos\u00a0» qui donne confiance', 1], ['Se préparer à une entrevue avec un média local', 2], ['Accueillir une nouvelle recrue en cinq jours', 3],
  ['Automatiser les tâches qui reviennent chaque semaine', 4], ['Livrer partout au Québec sans y laisser sa chemise', 5], ['Des mots de passe solides pour toute l’équipe', 6],
  ['Lire ses chiffres en trente minutes par mois', 7], ['Répondre aux avis en ligne, même aux mauvais', 1], ['Acheter local, et le faire savoir', 0],
];

export const themes: readonly Theme[] = themeNames.map(([slug, name, nameEn, description], index) => ({
  slug, name, nameEn, description, count: titles.filter(([, theme]) => theme === index).length,
}));

const summary = 'Par où commencer, combien prévoir et comment savoir si ça fonctionne\u00a0: une marche à suivre simple, éprouvée dans des commerces d’ici.';
const levels = ['beginner', 'intermediate', 'advanced'] as const;

export const entries: readonly Entry[] = titles.map(([title, theme], index): Entry => {
  const slug = slugOf(title);
  const writers = index % 5 === 0 ? people.slice(0, 2) : [people[index % people.length]!];
  return {
    id: `entry-${index}`, slug, kind: 'article', title, summary, theme: themeNames[theme]![0], level: levels[index % 3]!,
    experts: writers.map(([name]) => ({ slug: slugOf(name), name })),
    publishedAt: new Date(Date.UTC(2026, 10, 20 - index, 14)).toISOString(), readingMinutes: 4 + (index % 5),
    cover: index % 4 === 3 ? null : { src: `/api/mock-images/${slug}`, alt: 'Devanture d’un commerce de quartier', width: 1440, height: 810, widths: [480, 960, 1440] },
    language: 'fr', tags: ['publicité locale', 'petit budget', 'réseaux sociaux'].map((name) => ({ slug: slugOf(name), name })), sectors: ['Commerce de détail'], tools: ['Fiche d’entreprise Google'],
    timeToDo: '2 heures', cost: 'gratuit', licence: 'CC-BY-4.0', canonicalUrl: null, updatedAt: '2026-11-22T15:00:00Z', revision: 'a1b2', headings: sampleHeadings, html: sampleHtml,
  };
});

export const experts: readonly ExpertProfile[] = people.map(([name, title, organisation, region], index) => ({
  slug: slugOf(name), name, title, organisation, region, fields: ['marketing', 'communication'], isExample: true,
  capacity: index % 2 ? 'provider' : 'personal', availability: 'open', since: '2024-03', isFormer: false, kinds: { article: 2 },
  count: entries.filter((entry) => entry.experts.some((expert) => expert.name === name)).length,
  biographyHtml: `<p>${name} accompagne depuis quinze ans de petites entreprises de sa région. Ce qui l’anime\u00a0: des gestes simples, que l’on peut refaire seul.</p><p>Au sein de l’Escouade, ses textes parlent surtout de proximité.</p>`,
  languages: ['fr', 'en'], links: ['https://www.example.org/profil'],
  photo: index === 0 ? { src: `/api/mock-images/${slugOf(name)}`, alt: `Portrait de ${name}`, width: 960, height: 960, widths: [480, 960] } : null,
}));

export function cardOf({ slug, kind, title, summary, theme, level, experts, publishedAt, readingMinutes, cover }: Entry): Card {
  return { slug, kind, title, summary, theme, level, experts, publishedAt, readingMinutes, cover };
}

export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function slugOf(text: string): string {
  return folded(text).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
