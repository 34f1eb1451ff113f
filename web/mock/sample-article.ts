import type { Heading } from '../src/api/types.ts';

export const sampleHeadings: readonly Heading[] = [
  { level: 2, id: 'connaitre-sa-zone', text: 'Connaître sa zone' },
  { level: 3, id: 'dessiner-la-carte', text: 'Dessiner la carte' },
  { level: 2, id: 'choisir-ses-canaux', text: 'Choisir ses canaux' },
  { level: 2, id: 'mesurer', text: 'Mesurer, puis ajuster' },
];

/** One of everything that the server's Markdown makes. */
export const sampleHtml = `
<p>Un commerce de quartier n’a pas besoin de rejoindre tout le Québec\u00a0: il lui faut les gens qui passent devant sa porte. Voici comment y arriver <strong>sans agence</strong> et avec un petit budget<a id="fnref:1" href="#fn:1" class="footnote-ref"><sup>1</sup></a>.</p>
<aside class="callout callout-note"><p class="callout-title">Note</p><p>Les montants sont en dollars canadiens, avant les taxes.</p></aside>
<h2 id="connaitre-sa-zone">Connaître sa zone</h2>
<p>Demandez pendant une semaine le code postal de chaque personne qui achète. Le résultat surprend presque toujours\u00a0: la moitié de la clientèle vient de <em>trois ou quatre rues</em>.</p>
<h3 id="dessiner-la-carte">Dessiner la carte</h3>
<ul class="contains-task-list"><li class="task-list-item"><input disabled="disabled" type="checkbox" checked="checked" aria-label="Fait" /> Noter les codes postaux</li><li class="task-list-item"><input disabled="disabled" type="checkbox" aria-label="À faire" /> Les placer sur une carte</li><li class="task-list-item"><input disabled="disabled" type="checkbox" aria-label="À faire" /> Retenir les trois zones les plus denses</li></ul>
<aside class="callout callout-tip"><p class="callout-title">Astuce</p><p>Une carte en papier et des punaises font très bien l’affaire.</p></aside>
<blockquote><p>«\u00a0On a cessé d’annoncer à 40\u00a0km. Les ventes ont monté.\u00a0»</p></blockquote>
<h2 id="choisir-ses-canaux">Choisir ses canaux</h2>
<p>Comparez avant de payer. Le <a href="/articles/une-infolettre-que-l-on-ouvre">guide sur l’infolettre</a> en dit plus.</p>
<table><thead><tr><th>Canal</th><th>Coût par mois</th><th class="align-right">Temps</th><th>Pour qui</th></tr></thead><tbody><tr><td>Fiche d’entreprise</td><td>gratuit</td><td class="align-right">1\u00a0h</td><td>Tout le monde</td></tr><tr><td>Journal local</td><td>150\u00a0$</td><td class="align-right">3\u00a0h</td><td>Commerces établis</td></tr><tr><td>Réseaux sociaux</td><td>50\u00a0$</td><td class="align-right">4\u00a0h</td><td>Clientèle plus jeune</td></tr></tbody></table>
<aside class="callout callout-important"><p class="callout-title">Important</p><p>La loi exige le consentement avant tout envoi commercial par courriel.</p></aside>
<aside class="callout callout-warning"><p class="callout-title">Attention</p><p>Ne payez jamais pour des avis.</p></aside>
<aside class="callout callout-caution"><p class="callout-title">Danger</p><p>Un concours sans règlement écrit peut coûter cher.</p></aside>
<h2 id="mesurer">Mesurer, puis ajuster</h2>
<ol><li>Choisissez <strong>un seul</strong> chiffre.</li><li>Notez-le chaque lundi dans <code>ventes.xlsx</code>.</li><li>Changez une chose à la fois.</li></ol>
<pre><code>coût par visite = dépense / visites</code></pre>
<p>Après six semaines, gardez ce qui fonctionne et laissez tomber le reste.</p>
<hr />
<div class="footnotes"><hr /><ol><li id="fn:1"><p>Environ 100\u00a0$ par mois suffisent pour commencer.<a href="#fnref:1" class="footnote-back-ref">↩</a></p></li></ol></div>`;
