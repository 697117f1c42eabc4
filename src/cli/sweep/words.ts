/** The words of the sweep, in both languages. */
import { frenchSpaces, type Language } from '#base';

const english = {
  rows: 'rows',
  perSecond: (count: string) => `${count} a second`,
  before: (rows: string, futures: string, combinations: string, pieces: string, columns: string, size: string) =>
    `${rows} rows (${futures} futures${combinations === '1' ? '' : ` x ${combinations} combinations of levels`}), ${columns} columns, about ${size}; ${pieces} pieces`,
  toDo: (missing: string, kept: string) => `${missing} pieces to compute, ${kept} are there already`,
  corrupt: (file: string) => `${file} is damaged (its checksum does not match); it is computed again`,
  speed: (rows: string, seconds: string, perSecond: string) => `${rows} rows in ${seconds} s, ${perSecond} a second`,
  merged: (file: string) => `joined into ${file}`,
  next: (folder: string, file: string) => `jevons sweep merge ${folder} -o ${file}`,
  titleDone: (folder: string) => `${folder} holds every piece`,
  titlePart: (folder: string, present: string, pieces: string) => `${folder} holds ${present} of ${pieces} pieces`,
  labels: {
    command: 'made by',
    model: 'model',
    rows: 'rows',
    pieces: 'pieces',
    computed: 'computed now',
    kept: 'there already',
    damaged: 'damaged',
    failed: 'failed runs',
    size: 'size',
    next: 'next',
  },
  goOn: (folder: string) => `jevons sweep resume ${folder}`,
  queued: (pieces: string, queue: string) =>
    `${pieces} pieces go to the queue at ${queue}; start workers there with "jevons worker --queue ${queue}"`,
  noWorkers: 'no worker of this version and model listens yet',
  redisGone: (seconds: string) => `Redis does not answer; trying again for up to ${seconds} s`,
  redisBack: 'Redis answers again',
  listening: (queue: string, version: string) =>
    `listening at ${queue} for sweeps of jevons ${version} with this model; Ctrl-C ends`,
  working: (piece: string, of: string) => `piece ${piece} of ${of} done`,
  workerEnd: (pieces: string) => `${pieces} pieces done`,
};

export type SweepWords = typeof english;

const french: SweepWords = {
  rows: 'lignes',
  perSecond: (count) => `${count} par seconde`,
  before: (rows, futures, combinations, pieces, columns, size) =>
    frenchSpaces(
      `${rows} lignes (${futures} futurs${combinations === '1' ? '' : ` x ${combinations} combinaisons de niveaux`}), ${columns} colonnes, environ ${size} ; ${pieces} morceaux`,
    ),
  toDo: (missing, kept) => `${missing} morceaux à calculer, ${kept} déjà là`,
  corrupt: (file) => frenchSpaces(`${file} est abîmé (sa somme de contrôle ne va pas) ; il est recalculé`),
  speed: (rows, seconds, perSecond) => `${rows} lignes en ${seconds} s, ${perSecond} par seconde`,
  merged: (file) => `réunis dans ${file}`,
  next: english.next,
  titleDone: (folder) => `${folder} contient tous les morceaux`,
  titlePart: (folder, present, pieces) => `${folder} contient ${present} morceaux sur ${pieces}`,
  labels: {
    command: 'produit par',
    model: 'modèle',
    rows: 'lignes',
    pieces: 'morceaux',
    computed: 'calculés',
    kept: 'déjà là',
    damaged: 'abîmés',
    failed: 'échecs',
    size: 'taille',
    next: 'ensuite',
  },
  goOn: english.goOn,
  queued: (pieces, queue) =>
    frenchSpaces(
      `${pieces} morceaux vont à la file de ${queue} ; lancez-y des ouvriers : « jevons worker --queue ${queue} »`,
    ),
  noWorkers: 'aucun ouvrier de cette version et de ce modèle n’écoute encore',
  redisGone: (seconds) => frenchSpaces(`Redis ne répond pas ; nouvel essai pendant ${seconds} s au plus`),
  redisBack: 'Redis répond de nouveau',
  listening: (queue, version) =>
    frenchSpaces(`à l’écoute de ${queue} pour jevons ${version} et ce modèle ; Ctrl-C pour finir`),
  working: (piece, of) => `morceau ${piece} sur ${of} fait`,
  workerEnd: (pieces) => `${pieces} morceaux faits`,
};

export const sweepWords: Readonly<Record<Language, SweepWords>> = { en: english, fr: french };
