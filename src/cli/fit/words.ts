/** The words of `jevons fit`, in both languages; ids stay English. */
import { frenchSpaces, type Language } from '#base';

const english = {
  generations: 'generations',
  title: (date: string) => `Beliefs after what was public by ${date}`,
  parameter: 'parameter',
  prior: 'prior, 80 %',
  posterior: 'posterior, 80 %',
  effective: 'draws',
  effectiveKey: 'draws: effective number, the smaller of bulk and tails. Sorted by how much was learnt.',
  unlearnt: (names: string) => `Each by itself nearly as before, though the facts may tie it to others: ${names}.`,
  asBelieved: (names: string) => `Cannot be told from their beliefs (Kolmogorov-Smirnov, 5 %): ${names}.`,
  ties: (pairs: string) => `Tied by the facts, as correlations (belief, then posterior): ${pairs}.`,
  untouched: (names: string) => `They moved no figure where it was tried, so they were not sampled: ${names}.`,
  figures: 'Figures and what the model gives for them',
  figure: 'figure',
  unit: 'unit',
  reported: 'public',
  model: 'model, 80 %',
  withError: 'with error',
  inside: (count: number, of: number) =>
    `${count} of ${of} public figures lie in the 80 % that allows for error; figures share errors, so this is a look and no test.`,
  basis: (model: string, hash: string, date: string) => `Model ${model} ${hash}; facts published by ${date}.`,
  sampler: (chains: number, draws: number, acceptance: string, seed: number, hash: string) =>
    `${chains} chains of ${draws} kept draws, ${acceptance} of proposals taken; seed ${seed}; hash ${hash}.`,
  time: 'Stopped after the minutes given: how many draws that is depends on the machine.',
  interrupted: 'Stopped by Ctrl-C: the draws so far.',
  goOn: (file: string) => `the same command with --resume goes on from ${file}`,
  below: 'below it',
  misses: (text: string) =>
    `Figures as the model would give them miss by more than the public ones do in ${text} of cases (near 0 %: the model misses more than it allows for; near 100 %: less).`,
  impossible: (share: string, why: string) =>
    `${share} of proposals had no finite likelihood and were refused; the first because ${why}.`,
  picture: 'public figures against the fit',
};

type Words = typeof english;

const french: Words = {
  generations: 'générations',
  title: (date) => `Croyances après ce qui était public au ${date}`,
  parameter: 'paramètre',
  prior: 'a priori, 80 %',
  posterior: 'a posteriori, 80 %',
  effective: 'tirages',
  effectiveKey: frenchSpaces(
    'tirages : nombre effectif, le moindre du centre et des queues. Trié par ce qui a été appris.',
  ),
  unlearnt: (names) =>
    frenchSpaces(`Chacun, à lui seul, presque comme avant, même si les faits peuvent le lier à d’autres : ${names}.`),
  ties: (pairs) => frenchSpaces(`Liés par les faits, en corrélations (croyance, puis a posteriori) : ${pairs}.`),
  asBelieved: (names) =>
    frenchSpaces(`Impossibles à distinguer de leurs croyances (Kolmogorov-Smirnov, 5 %) : ${names}.`),
  untouched: (names) =>
    frenchSpaces(`Ils ne changent aucun chiffre aux points essayés et n’ont pas été échantillonnés : ${names}.`),
  figures: 'Les chiffres et ce que le modèle en donne',
  figure: 'chiffre',
  unit: 'unité',
  reported: 'public',
  model: 'modèle, 80 %',
  withError: 'avec erreur',
  inside: (count, of) =>
    frenchSpaces(
      `${count} chiffres publics sur ${of} sont dans les 80 % qui comptent l’erreur ; les erreurs sont liées, c’est un regard et non un test.`,
    ),
  basis: (model, hash, date) => frenchSpaces(`Modèle ${model} ${hash} ; faits publiés au plus tard le ${date}.`),
  sampler: (chains, draws, acceptance, seed, hash) =>
    frenchSpaces(
      `${chains} chaînes de ${draws} tirages gardés, ${acceptance} des propositions acceptées ; graine ${seed} ; empreinte ${hash}.`,
    ),
  time: frenchSpaces('Arrêté après les minutes données : le nombre de tirages dépend de la machine.'),
  interrupted: frenchSpaces('Arrêté par Ctrl-C : les tirages obtenus jusque-là.'),
  goOn: (file) => `la même commande avec --resume reprend à partir de ${file}`,
  below: 'au-dessous',
  misses: (text) =>
    frenchSpaces(
      `Des chiffres tels que le modèle les donnerait manqueraient de plus que les chiffres publics dans ${text} des cas (près de 0 % : le modèle manque plus qu’il ne l’admet ; près de 100 % : moins).`,
    ),
  impossible: (share, why) =>
    frenchSpaces(
      `${share} des propositions n’avaient pas de vraisemblance finie et ont été refusées ; la première parce que : ${why}.`,
    ),
  picture: 'chiffres publics et ajustement',
};

export const fitWords: Readonly<Record<Language, Words>> = { en: english, fr: french };
