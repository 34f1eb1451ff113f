// No-break spaces are written out, since they do not show: \u00a0 with « » and the colon, \u202f before ? and !.
const number = (value: number) => value.toLocaleString('fr-CA');
const counted = (value: number, one: string, many: string) => `${number(value)}\u00a0${Math.abs(value) < 2 ? one : many}`;

/** What the site says, in Québec French. */
export const fr = {
  site: {
    name: 'L’Escouade numérique',
    promise: 'Le savoir-faire numérique, partagé par des expertes et des experts bénévoles avec les PME d’ici.',
    titleOf: (page: string) => `${page} – L’Escouade numérique`,
    skip: 'Aller au contenu',
    home: 'Accueil',
    menu: 'Menu principal',
    articles: 'Articles',
    experts: 'Experts',
    about: 'À propos',
    search: 'Rechercher',
    footer: 'Pied de page',
    follow: 'Suivre les nouveautés',
    rss: 'Fil RSS',
    atom: 'Fil Atom',
    jsonFeed: 'Fil JSON',
    licence: 'Sauf avis contraire, les textes sont offerts sous licence Creative Commons Attribution 4.0.',
    privacy: 'Aucun témoin, aucun pistage.',
    otherLanguage: 'English',
  },

  home: {
    title: 'Vos questions numériques, nos réponses de terrain',
    newest: 'Articles récents',
    themes: 'Thèmes',
    everything: 'Tous les thèmes',
  },

  list: {
    more: 'Afficher plus d’articles',
    loadingMore: 'Chargement de la suite…',
    shown: (count: number) => `${counted(count, 'article affiché', 'articles affichés')}.`,
    emptyTitle: 'Aucun article pour le moment',
    emptyDetail: 'Les premiers textes arrivent bientôt. En attendant, parcourez les autres thèmes ou lancez une recherche.',
  },

  theme: {
    feed: (theme: string) => `Fil RSS\u00a0: ${theme}`,
    follow: 'Suivre ce thème (RSS)',
    count: (count: number) => counted(count, 'article', 'articles'),
  },

  card: {
    minutes: (count: number) => `${number(count)}\u00a0min de lecture`,
    kinds: { article: 'Article', audio: 'Audio', video: 'Vidéo', expert: 'Expert' },
    levels: { beginner: 'Débutant', intermediate: 'Intermédiaire', advanced: 'Avancé' },
  },

  article: {
    trail: 'Fil d’Ariane',
    contents: 'Dans cet article',
    by: (names: string) => `Par ${names}`,
    published: (date: string) => `Publié le ${date}`,
    updated: (date: string) => `mis à jour le ${date}`,
    table: 'Tableau',
    facts: 'En bref',
    reading: 'Lecture',
    minutes: (count: number) => `${number(count)}\u00a0min`,
    level: 'Niveau',
    time: 'Temps à prévoir',
    cost: 'Coût',
    tools: 'Outils',
    sectors: 'Secteurs',
    tags: 'Mots-clés',
    writtenBy: 'Écrit par',
    licence: (licence: string) => `Licence\u00a0: ${licence}`,
    original: 'Version d’origine',
    related: 'À lire ensuite',
    share: 'Partager cet article',
    copied: 'Adresse copiée.',
    copyFailed: 'La copie n’a pas fonctionné. L’adresse est dans la barre de votre navigateur.',
    missingTitle: 'Cet article est introuvable',
    missingDetail: 'Il a peut-être été retiré, ou l’adresse comporte une erreur. Une recherche vous aidera à trouver l’équivalent.',
  },

  search: {
    title: 'Rechercher',
    titleOf: (query: string) => `Recherche\u00a0: ${query}`,
    label: 'Que cherchez-vous\u202f?',
    hint: 'Par exemple\u00a0: publicité locale, boutique en ligne, infolettre',
    submit: 'Rechercher',
    suggestions: 'Suggestions',
    suggestionCount: (count: number) => `${counted(count, 'suggestion', 'suggestions')}. Utilisez les flèches pour les parcourir.`,
    suggestionKinds: { article: 'Article', audio: 'Audio', video: 'Vidéo', theme: 'Thème', expert: 'Expert', term: 'Terme' } as Readonly<Record<string, string>>,
    count: (count: number, query: string) => `${counted(count, 'résultat', 'résultats')} pour «\u00a0${query}\u00a0»`,
    countAll: (count: number) => counted(count, 'résultat', 'résultats'),
    filters: 'Préciser la recherche',
    facets: { theme: 'Thème', kind: 'Format', level: 'Niveau', expert: 'Expert', sector: 'Secteur' },
    clear: 'Retirer les filtres',
    more: 'Afficher plus de résultats',
    didYouMean: 'Vouliez-vous dire\u00a0:',
    dropped: (words: string) => `Rien ne répond à tous les mots. Voici ce qui se trouve sans\u00a0: ${words}`,
    emptyTitle: (query: string) => `Aucun résultat pour «\u00a0${query}\u00a0»`,
    emptyDetail: 'Essayez un mot plus général, vérifiez l’orthographe ou retirez un filtre. Vous pouvez aussi parcourir les thèmes\u00a0:',
    startDetail: 'Écrivez un mot ou deux\u00a0: les résultats apparaissent à mesure. Vous pouvez aussi parcourir les thèmes\u00a0:',
    degraded: 'La recherche fonctionne au ralenti\u00a0: certains résultats peuvent manquer. Réessayez dans quelques minutes.',
  },

  experts: {
    title: 'Nos expertes et experts',
    lead: 'Des gens de métier qui donnent de leur temps pour que les PME d’ici avancent. Personne ne vend rien.',
    count: (count: number) => counted(count, 'article', 'articles'),
    found: (count: number) => `${counted(count, 'personne', 'personnes')}.`,
    facets: { field: 'Domaine', region: 'Région', language: 'Langue' },
    noneSuch: { title: 'Personne ne répond à ces choix', detail: 'Retirez un filtre pour élargir la liste.' },
    capacities: {
      personal: 'Parle à titre personnel',
      organisation: 'Parle pour son organisation',
      provider: 'Offre aussi ces services',
      publicService: 'Service public ou OBNL',
      teaching: 'Enseignement ou recherche',
    },
    availabilities: { open: 'Répond aux questions', limited: 'Répond à l’occasion', away: 'En pause' },
    example: 'Profil d’exemple',
    exampleDetail: 'Ce profil est un exemple\u00a0: cette personne n’existe pas.',
    emptyTitle: 'Aucun profil pour le moment',
    emptyDetail: 'Les profils paraîtront bientôt. Les articles, eux, vous attendent à l’accueil.',
  },

  expert: {
    fields: 'Domaines',
    languages: 'Langues',
    links: 'Sur le Web',
    availability: 'Disponibilité',
    since: 'Avec nous depuis',
    work: 'Publications',
    kind: (kind: 'article' | 'audio' | 'video' | 'expert', count: number) => counted(count, { article: 'article', audio: 'balado', video: 'vidéo', expert: 'profil' }[kind], { article: 'articles', audio: 'balados', video: 'vidéos', expert: 'profils' }[kind]),
    former: 'A quitté l’Escouade\u00a0: ses textes restent à votre service.',
    articles: (name: string) => `Articles de ${name}`,
    missingTitle: 'Ce profil est introuvable',
    missingDetail: 'L’adresse comporte peut-être une erreur, ou la personne a quitté l’Escouade.',
  },

  about: {
    title: 'À propos',
    lead: 'L’Escouade numérique réunit des expertes et des experts bénévoles du Québec qui partagent ce qu’ils savent avec les petites et moyennes entreprises. C’est gratuit, et rien n’y est à vendre.',
    sections: [
      {
        title: 'Ce que vous trouverez ici',
        text: 'Des articles pratiques sur le marketing, la communication, les relations publiques, les ressources humaines et les outils numériques. Chacun dit le temps qu’il faut, ce qu’il en coûte et par où commencer.',
      },
      {
        title: 'Qui écrit',
        text: 'Des personnes d’expérience, choisies une à une, qui donnent de leur temps. Chaque texte porte le nom de son auteur et la date de sa dernière mise à jour.',
      },
      {
        title: 'Votre vie privée',
        text: 'Le site ne dépose aucun témoin, ne charge rien d’un tiers et ne vous suit pas. Si vous choisissez l’anglais, ce choix est noté dans votre appareil, nulle part ailleurs.',
      },
      {
        title: 'Reprendre nos textes',
        text: 'Sauf avis contraire, ils sont offerts sous licence Creative Commons Attribution 4.0\u00a0: vous pouvez les reprendre et les adapter en nommant leur source.',
      },
    ],
    browse: 'Parcourir les articles',
    meet: 'Rencontrer les experts',
  },

  signIn: {
    title: 'Ouvrez une session',
    detail: 'Choisissez le compte que vous voulez utiliser ici. Nous n’y lisons que votre nom et votre adresse.',
    with: (provider: string) => `Continuer avec ${provider}`,
    out: 'Fermer la session',
  },

  form: {
    send: 'Envoyer',
    cancel: 'Annuler',
    sending: 'Envoi…',
    failed: 'L’envoi n’a pas fonctionné. Rien n’est perdu\u00a0: réessayez dans un instant.',
  },

  passage: {
    chosen: 'Passage choisi',
    none: 'Pour parler d’un passage précis, sélectionnez-le d’abord dans le texte.',
  },

  media: {
    transcript: 'Transcription',
    reviewed: 'Relue par une personne. Touchez un passage pour l’entendre.',
    automatic: 'Transcription automatique, que personne n’a encore relue\u00a0: elle peut comporter des erreurs. Touchez un passage pour l’entendre.',
    missing: 'La transcription n’a pas pu être chargée. Réessayez dans un moment.',
    languages: { fr: 'Français', en: 'Anglais' } as Readonly<Record<string, string>>,
  },

  useful: {
    say: 'Cela m’a été utile',
    thanks: 'Merci\u202f! C’est noté.',
  },

  report: {
    open: 'Signaler une erreur',
    title: 'Signaler une erreur',
    message: 'Qu’est-ce qui ne va pas\u202f?',
    email: 'Votre courriel (facultatif)',
    emailHint: 'Pour vous remercier, une seule fois. Nous ne le gardons pas ensuite.',
    thanks: 'Merci\u202f! Les experts de ce texte le verront.',
  },

  review: {
    title: 'Relecture',
    hello: (name: string, by: string) => `Bonjour ${name}. ${by} aimerait avoir votre avis sur ce texte avant sa publication.`,
    until: (date: string) => `Le lien est valable jusqu’au ${date}.`,
    comments: 'Vos commentaires',
    comment: 'Votre commentaire',
    addComment: 'Ajouter le commentaire',
    added: 'Commentaire ajouté.',
    verdict: 'Votre avis',
    name: 'Votre nom',
    reasons: 'Vos raisons (nécessaires pour refuser)',
    approve: 'Approuver le texte',
    refuse: 'Refuser le texte',
    thanksTitle: 'Merci, votre avis est noté',
    thanksDetail: 'Vous pouvez fermer cette page. Le lien ne servira plus.',
    missingTitle: 'Cette relecture n’est plus ouverte',
    noToken: 'Ouvrez le lien du courriel, au complet.',
  },

  invitation: {
    title: 'Votre invitation',
    hello: (name: string) => `Bonjour ${name},`,
    expert: (by: string) => `${by} vous invite à partager votre savoir-faire avec les PME du Québec, à titre d’experte ou d’expert bénévole.`,
    member: (by: string) => `${by} vous invite à prendre part aux discussions de L’Escouade numérique.`,
    until: (date: string) => `L’invitation est valable jusqu’au ${date} et ne sert qu’une fois.`,
    as: (account: string) => `Vous avez ouvert une session à titre de ${account}.`,
    accept: 'Accepter l’invitation',
    accepting: 'Un instant…',
    acceptedTitle: 'Merci, c’est noté',
    acceptedDetail: 'Deux personnes de l’équipe doivent encore confirmer votre venue. Vous n’avez rien d’autre à faire\u00a0: revenez ici avec le même compte dans quelques jours.',
    admittedTitle: 'Bienvenue dans l’Escouade',
    admittedDetail: 'Votre compte est prêt.',
    missingTitle: 'Cette invitation ne peut plus servir',
    noToken: 'Ouvrez le lien du courriel d’invitation, au complet.',
  },

  state: {
    loading: 'Chargement…',
    retry: 'Réessayer',
    backHome: 'Revenir à l’accueil',
    goSearch: 'Rechercher un article',
    trace: (id: string) => `Numéro de référence\u00a0: ${id}`,
    notFoundTitle: 'Cette page n’existe pas',
    notFoundDetail: 'L’adresse comporte peut-être une erreur. Repartez de l’accueil ou lancez une recherche.',
    failures: {
      offline: { title: 'Impossible de joindre le site', detail: 'Vérifiez votre connexion à Internet, puis réessayez.' },
      unknown: { title: 'Ouvrez d’abord une session', detail: 'Cette page est réservée aux personnes qui ont un compte.' },
      missing: { title: 'Cette page n’existe pas', detail: 'L’adresse comporte peut-être une erreur. Repartez de l’accueil ou lancez une recherche.' },
      busy: { title: 'Le site est très demandé', detail: 'Attendez quelques instants, puis réessayez.' },
      refused: { title: 'Cette demande n’a pas été comprise', detail: 'Revenez à l’accueil ou reprenez votre recherche autrement.' },
      broken: { title: 'Quelque chose s’est mal passé de notre côté', detail: 'Réessayez dans un instant. Si le problème persiste, revenez un peu plus tard.' },
    },
  },
};
