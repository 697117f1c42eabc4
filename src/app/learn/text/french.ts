/** Words of the Learn view in French. */
import type { LearnWords } from './english.ts';

export const learnFrench: LearnWords = {
  learn: 'Apprendre',
  about:
    'Six leçons de quelques minutes. Chacune fait tourner le modèle lui-même\u00a0: ce que vous lisez est calculé pendant que vous lisez, et vous pouvez le faire bouger.',
  lessons: 'Leçons',
  steps: (count) => `${count} étapes`,
  done: (done, of) => `${done} vues sur ${of}`,
  step: (number, of) => `Étape ${number} sur ${of}`,
  stepsOf: (title) => `Étapes de «\u00a0${title}\u00a0»`,
  next: 'Suite',
  previous: 'Retour',
  allLessons: 'Toutes les leçons',
  computing: 'Calcul',
  tryIt: 'À vous',
  question: 'Une question',
  yes: 'oui',
  no: 'non',
  right: 'Juste.',
  wrong: 'Pas ici.',
  answerIs: (answer) => `Calculé\u00a0: ${answer}.`,
  goOn: 'Continuer',
  from: (low, high) => `de ${low} à ${high}`,

  studies: 'Questions et réponses',
  studiesAbout: 'De courtes pages, écrites par le programme d’après ses propres calculs.',
  limits: 'Limites',
  again: 'Les mêmes chiffres, à nouveau',
  command: (place) => `Commande ${place}`,

  controls: 'Les curseurs, un par un',
  controlsAbout:
    'Ce qu’est chaque curseur d’Explorer, d’où vient son étendue, et ce que le déplacer fait à la réponse.',
  allControls: 'Tous les curseurs',
  whatItIs: 'Ce que c’est',
  unit: 'Unité',
  pureNumber: 'un nombre pur',
  byDefault: 'Par défaut',
  believed: 'Cru, dans neuf futurs sur dix',
  evidence: 'Étendue des sources',
  noEvidence: 'aucune source ne donne d’étendue',
  sources: 'Sources',
  judgement: 'aucune\u00a0: un jugement, argumenté plus haut',
  whatItMoves: 'Ce qu’il fait bouger',
  movesAbout: (count) => `Chaque ligne est calculée ici sur ${count} futurs, avec les mêmes tirages.`,
  readFirst: 'Les équations qui le lisent d’abord',
  valueOf: 'Valeur',
  capex2030: 'Investissements 2030, médiane',
  overCapacity: (year) => `Surcapacité d’ici ${year}`,
  customersPeak: 'Dépense maximale des clients, année médiane',
  notBefore: (year) => `pas d’ici ${year}`,
  reboundProduct: 'Rebond par les prix, médiane',
  asBelieved: 'selon la croyance',
  everythingOnIt: 'Tout sur lui',
  moveIt: 'Le déplacer dans Explorer',

  jevons: {
    title: 'Qu’est-ce que le paradoxe de Jevons, ici\u00a0?',
    about:
      'Un usage moins cher peut accroître l’usage total. Trois questions différentes se cachent dans cette phrase.',
    steps: ['Trois questions', 'Dans le modèle', 'Plus que le prix'],
    three: [
      'Disons que le coût unitaire du calcul est divisé par deux. Le vendeur en répercute une partie\u00a0: c’est la transmission. Les acheteurs en font alors davantage\u00a0: combien, c’est l’élasticité.',
      'Les clients dépensent-ils plus au total\u00a0? Seulement si l’élasticité dépasse un. La dépense de calcul monte-t-elle\u00a0? Seulement si l’élasticité fois la transmission dépasse un. La quantité de calcul monte-t-elle\u00a0? Si c’est le logiciel qui progresse, à la même condition\u00a0; si c’est le matériel qui baisse, toujours.',
    ],
    elasticity: 'Élasticité',
    passThrough: 'Transmission',
    chart: 'Variation quand le coût unitaire du calcul est divisé par deux',
    customers: 'dépense des clients',
    spending: 'dépense de calcul',
    software: 'calcul utilisé, meilleur logiciel',
    hardware: 'calcul utilisé, matériel moins cher',
    product: (value) => `Élasticité fois transmission\u00a0: ${value}.`,
    answers: (customers, compute) =>
      `Les clients dépensent plus\u00a0: ${customers}. La dépense de calcul monte\u00a0: ${compute}.`,
    model: (median, low, high, share) =>
      `Personne ne saisit l’élasticité dans le modèle\u00a0: elle découle de l’inégalité des projets dans ce qu’ils valent. L’élasticité fois la transmission est aujourd’hui de ${median} au milieu, de ${low} à ${high} dans 80\u00a0% des futurs\u00a0; elle dépasse un dans ${share} d’entre eux.`,
    spread: 'Inégalité des projets',
    modelTry:
      'Plus les projets se ressemblent, plus une même baisse de prix en rend rentables\u00a0: d’abord, puis la réserve est épuisée.',
    channels: (median, low, high) =>
      `Le prix n’est qu’un canal sur trois\u00a0; on adopte, et de meilleurs modèles sont plus demandés. Avec tous, le service a crû de ${median} pour cent par pour cent de baisse de son coût unitaire sur la dernière année (de ${low} à ${high} dans 80\u00a0% des futurs).`,
    paradox: 'Le mot «\u00a0paradoxe\u00a0» a besoin, ici, de l’adoption et de meilleurs modèles.',
    ask: 'Par son seul prix, un calcul moins cher fait-il monter la dépense de calcul dans la plupart des futurs du monde par défaut\u00a0?',
    told: (share, margin) => `dans ${share} des futurs\u00a0; la médiane est à ${margin} de un`,
    onward: 'Explorer le rebond et l’élasticité effective',
  },

  peak: {
    title: 'Pourquoi la vague peut culminer',
    about: 'Un prix peut tomber si bas qu’il ne reste presque plus de projet à rendre rentable.',
    steps: ['Quand les clients dépensent le plus', 'Un modèle bon marché', 'A-t-elle culminé\u00a0?'],
    customers: (cost, low, high) =>
      `Au milieu des futurs, les clients dépensent le plus quand une tâche coûte ${cost} de ce qu’elle coûtait au départ (de ${low} à ${high} dans 80\u00a0% d’entre eux). Plus chère, beaucoup de projets n’en valent pas la peine\u00a0; moins chère, il en reste peu, et chacun paie moins.`,
    when: (year, missing, horizon) =>
      `Leur dépense est la plus haute en ${year}, au milieu des futurs où cela arrive d’ici fin ${horizon}\u00a0; dans ${missing} des futurs, cela n’arrive pas.`,
    jump: 'Fois moins de calcul pour le modèle bon marché',
    shock: (now, before, change) =>
      `Les investissements de 2030 sont de ${now} au milieu des futurs\u00a0; sans le modèle bon marché, ${before} (${change}).`,
    lowers: 'Dans ce modèle, un modèle bon marché les abaisse\u00a0: ce qui est installé fait soudain plus de travail.',
    raises: 'Avec ces futurs, il les augmente.',
    noShock: (now) =>
      `Pas encore de choc\u00a0: les investissements de 2030 sont de ${now} au milieu des futurs. Déplacez le curseur.`,
    chartAbout:
      'La dépense de calcul suit\u00a0; une partie de ce qui a été construit pour elle reste oisive un temps.',
    ask: (horizon) =>
      `Dans quelle part des futurs la dépense des constructeurs a-t-elle culminé d’ici fin ${horizon}\u00a0?`,
    told: (share, year) => `dans ${share} des futurs\u00a0; quand elle culmine, le milieu des sommets est en ${year}`,
    onward: 'Explorer l’investissement pour l’IA et le loyer rapporté au coût',
  },

  pipeline: {
    title: 'Délais et surconstruction',
    about: 'Ce qui est commandé aujourd’hui arrive dans un an ou trois. Qui l’oublie commande deux fois.',
    steps: ['Une file de commandes seule', 'Dans la course', 'Ce que cela change'],
    chain: [
      'Une firme, une file de trois étapes, et un but\u00a0: la capacité visée. Elle commande ce qui s’use, et une partie de ce qui manque.',
      'Tout dépend de la part de ses propres commandes en cours qu’elle compte avant de commander encore.',
    ],
    delay: 'Années de la commande à l’usage',
    correction: 'Années pour combler un écart',
    weight: 'Part des commandes en cours qui est comptée',
    chart: 'Après une surprise\u00a0: capacité rapportée au but',
    years: 'années après',
    swings: (period, factor) =>
      `Elle oscille\u00a0: une vague tous les ${period} ans, chacune ${factor} fois la précédente.`,
    calm: 'Elle revient sans osciller.',
    boundary: (ratio) =>
      `Si rien de ce qui est en cours n’est compté, les vagues grandissent dès qu’un écart doit être comblé en moins de ${ratio} fois le délai.`,
    awareness: 'Part des commandes en cours que les firmes comptent',
    race: (over, idle, overDefault) =>
      `Surcapacité d’ici 2029 dans ${over} des futurs (par défaut ${overDefault})\u00a0; capacités oisives dans ${idle}.`,
    raceAbout:
      'Part du calcul utilisée, toutes firmes\u00a0: une vague de capacité que personne n’a demandée se voit comme un creux.',
    ask: (low) =>
      `Si les firmes ne comptaient que ${low} de ce qui est en cours, la surcapacité d’ici 2029 serait-elle plus probable que par défaut\u00a0?`,
    told: (low, now) => `${low} des futurs contre ${now} par défaut`,
    onward: 'Le déplacer dans Explorer',
  },

  big: {
    title: 'Grandir trop vite',
    about: 'Qui construit le premier prend le marché, si le marché est vraiment si rapide. Le jeu classique, rejoué.',
    steps: ['Gains', 'Où le jeu bascule', 'À vous de jouer'],
    game: [
      'Deux firmes avec des courbes d’apprentissage vendent un bien nouveau. Chacune vise l’essentiel du marché, baisse ses prix et construit d’avance, ou se contente de la moitié.',
      'La table est calculée à partir des équations publiées\u00a0: ce que vaut chaque firme, en Md$, sur toute la vie du marché. Une meilleure réponse est soulignée.',
    ],
    speed: 'Force du bouche-à-oreille\u00a0: la vitesse du marché',
    capacity: 'Capacité',
    capacities: { perfect: 'là tout de suite', lag: 'un an plus tard' },
    table: 'Gain de la ligne, puis de la colonne, en Md$',
    you: 'une firme',
    rival: 'l’autre',
    aggressive: 'vise l’essentiel',
    conservative: 'se contente de la moitié',
    best: 'meilleure réponse',
    both: (push, hold) =>
      `Si les deux visent l’essentiel, chacune vaut ${push}\u00a0; si les deux se contentent de la moitié, ${hold}.`,
    turnsAbout:
      'Avec une capacité immédiate, la vitesse favorise l’audace. Avec une capacité en retard, un marché rapide est fini avant que ce qui a été construit pour lui ne soit là.',
    ask: (speed) =>
      `Le bouche-à-oreille est de ${speed}, la capacité arrive un an plus tard, votre rival se contente de la moitié. Viser l’essentiel du marché paie-t-il\u00a0?`,
    told: (push, hold) => `${push} en visant l’essentiel, ${hold} en se contentant de la moitié`,
    onward: 'La course elle-même comme un jeu',
    onwardProofs: 'Ces nombres parmi les vérifications',
  },

  forecast: {
    title: 'Lire une prévision',
    about: 'Un éventail, ce sont beaucoup de futurs à la fois. Ce que veut dire 80\u00a0%, et ce que cela ne dit pas.',
    steps: ['Un éventail', 'D’autres tirages', 'Dedans et dehors'],
    fan: (n, median, low, high) =>
      `${n} futurs, chacun avec son tirage de tout ce qui n’est pas connu. Au milieu, les investissements de 2030 sont de ${median}\u00a0; dans 80\u00a0% des futurs, ils sont entre ${low} et ${high}. La moitié est sous le milieu\u00a0; personne ne dit que le milieu arrive.`,
    futures: 'Futurs',
    more: 'Plus de futurs rendent les bords plus stables, pas plus proches\u00a0: ils n’ajoutent pas de savoir.',
    seed: 'Graine des autres tirages',
    others: (inside, n, share) =>
      `Prenez la bande de 80\u00a0% de ces futurs, et tirez-en ${n} autres. ${inside} finissent dedans\u00a0: ${share}.`,
    othersAbout:
      'C’est tout ce que dit 80\u00a0%\u00a0: le monde est un tirage de plus, si les croyances sont justes. Si elles le sont, seuls les faits le diront.',
    dots: 'D’autres futurs, dans la bande et dehors',
    inside: 'dedans',
    outside: 'dehors',
    ask: (n) => `Sur ${n} nouveaux futurs, combien environ devraient finir hors de la bande de 80\u00a0%\u00a0?`,
    told: (outside, n) => `${outside} sur ${n}`,
    onward: 'Voir quelle hypothèse rend l’éventail si large',
  },

  facts: {
    title: 'Faits et affirmations',
    about:
      '«\u00a0Investissements\u00a0» désigne quatre nombres différents. Un article peut avoir raison et tort à la fois.',
    steps: ['Un nom, plusieurs nombres', 'Ce qui fut promis et ce qui vint', 'Vérifier l’affirmation'],
    claim: (date, growth, planned) =>
      `Un article du ${date} disait qu’Amazon prévoyait environ ${planned} en 2025, ${growth} de plus que l’année précédente. D’après ce qui était public ce jour-là\u00a0:`,
    definition: 'Sur quelle base',
    base: '2024',
    growth: 'Croissance',
    holds: 'l’article a raison',
    holdsNot: '',
    outcome: (net, gross) => `Ce qui a ensuite été dépensé en 2025\u00a0: ${net} net, ${gross} brut.`,
    guidance: (median, years, companies) =>
      `Sur les ${years} années de ${companies} entreprises que l’on peut comparer, le milieu des résultats est de ${median} par rapport à la première annonce.`,
    raised: (raised, of) =>
      `Sur ${of} objectifs pour 2025 donnés autour du modèle bon marché de janvier 2025, ${raised} ont été relevés ensuite.`,
    chart: 'Objectifs pour 2025 autour du modèle bon marché\u00a0: le dernier mot rapporté à ce mot-là',
    ask: (growth) => `Sur combien de ces bases «\u00a0${growth} de plus\u00a0» tient-il\u00a0?`,
    told: (count, of) => `sur ${count} de ${of}`,
    onward: 'Vérifier un article vous-même',
  },
};
