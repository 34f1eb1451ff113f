import type { Texts } from './texts.ts';

const number = (value: number) => value.toLocaleString('en-CA');
const counted = (value: number, one: string, many: string) => `${number(value)}\u00a0${value === 1 ? one : many}`;

/** What the site says, in Canadian English. */
export const en: Texts = {
  site: {
    name: 'L’Escouade numérique',
    promise: 'Digital know-how, shared by volunteer experts with Québec’s small businesses.',
    titleOf: (page) => `${page} – L’Escouade numérique`,
    skip: 'Skip to content',
    home: 'Home',
    menu: 'Main menu',
    articles: 'Articles',
    experts: 'Experts',
    about: 'About',
    search: 'Search',
    footer: 'Footer',
    follow: 'Follow what is new',
    rss: 'RSS feed',
    atom: 'Atom feed',
    jsonFeed: 'JSON feed',
    licence: 'Unless otherwise noted, texts are offered under the Creative Commons Attribution 4.0 licence.',
    privacy: 'No cookies, no tracking.',
    otherLanguage: 'Français',
  },

  home: {
    title: 'Your digital questions, answers from the field',
    newest: 'Latest articles',
    themes: 'Themes',
    everything: 'All themes',
  },

  list: {
    more: 'Show more articles',
    loadingMore: 'Loading more…',
    shown: (count) => `${counted(count, 'article shown', 'articles shown')}.`,
    emptyTitle: 'No article yet',
    emptyDetail: 'The first texts are on their way. Meanwhile, browse the other themes or try a search.',
  },

  theme: {
    feed: (theme) => `RSS feed: ${theme}`,
    follow: 'Follow this theme (RSS)',
    count: (count) => counted(count, 'article', 'articles'),
  },

  card: {
    minutes: (count) => `${number(count)}\u00a0min read`,
    kinds: { article: 'Article', audio: 'Audio', video: 'Video', expert: 'Expert' },
    levels: { beginner: 'Beginner', intermediate: 'Intermediate', advanced: 'Advanced' },
  },

  article: {
    trail: 'Breadcrumb',
    contents: 'In this article',
    by: (names) => `By ${names}`,
    published: (date) => `Published on ${date}`,
    updated: (date) => `updated on ${date}`,
    table: 'Table',
    facts: 'At a glance',
    reading: 'Reading',
    minutes: (count) => `${number(count)}\u00a0min`,
    level: 'Level',
    time: 'Time to plan for',
    cost: 'Cost',
    tools: 'Tools',
    sectors: 'Sectors',
    tags: 'Keywords',
    writtenBy: 'Written by',
    licence: (licence) => `Licence: ${licence}`,
    original: 'Original version',
    related: 'Read next',
    share: 'Share this article',
    copied: 'Address copied.',
    copyFailed: 'The copy did not work. The address is in your browser’s address bar.',
    missingTitle: 'This article cannot be found',
    missingDetail: 'It may have been withdrawn, or the address may hold an error. A search will help you find its equivalent.',
  },

  search: {
    title: 'Search',
    titleOf: (query) => `Search: ${query}`,
    label: 'What are you looking for?',
    hint: 'For example: publicité locale, boutique en ligne, infolettre',
    submit: 'Search',
    suggestions: 'Suggestions',
    suggestionCount: (count) => `${counted(count, 'suggestion', 'suggestions')}. Use the arrow keys to browse them.`,
    suggestionKinds: { article: 'Article', audio: 'Audio', video: 'Video', theme: 'Theme', expert: 'Expert', term: 'Term' },
    count: (count, query) => `${counted(count, 'result', 'results')} for “${query}”`,
    countAll: (count) => counted(count, 'result', 'results'),
    filters: 'Narrow the search',
    facets: { theme: 'Theme', kind: 'Format', level: 'Level', expert: 'Expert', sector: 'Sector' },
    clear: 'Remove the filters',
    more: 'Show more results',
    emptyTitle: (query) => `No result for “${query}”`,
    emptyDetail: 'Try a more general word, check the spelling or remove a filter. You can also browse the themes:',
    startDetail: 'Type a word or two: results appear as you go. You can also browse the themes:',
    didYouMean: 'Did you mean:',
    dropped: (words: string) => `Nothing has all of these words. Here is what there is without: ${words}`,
    degraded: 'Search is running slowly: some results may be missing. Try again in a few minutes.',
  },

  experts: {
    title: 'Our experts',
    lead: 'People of the trade who give their time so that Québec’s small businesses move forward. Nobody sells anything.',
    count: (count) => counted(count, 'article', 'articles'),
    found: (count) => `${counted(count, 'person', 'people')}.`,
    facets: { field: 'Field', region: 'Region', language: 'Language' },
    noneSuch: { title: 'Nobody fits these choices', detail: 'Take a filter away to widen the list.' },
    capacities: {
      personal: 'Speaks for themselves',
      organisation: 'Speaks for their organisation',
      provider: 'Also offers these services',
      publicService: 'Public service or non-profit',
      teaching: 'Teaching or research',
    },
    availabilities: { open: 'Takes questions', limited: 'Takes questions now and then', away: 'Taking a break' },
    example: 'Example profile',
    exampleDetail: 'This profile is an example: this person does not exist.',
    emptyTitle: 'No profile yet',
    emptyDetail: 'Profiles will appear soon. The articles are waiting for you on the home page.',
  },

  expert: {
    fields: 'Fields',
    languages: 'Languages',
    links: 'On the Web',
    availability: 'Availability',
    since: 'With us since',
    work: 'Published',
    kind: (kind, count) => counted(count, { article: 'article', audio: 'audio', video: 'video', expert: 'profile' }[kind], { article: 'articles', audio: 'audios', video: 'videos', expert: 'profiles' }[kind]),
    former: 'Has left the Escouade: what they wrote remains at your service.',
    articles: (name) => `Articles by ${name}`,
    missingTitle: 'This profile cannot be found',
    missingDetail: 'The address may hold an error, or the person has left the Escouade.',
  },

  about: {
    title: 'About',
    lead: 'L’Escouade numérique brings together volunteer experts from Québec who share what they know with small and medium-sized businesses. It is free, and nothing is for sale.',
    sections: [
      {
        title: 'What you will find here',
        text: 'Practical articles on marketing, communication, public relations, human resources and digital tools. Each one says how long it takes, what it costs and where to begin.',
      },
      {
        title: 'Who writes',
        text: 'Experienced people, chosen one by one, who give their time. Every text bears its author’s name and the date of its latest update.',
      },
      {
        title: 'Your privacy',
        text: 'The site sets no cookie, loads nothing from a third party and does not follow you. If you choose English, that choice is kept on your device and nowhere else.',
      },
      {
        title: 'Reusing our texts',
        text: 'Unless otherwise noted, they are offered under the Creative Commons Attribution 4.0 licence: you may reuse and adapt them as long as you name their source.',
      },
    ],
    browse: 'Browse the articles',
    meet: 'Meet the experts',
  },

  signIn: {
    title: 'Sign in',
    detail: 'Choose the account that you want to use here. We read only your name and address from it.',
    with: (provider) => `Continue with ${provider}`,
    out: 'Sign out',
  },

  form: {
    send: 'Send',
    cancel: 'Cancel',
    sending: 'Sending…',
    failed: 'It could not be sent. Nothing is lost: try again in a moment.',
  },

  passage: {
    chosen: 'Selected passage',
    none: 'To speak of a passage, select it in the text first.',
  },

  media: {
    chapters: 'Chapters',
    transcript: 'Transcript',
    listenFrom: (time) => `Listen from ${time}`,
    reviewed: 'Read through by a person. Touch a passage to hear it.',
    automatic: 'Automatic transcript, not yet read through by anybody: it may contain errors. Touch a passage to hear it.',
    missing: 'The transcript could not be loaded. Try again in a moment.',
    languages: { fr: 'French', en: 'English' },
  },

  useful: {
    say: 'This was useful to me',
    thanks: 'Thank you! Noted.',
  },

  report: {
    open: 'Report an error',
    title: 'Report an error',
    message: 'What is wrong?',
    email: 'Your e-mail (optional)',
    emailHint: 'To thank you, once only. We do not keep it afterwards.',
    thanks: 'Thank you! The experts of this text will see it.',
  },

  review: {
    title: 'Review',
    hello: (name, by) => `Hello ${name}. ${by} would like your opinion of this text before it is published.`,
    until: (date) => `The link is valid until ${date}.`,
    comments: 'Your comments',
    comment: 'Your comment',
    addComment: 'Add the comment',
    added: 'Comment added.',
    verdict: 'Your opinion',
    name: 'Your name',
    reasons: 'Your reasons (needed to refuse)',
    approve: 'Approve the text',
    refuse: 'Refuse the text',
    thanksTitle: 'Thank you, your opinion is noted',
    thanksDetail: 'You can close this page. The link will not be used again.',
    missingTitle: 'This review is no longer open',
    noToken: 'Open the link of the e-mail, in full.',
  },

  invitation: {
    title: 'Your invitation',
    hello: (name) => `Hello ${name},`,
    expert: (by) => `${by} invites you to share what you know with Québec’s small businesses, as a volunteer expert.`,
    member: (by) => `${by} invites you to take part in the discussions of L’Escouade numérique.`,
    until: (date) => `The invitation is valid until ${date} and can be used once.`,
    as: (account) => `You are signed in as ${account}.`,
    accept: 'Accept the invitation',
    accepting: 'One moment…',
    acceptedTitle: 'Thank you, noted',
    acceptedDetail: 'Two people of the staff have yet to confirm your coming. There is nothing else for you to do: come back here with the same account in a few days.',
    admittedTitle: 'Welcome to the Escouade',
    admittedDetail: 'Your account is ready.',
    missingTitle: 'This invitation can no longer be used',
    noToken: 'Open the link of the invitation e-mail, in full.',
  },

  state: {
    loading: 'Loading…',
    retry: 'Try again',
    backHome: 'Back to the home page',
    goSearch: 'Search for an article',
    trace: (id) => `Reference number: ${id}`,
    notFoundTitle: 'This page does not exist',
    notFoundDetail: 'The address may hold an error. Start again from the home page or try a search.',
    failures: {
      offline: { title: 'The site cannot be reached', detail: 'Check your Internet connection, then try again.' },
      unknown: { title: 'Sign in first', detail: 'This page is for people who have an account.' },
      missing: { title: 'This page does not exist', detail: 'The address may hold an error. Start again from the home page or try a search.' },
      busy: { title: 'The site is in great demand', detail: 'Wait a few moments, then try again.' },
      refused: { title: 'This request was not understood', detail: 'Go back to the home page or word your search differently.' },
      broken: { title: 'Something went wrong on our side', detail: 'Try again in a moment. If it keeps happening, come back a little later.' },
    },
  },
};
