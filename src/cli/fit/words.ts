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
  ties: (pairs: string) => `Tied by the facts, as correlations (belief, then posterior): ${pairs}.`,
  untouched: (names: string) => `They moved no figure where it was tried, so they were not sampled: ${names}.`,
  figures: 'Figures and what the model gives for them',
  figure: 'figure',
  unit: 'unit',
  reported: 'public',
  model: 'model, 80 %',
  withError: 'with error, 80 %',
  inside: (count: number, of: number) =>
    `${count} of ${of} public figures lie in the 80 % that allows for error; figures share errors, so this is a look and no test.`,
  basis: (model: string, hash: string, date: string) => `Model ${model} ${hash}; facts published by ${date}.`,
  sampler: (chains: number, draws: number, acceptance: string, seed: number, hash: string) =>
    `${chains} chains of ${draws} kept draws, ${acceptance} of proposals taken; seed ${seed}; hash ${hash}.`,
  time: 'Stopped after the minutes given: how many draws that is depends on the machine.',
  interrupted: 'Stopped by Ctrl-C: the draws so far.',
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
  untouched: (names) =>
    frenchSpaces(`Ils ne changent aucun chiffre aux points essayés et n’ont pas été échantillonnés : ${names}.`),
  figures: 'Les chiffres et ce que le modèle en donne',
  figure: 'chiffre',
  unit: 'unité',
  reported: 'public',
  model: 'modèle, 80 %',
  withError: 'avec erreur, 80 %',
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
};

export const fitWords: Readonly<Record<Language, Words>> = { en: english, fr: french };
